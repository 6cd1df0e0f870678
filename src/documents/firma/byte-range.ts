/** The rules of /ByteRange: what a signature covers must be everything of its revision but its own /Contents (ISO 32000-2, 12.8.1). */
import type { FoundSignature } from './find-signatures.ts';
import { signatureLimits } from './signature-limits.ts';

export type Coverage = {
  /** The gap is `<` to `>` of /Contents. */
  readonly gapStart: number;
  readonly gapEnd: number;
  /** Where the signed revision ends. */
  readonly end: number;
};

export type RangeFault =
  | 'rango-ilegible'
  | 'rango-fuera-del-archivo'
  | 'contenido-fuera-del-hueco'
  | 'fin-de-revision'
  | 'claves-repetidas'
  | 'firma-demasiado-grande';

function endsRevision(bytes: Uint8Array, end: number): boolean {
  const tail = Buffer.from(bytes.subarray(Math.max(0, end - 7), end)).toString('latin1');
  return /%%EOF(?:\r\n|\r|\n)?$/.test(tail);
}

/** `bytes`: the whole file. */
export function readCoverage(bytes: Uint8Array, signature: FoundSignature): Coverage | RangeFault {
  const { byteRange, contents, number, dict } = signature;
  if (dict.repeated) return 'claves-repetidas';
  if (byteRange === null) return 'rango-ilegible';
  const [start, gapStart, gapEnd, rest] = byteRange;
  const end = gapEnd + rest;
  if (start !== 0 || gapStart >= gapEnd || end > bytes.length) return 'rango-fuera-del-archivo';
  // The string's place is a place in the file only if its dictionary is an object of the file itself.
  if (number === null || contents === null || contents.start !== gapStart || contents.end !== gapEnd)
    return 'contenido-fuera-del-hueco';
  const digits = gapEnd - gapStart - 2;
  if (bytes[gapStart] !== 0x3c || bytes[gapEnd - 1] !== 0x3e || digits !== contents.bytes.length * 2)
    return 'contenido-fuera-del-hueco';
  if (contents.bytes.length > signatureLimits.cmsBytesMax) return 'firma-demasiado-grande';
  return endsRevision(bytes, end) ? { gapStart, gapEnd, end } : 'fin-de-revision';
}

/** Each signature must stand wholly after the revision that the one before it signed; two of one range are a trick. */
export function rangesOverlap(sorted: readonly Coverage[]): boolean {
  return sorted.some((one, index) => {
    const before = sorted[index - 1];
    return before !== undefined && one.gapStart < before.end;
  });
}
