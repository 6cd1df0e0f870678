// The only place that draws random numbers: identifiers, secrets and codes, with a seeded double for tests.
import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';

export interface Ids {
  /** UUIDv7 (RFC 9562 section 5.7): sorts by time, rising within a process. It tells its millisecond: never in the sealed zone. */
  newId(): string;
  /** UUIDv4: tells nothing. For the sealed zone. A UUID is no secret (ASVS 11.5.1): use `randomToken` for those. */
  randomId(): string;
  /** `bytes` random bytes (16 or more for a secret) as base64url without padding. */
  randomToken(bytes: number): string;
  /** `count` decimal digits, each equally likely, leading zeros kept. */
  randomDigits(count: number): string;
}

const counterMax = 0xfff;

/** Lays 16 bytes out as a UUID of the given version, variant 10. */
function uuidText(bytes: Uint8Array, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Builds the generators over a source of random bytes and a clock. */
export function idsFrom(random: (count: number) => Uint8Array, clock: Clock): Ids {
  let lastMs = -1;
  let counter = 0;

  function newId(): string {
    const bytes = random(16);
    const nowMs = clock.nowMs();
    if (nowMs > lastMs) {
      lastMs = nowMs;
      counter = (((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)) & (counterMax >> 1);
    } else if (counter === counterMax) {
      // More than a counter's worth in one millisecond, or a clock that went back: borrow from the future.
      lastMs += 1;
      counter = 0;
    } else {
      counter += 1;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
    view.setUint32(0, Math.floor(lastMs / 0x10000));
    view.setUint16(4, lastMs % 0x10000);
    view.setUint16(6, counter);
    return uuidText(bytes, 7);
  }

  function randomDigits(count: number): string {
    let digits = '';
    while (digits.length < count) {
      // 250 is the largest multiple of ten a byte can reach: higher bytes would favour the digits 0 to 5.
      for (const byte of random(count)) if (byte < 250 && digits.length < count) digits += byte % 10;
    }
    return digits;
  }

  return {
    newId,
    randomId: () => uuidText(random(16), 4),
    randomToken: (bytes) => Buffer.from(random(bytes)).toString('base64url'),
    randomDigits,
  };
}

const poolBytes = 4096;
let pool = Buffer.alloc(0);
let poolUsed = 0;

/** Draws from a pool refilled from the system's generator: one call per 256 identifiers instead of one each. */
function pooledRandom(count: number): Uint8Array {
  if (count > poolBytes) return randomBytes(count);
  if (poolUsed + count > pool.length) {
    pool = randomBytes(poolBytes);
    poolUsed = 0;
  }
  const drawn = new Uint8Array(pool.subarray(poolUsed, poolUsed + count));
  pool.fill(0, poolUsed, poolUsed + count);
  poolUsed += count;
  return drawn;
}

export const systemIds: Ids = idsFrom(pooledRandom, systemClock);

/** Repeatable identifiers for tests (xorshift32): never for secrets. */
export function seededIds(seed: number, clock: Clock): Ids {
  let state = seed | 0 || 1;
  return idsFrom((count) => {
    const bytes = new Uint8Array(count);
    for (let index = 0; index < count; index += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bytes[index] = state & 0xff;
    }
    return bytes;
  }, clock);
}
