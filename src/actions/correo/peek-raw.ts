/** The beginning of a mail on its way in, and the whole of it again: what it is decides where it may be kept. */
import { Readable } from 'node:stream';
import { intakeLimits } from './intake-limits.ts';

export type PeekedRaw = {
  /** All that was read: the whole mail where `isWhole`. */
  readonly head: Buffer;
  readonly isWhole: boolean;
  /** From the first byte on; once. Left where it stands when nobody reads on, for whoever owns the source to drain. */
  readonly whole: () => Readable;
};

async function* continued(read: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield read;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** Reads as much as a row may hold. Null: the source broke, nothing was promised, so the mail will come again. */
export async function peekRaw(source: Readable): Promise<PeekedRaw | null> {
  const pieces: Buffer[] = [];
  const chunks: AsyncIterator<Buffer> = source.iterator({ destroyOnReturn: false });
  let sizeBytes = 0;
  let isWhole = false;
  try {
    while (!isWhole && sizeBytes <= intakeLimits.rawInRowBytesMax) {
      const next = await chunks.next();
      if (next.done === true) isWhole = true;
      else {
        pieces.push(next.value);
        sizeBytes += next.value.length;
      }
    }
  } catch {
    return null;
  }
  const head = Buffer.concat(pieces);
  return { head, isWhole, whole: () => Readable.from(continued(head, chunks), { objectMode: false }) };
}
