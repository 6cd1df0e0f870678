/** Reads the letters in a picture (Spanish), wholly on this machine: program and model come from the installed packages. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWorker, OEM } from 'tesseract.js';
import { PaginaFault } from './pagina-fault.ts';
import { paginaLimits as limits } from './pagina-limits.ts';
import { openPicture, pictureFault } from './safe-image.ts';

export type OcrResult = {
  readonly lines: readonly string[];
  /** 0 to 100, the engine's own mean over the words. */
  readonly confidence: number;
};

/** The integer model: 2.1 MB instead of 8.4, every character right in the trial of documents.md, section 4. */
const modelFolder = join(
  dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/spa/package.json'))),
  '4.0.0_best_int',
);

/** Told to the engine, which otherwise guesses it and writes the guess to the error output. */
const assumedDpi = 200;

type Engine = Awaited<ReturnType<typeof createWorker>>;

/**
 * Slight slants are straightened; where little is read, the picture is tried on its other three sides and the best
 * reading counts. Rejects with `PaginaFault` only; the engine's thread is ended either way.
 */
export async function ocrText(image: Uint8Array): Promise<OcrResult> {
  const upright = await prepare(image, 0);
  const ended = new AbortController();
  const expired = expire(ended.signal);
  const starting = startEngine();
  try {
    const engine = await Promise.race([starting, expired]);
    await engine.setParameters({ user_defined_dpi: String(assumedDpi), debug_file: '/dev/null' });
    return await Promise.race([readAnyWay(engine, image, upright), expired]);
  } finally {
    ended.abort();
    // Also one that starts too late is ended; one that never starts leaves with the process.
    starting.then(
      (engine) => engine.terminate(),
      () => undefined,
    );
  }
}

async function readAnyWay(engine: Engine, image: Uint8Array, upright: Buffer): Promise<OcrResult> {
  let best = await read(engine, upright);
  for (const degrees of [180, 90, 270]) {
    if (best.confidence >= limits.ocrUprightConfidenceMin) break;
    const turned = await read(engine, await prepare(image, degrees));
    if (turned.confidence > best.confidence) best = turned;
  }
  return best;
}

async function read(engine: Engine, picture: Buffer): Promise<OcrResult> {
  const { data } = await engine.recognize(picture, { rotateAuto: true }).catch(() => {
    throw new PaginaFault('ocr-sin-resultado');
  });
  const lines = data.text.normalize('NFC').split('\n');
  return {
    lines: lines.map((line) => line.trim()).filter((line) => line !== ''),
    confidence: data.confidence,
  };
}

/** Grey, upright, with the full range of tones, at a size the engine reads well. */
async function prepare(image: Uint8Array, degrees: number): Promise<Buffer> {
  try {
    const { width, height, orientation = 1 } = await openPicture(image).metadata();
    // The four orientations above 4 lie on their side (EXIF 2.3, Orientation).
    const across = orientation > 4 ? height : width;
    const scale = Math.max(1, limits.ocrWidthMin / across);
    const side = Math.min(Math.round(Math.max(width, height) * scale), limits.ocrSideMax);
    const sized = await openPicture(image)
      .autoOrient()
      .flatten({ background: 'white' })
      .greyscale()
      .resize({ width: side, height: side, fit: 'inside' })
      .normalise()
      .png({ compressionLevel: 1 })
      .toBuffer();
    return degrees === 0 ? sized : await openPicture(sized).rotate(degrees).png().toBuffer();
  } catch (error) {
    throw pictureFault(error);
  }
}

/**
 * `langPath` is a folder, so that the package reads the model from disk (its default is an address of a network), and
 * `cacheMethod` keeps it from writing a copy into the working folder. A start that fails would otherwise never answer.
 */
function startEngine(): Promise<Engine> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new PaginaFault('ocr-sin-resultado'));
    createWorker('spa', OEM.LSTM_ONLY, {
      langPath: modelFolder,
      cacheMethod: 'none',
      gzip: true,
      logger: () => undefined,
      errorHandler: fail,
    }).then(resolve, fail);
  });
}

function expire(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new PaginaFault('ocr-sin-resultado')), limits.ocrMsMax);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
