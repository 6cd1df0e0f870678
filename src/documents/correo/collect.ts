/** Reads a stream to its end and keeps its beginning. */

export type Collected = { readonly bytes: Buffer; readonly cut: boolean };

export async function collect(source: AsyncIterable<Buffer>, bytesMax: number): Promise<Collected> {
  const kept: Buffer[] = [];
  let [length, cut] = [0, false];
  for await (const chunk of source) {
    const room = bytesMax - length;
    if (room > 0) kept.push(chunk.subarray(0, room));
    cut ||= chunk.length > room;
    length += Math.min(chunk.length, Math.max(room, 0));
  }
  return { bytes: Buffer.concat(kept), cut };
}

/** Hands a stream on and keeps its beginning on the way. */
export function tee(
  source: AsyncIterable<Buffer>,
  bytesMax: number,
): { through: AsyncIterable<Buffer>; kept(): Collected } {
  const pieces: Buffer[] = [];
  let [length, cut] = [0, false];
  return {
    through: (async function* () {
      for await (const chunk of source) {
        const room = bytesMax - length;
        if (room > 0) pieces.push(Buffer.from(chunk.subarray(0, room)));
        cut ||= chunk.length > room;
        length += Math.min(chunk.length, Math.max(room, 0));
        yield chunk;
      }
    })(),
    kept: () => ({ bytes: Buffer.concat(pieces), cut }),
  };
}
