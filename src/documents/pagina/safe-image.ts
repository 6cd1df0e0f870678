/** Draws a picture anew, so that nothing of the file is left but what one sees: no place, no author, no second file behind it. */
import { PaginaFault } from './pagina-fault.ts';
import { paginaLimits as limits } from './pagina-limits.ts';
import { sharp } from './picture-library.ts';

/**
 * JPEG stays JPEG, PNG stays PNG; upright as the camera meant it, at most 4,000 pixels a side, in sRGB, without
 * metadata. Anything else is refused. Rejects with `PaginaFault` only.
 */
export async function safeImage(bytes: Uint8Array): Promise<Buffer> {
  const kind = kindOf(bytes);
  if (kind === null) throw new PaginaFault('imagen-no-admitida');
  if (bytes.length > limits.pictureBytesMax) throw new PaginaFault('imagen-demasiado-grande');
  const side = limits.pictureSideMax;
  const picture = openPicture(bytes)
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  const encoded = kind === 'jpeg' ? picture.jpeg({ quality: 88 }) : picture.png({ compressionLevel: 6 });
  return encoded.toBuffer().catch((error: unknown) => {
    throw pictureFault(error);
  });
}

export function openPicture(bytes: Uint8Array) {
  return sharp(bytes, { limitInputPixels: limits.picturePixelsMax, failOn: 'error', pages: 1 });
}

export function pictureFault(error: unknown): PaginaFault {
  const isLarge = error instanceof Error && /pixel limit/i.test(error.message);
  return new PaginaFault(isLarge ? 'imagen-demasiado-grande' : 'imagen-danada');
}

function kindOf(bytes: Uint8Array): 'jpeg' | 'png' | null {
  const starts = (...values: number[]) => values.every((value, index) => bytes[index] === value);
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  return starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ? 'png' : null;
}
