/** Sealing files of any size with constant memory: numbered chunks, the last one marked, the true size hidden. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import type { Ids } from '../../platform/ids.ts';
import { sealedVersion } from './sealed-version.ts';

const tagBytes = 16;
const lengthBytes = 4;
const prefixBytes = 7;
const headerBytes = 1 + prefixBytes;
/** What a chunk holds, its own length included. */
const chunkClearBytes = 64 * 1024;
const payloadBytes = chunkClearBytes - lengthBytes;
const chunkSealedBytes = chunkClearBytes + tagBytes;
/** The counter has 32 bits. */
const chunksMax = 2 ** 32 - 1;

/** A sealed file that does not open: cut, altered, put together from others, or under another key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/** Random prefix (7) · counter (4) · 1 for the last chunk, 0 for the others: the STREAM construction. */
function nonceOf(prefix: Buffer, counter: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  prefix.copy(nonce);
  nonce.writeUInt32BE(counter, prefixBytes);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Chunks are rounded up to a multiple of a sixteenth to an eighth of their count: at most an eighth more. */
export function paddedChunks(chunks: number): number {
  const step = 2 ** Math.max(0, Math.floor(Math.log2(chunks)) - 3);
  return Math.ceil(chunks / step) * step;
}

/** Gathers what arrives and hands it on in pieces of exactly `sizeBytes`; the rest stays. */
class Gatherer {
  #parts: Buffer[] = [];
  #held = 0;

  /** Full pieces, keeping back the last `sizeBytes` so that the end can be recognised. */
  add(part: Buffer, sizeBytes: number): Buffer[] {
    this.#parts.push(part);
    this.#held += part.length;
    if (this.#held <= sizeBytes) return [];
    const whole = Buffer.concat(this.#parts);
    const pieces: Buffer[] = [];
    let at = 0;
    while (whole.length - at > sizeBytes) {
      pieces.push(whole.subarray(at, at + sizeBytes));
      at += sizeBytes;
    }
    this.#parts = [whole.subarray(at)];
    this.#held = whole.length - at;
    return pieces;
  }

  rest(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

function chunkOf(payload: Buffer): Buffer {
  const chunk = Buffer.alloc(chunkClearBytes);
  chunk.writeUInt32BE(payload.length);
  payload.copy(chunk, lengthBytes);
  return chunk;
}

/** `key`: 32 bytes, fresh for every file. */
export function sealStream(ids: Ids, key: Buffer): Transform {
  const prefix = Buffer.from(ids.randomToken(prefixBytes), 'base64url');
  const gathered = new Gatherer();
  let counter = 0;
  const sealed = (payload: Buffer, last: boolean): Buffer => {
    if (counter >= chunksMax) throw new RangeError('more chunks than the counter has numbers');
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, counter, last));
    if (counter === 0) cipher.setAAD(Buffer.concat([Buffer.of(sealedVersion), prefix]));
    counter += 1;
    return Buffer.concat([cipher.update(chunkOf(payload)), cipher.final(), cipher.getAuthTag()]);
  };
  return new Transform({
    construct(callback) {
      this.push(Buffer.concat([Buffer.of(sealedVersion), prefix]));
      callback();
    },
    transform(part: Buffer, _encoding, callback) {
      for (const payload of gathered.add(part, payloadBytes)) this.push(sealed(payload, false));
      callback();
    },
    flush(callback) {
      const total = paddedChunks(counter + 1);
      let payload = gathered.rest();
      for (; counter < total - 1; payload = Buffer.alloc(0)) this.push(sealed(payload, false));
      this.push(sealed(payload, true));
      callback();
    },
  });
}

function payloadOf(chunk: Buffer): Buffer {
  const end = lengthBytes + chunk.readUInt32BE();
  if (end > chunk.length) throw new SealBroken('length beyond the chunk');
  return chunk.subarray(lengthBytes, end);
}

/** Emits what was sealed; ends with a `SealBroken` as soon as something does not fit, never in silence. */
export function openStream(key: Buffer): Transform {
  const gathered = new Gatherer();
  let header = Buffer.alloc(0);
  let counter = 0;
  const opened = (sealed: Buffer, last: boolean): Buffer => {
    if (sealed.length !== chunkSealedBytes) throw new SealBroken('cut short');
    const nonce = nonceOf(header.subarray(1), counter, last);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
    if (counter === 0) decipher.setAAD(header);
    decipher.setAuthTag(sealed.subarray(chunkClearBytes));
    counter += 1;
    try {
      return payloadOf(
        Buffer.concat([decipher.update(sealed.subarray(0, chunkClearBytes)), decipher.final()]),
      );
    } catch (cause) {
      throw new SealBroken('does not open', { cause });
    }
  };
  /** What remains of a part once the header is complete. */
  const past = (part: Buffer): Buffer => {
    if (header.length >= headerBytes) return part;
    const missing = headerBytes - header.length;
    header = Buffer.concat([header, part.subarray(0, missing)]);
    if (header[0] !== sealedVersion) throw new SealBroken('version unknown');
    return part.subarray(missing);
  };
  const guarded = (work: () => void, callback: TransformCallback): void => {
    try {
      work();
    } catch (error) {
      callback(error instanceof Error ? error : new SealBroken('does not open'));
      return;
    }
    callback();
  };
  return new Transform({
    transform(part: Buffer, _encoding, callback) {
      guarded(() => {
        for (const sealed of gathered.add(past(part), chunkSealedBytes)) {
          const payload = opened(sealed, false);
          if (payload.length > 0) this.push(payload);
        }
      }, callback);
    },
    flush(callback) {
      guarded(() => {
        if (header.length < headerBytes) throw new SealBroken('cut short');
        const payload = opened(gathered.rest(), true);
        if (payload.length > 0) this.push(payload);
      }, callback);
    },
  });
}
