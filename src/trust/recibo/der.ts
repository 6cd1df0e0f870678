/** The few shapes of DER (X.690) a signature is made of, written out; what others made goes in as it is. */

const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  nothing: 0x05,
  identifier: 0x06,
  utf8: 0x0c,
  sequence: 0x30,
  set: 0x31,
  generalizedTime: 0x18,
} as const;

function length(count: number): Buffer {
  if (count < 0x80) return Buffer.of(count);
  const bytes: number[] = [];
  for (let rest = count; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.of(0x80 | bytes.length, ...bytes);
}

export function tagged(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), length(content.length), content]);
}

export const sequence = (...parts: readonly Uint8Array[]) => tagged(tags.sequence, ...parts);

/** Members of a SET in DER are sorted by their bytes. */
export const setOf = (...parts: readonly Uint8Array[]) =>
  tagged(tags.set, ...[...parts].sort((a, b) => Buffer.compare(a, b)));

export const octets = (content: Uint8Array) => tagged(tags.octetString, content);
export const bits = (content: Uint8Array) => tagged(tags.bitString, Buffer.of(0), content);
export const utf8 = (text: string) => tagged(tags.utf8, Buffer.from(text));
export const nothing = Buffer.of(tags.nothing, 0);

/** `content`: big-endian, its first bit zero for a positive number. */
export const integer = (content: Uint8Array) => tagged(tags.integer, content);

/** Context tag `[number]`, constructed. */
export const context = (number: number, ...parts: readonly Uint8Array[]) => tagged(0xa0 | number, ...parts);

/** `dotted`: such as `1.2.840.113549.1.7.2`. */
export function identifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const septets = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      septets.unshift(0x80 | (left % 128));
    return septets;
  });
  return tagged(tags.identifier, Buffer.from(bytes));
}

/** To the second. */
export function time(atMs: number): Buffer {
  const text = new Date(atMs).toISOString().replace(/[-:T]|\.\d+/g, '');
  return tagged(tags.generalizedTime, Buffer.from(text));
}
