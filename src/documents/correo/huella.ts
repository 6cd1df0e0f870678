/** The fingerprint of a message: of what its author sent, without what carriers add on the way. */
import { createHash, type Hash } from 'node:crypto';
import { firstOf, type HeaderField } from './header-lines.ts';

const signed = ['message-id', 'from', 'date', 'subject'] as const;

export type Huella = {
  /** Goes over the body as it streams by. */
  through(body: AsyncIterable<Buffer>): AsyncIterable<Buffer>;
  /** Hex; after the body has gone through. */
  digest(): string;
};

/** Line ends count as one character and empty lines at the end not at all: carriers change both (RFC 6376, 3.4.3). */
function bodyDigest(hash: Hash): { add(chunk: Buffer): void; end(): void } {
  let lines = 0;
  let halfEnd = false;
  const put = (text: string): void => {
    let end = text.length;
    while (end > 0 && text.charCodeAt(end - 1) === 10) end -= 1;
    const solid = text.slice(0, end);
    if (solid === '') {
      lines += text.length;
      return;
    }
    hash.update('\n'.repeat(lines)).update(Buffer.from(solid, 'latin1'));
    lines = text.length - solid.length;
  };
  return {
    add(chunk) {
      const text = (halfEnd ? '\r' : '') + chunk.toString('latin1');
      halfEnd = text.endsWith('\r');
      put((halfEnd ? text.slice(0, -1) : text).replaceAll('\r\n', '\n'));
    },
    end: () => put(halfEnd ? '\r' : ''),
  };
}

export function startHuella(fields: readonly HeaderField[]): Huella {
  const hash = createHash('sha256');
  for (const name of signed)
    hash.update(`${name}:${(firstOf(fields, name) ?? '').replaceAll(/\s+/g, ' ').trim()}\n`, 'latin1');
  const digest = bodyDigest(hash);
  return {
    async *through(body) {
      for await (const chunk of body) {
        digest.add(chunk);
        yield chunk;
      }
    },
    digest() {
      digest.end();
      return hash.digest('hex');
    },
  };
}
