/** Makes raw typed text storable: PostgreSQL's JSON refuses NUL and lone surrogates, and nothing typed may be lost over that. */

/** Replaces what cannot be stored by the replacement character (U+FFFD), at any depth. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '\uFFFD');
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), storable(inner)]));
  }
  return value;
}
