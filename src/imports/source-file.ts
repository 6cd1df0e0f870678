/** The file an operator hands over: what it is, how its text is encoded, and its fingerprint, found out in one pass. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ImportRefusal } from './report.ts';

export type SourceFile = {
  readonly path: string;
  /** Without folders, for messages. */
  readonly name: string;
  readonly encoding: 'utf-8' | 'windows-1252';
  /** Hexadecimal, of the bytes as they are. */
  readonly sha256: string;
};

/** First bytes of files people take for CSV, and what to do instead. UTF-16: what Excel calls «Texto Unicode». */
const mistaken: readonly (readonly [bytes: string, sentence: string])[] = [
  ['504b0304', 'parece un libro de Excel: ábralo y guárdelo como «CSV UTF-8»'],
  ['d0cf11e0', 'parece un libro antiguo de Excel: ábralo y guárdelo como «CSV UTF-8»'],
  ['25504446', 'es un PDF: se espera un archivo de texto CSV'],
  ['1f8b', 'está comprimido: descomprímalo primero'],
  ['fffe', 'está en UTF-16: guárdelo como «CSV UTF-8»'],
  ['feff', 'está en UTF-16: guárdelo como «CSV UTF-8»'],
];

/** Throws ImportRefusal where there is no readable, non-empty file: worth asking before anything is started. */
export async function checkSource(path: string): Promise<void> {
  const name = basename(path);
  const found = await stat(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error';
    throw new ImportRefusal(`No se puede leer ${path} (${code}).`, { cause: error });
  });
  if (!found.isFile()) throw new ImportRefusal(`${name} no es un archivo.`);
  if (found.size === 0) throw new ImportRefusal(`${name} está vacío.`);
}

function checkStart(first: Buffer, name: string): void {
  const start = first.subarray(0, 4).toString('hex');
  const match = mistaken.find(([bytes]) => start.startsWith(bytes));
  if (match !== undefined) throw new ImportRefusal(`${name} ${match[1]}.`);
}

/**
 * Reads the file once for fingerprint and encoding: UTF-8 only where every byte of it is, else Windows-1252, in
 * which Excel saves plain CSV. Throws ImportRefusal with the operator's sentence.
 */
export async function openSource(path: string): Promise<SourceFile> {
  const name = basename(path);
  await checkSource(path);
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let encoding: SourceFile['encoding'] = 'utf-8';
  let first = true;
  const decode = (chunk?: Buffer): void => {
    if (encoding !== 'utf-8') return;
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      // The decoder's only error: these bytes are not UTF-8.
      encoding = 'windows-1252';
    }
  };
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (first) checkStart(chunk, name);
      first = false;
      hash.update(chunk);
      decode(chunk);
    }
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    throw new ImportRefusal(`No se puede leer ${path}.`, { cause: error });
  }
  decode();
  return { path, name, encoding, sha256: hash.digest('hex') };
}
