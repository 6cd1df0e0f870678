/** An identifier that the same secret gives again: so a repeated submission is the same complaint, without anything being stored for it. */

/** UUIDv4 layout (RFC 9562 section 5.4) over 16 bytes that look random to whoever does not hold the secret. */
export function stableId(bytes: Buffer): string {
  const own = Buffer.from(bytes.subarray(0, 16));
  if (own.length < 16) throw new RangeError('an identifier needs 16 bytes');
  own[6] = ((own[6] ?? 0) & 0x0f) | 0x40;
  own[8] = ((own[8] ?? 0) & 0x3f) | 0x80;
  const hex = own.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
