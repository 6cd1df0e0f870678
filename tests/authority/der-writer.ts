// Writes ASN.1 values in DER, for certificates and signatures made by tests.
export type Der = Buffer;

/** One value: identifier byte and content. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Der {
  const content = Buffer.concat(parts);
  const length = content.length;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const digits = Buffer.from(
    length.toString(16).padStart(length > 0xffffff ? 8 : length > 0xffff ? 6 : length > 0xff ? 4 : 2, '0'),
    'hex',
  );
  return Buffer.concat([Buffer.from([tag, 0x80 | digits.length]), digits, content]);
}

export const sequence = (...parts: readonly Uint8Array[]): Der => der(0x30, ...parts);
/** A SET OF in the order DER asks for. */
export const setOf = (...parts: readonly Uint8Array[]): Der => der(0x31, ...[...parts].sort(Buffer.compare));
export const octets = (bytes: Uint8Array): Der => der(0x04, bytes);
export const nothing: Der = der(0x05);
export const truth: Der = der(0x01, Buffer.from([0xff]));
export const utf8 = (text: string): Der => der(0x0c, Buffer.from(text));
export const printable = (text: string): Der => der(0x13, Buffer.from(text));
export const bits = (bytes: Uint8Array, unused = 0): Der => der(0x03, Buffer.from([unused]), bytes);

/** A whole number not below zero. */
export function integer(value: number): Der {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return der(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((part) => {
    const digits = [part % 128];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift((left % 128) | 0x80);
    return digits;
  });
  return der(0x06, Buffer.from(bytes));
}

const stamp = (timeMs: number) => `${new Date(timeMs).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
export const utcTime = (timeMs: number): Der => der(0x17, Buffer.from(stamp(timeMs).slice(2)));
export const generalizedTime = (timeMs: number): Der => der(0x18, Buffer.from(stamp(timeMs)));
