/** Pointers as the texts that travel between processes: JSON arrays, each shorter than one NOTIFY may carry. */
import type { Pointer } from './pointer-bus.ts';

/** PostgreSQL takes payloads shorter than 8,000 bytes (https://www.postgresql.org/docs/current/sql-notify.html). */
export const payloadBytesMax = 7_900;

const isTriple = (value: unknown): value is [string, string, number] =>
  Array.isArray(value) &&
  value.length === 3 &&
  typeof value[0] === 'string' &&
  typeof value[1] === 'string' &&
  Number.isSafeInteger(value[2]);

/** As few payloads as they fit in; a pointer too long for any is left out, and found by polling. */
export function payloadsFrom(pointers: Iterable<Pointer>): string[] {
  const payloads: string[] = [];
  let parts: string[] = [];
  let sizeBytes = 0;
  const close = (): void => {
    if (parts.length > 0) payloads.push(`[${parts.join(',')}]`);
    parts = [];
    sizeBytes = 0;
  };
  for (const { topic, key, n } of pointers) {
    const part = JSON.stringify([topic, key, n]);
    // One more for the comma or a bracket.
    const partBytes = Buffer.byteLength(part) + 1;
    if (partBytes + 1 > payloadBytesMax) continue;
    if (sizeBytes + partBytes + 1 > payloadBytesMax) close();
    parts.push(part);
    sizeBytes += partBytes;
  }
  close();
  return payloads;
}

/** What is no pointer is left out: anybody with a connection may write to the channel. */
export function pointersFrom(payload: string): Pointer[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(payload);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
  if (!Array.isArray(parsed)) return [];
  return parsed.filter(isTriple).map(([topic, key, n]) => ({ topic, key, n }));
}
