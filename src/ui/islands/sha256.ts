/** SHA-256 (FIPS 180-4) of short texts, synchronous: the browser's own is asynchronous and far slower per call. */

/** First 32 bits of the fractional parts of the square or cube roots of the first primes, exact in integers. */
function rootBits(count: number, power: 2n | 3n): Uint32Array {
  const out = new Uint32Array(count);
  let found = 0;
  for (let candidate = 2n; found < count; candidate += 1n) {
    let isPrime = true;
    for (let factor = 2n; factor * factor <= candidate; factor += 1n)
      if (candidate % factor === 0n) isPrime = false;
    if (!isPrime) continue;
    out[found] = Number(integerRoot(candidate << (32n * power), power) & 0xffffffffn);
    found += 1;
  }
  return out;
}

function integerRoot(value: bigint, power: 2n | 3n): bigint {
  let low = 0n;
  let high = 1n << 44n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** power <= value) low = middle;
    else high = middle;
  }
  return low;
}

const rounds = rootBits(64, 3n);
const start = rootBits(8, 2n);
const words = new Uint32Array(64);

function at(list: Uint32Array, index: number): number {
  return list[index] ?? 0;
}

function rotate(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

function expand(block: DataView, offset: number): void {
  for (let i = 0; i < 16; i += 1) words[i] = block.getUint32(offset + i * 4);
  for (let i = 16; i < 64; i += 1) {
    const a = at(words, i - 15);
    const b = at(words, i - 2);
    const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    words[i] = at(words, i - 16) + s0 + at(words, i - 7) + s1;
  }
}

function compress(state: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + at(rounds, i) + at(words, i)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => {
    state[i] = at(state, i) + value;
  });
}

/** The digest as eight 32-bit words. */
export function sha256(text: string): Uint32Array {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  const state = start.slice();
  for (let offset = 0; offset < padded.length; offset += 64) {
    expand(view, offset);
    compress(state);
  }
  return state;
}
