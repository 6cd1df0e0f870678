/** Counts and hashes a stream on its way. */
import { createHash } from 'node:crypto';

export type Measure = { bytes: number; sha256: string };

/** Hands on what comes; `measure` is complete when it has ended. */
export async function* measured(source: AsyncIterable<Buffer>, measure: Measure): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of source) {
    hash.update(chunk);
    measure.bytes += chunk.length;
    yield chunk;
  }
  measure.sha256 = hash.digest('hex');
}

export const nothingYet = (): Measure => ({ bytes: 0, sha256: '' });
