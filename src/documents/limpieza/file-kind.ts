/** What a file is, by its own first bytes: only the kinds a clean copy can be made of. */

export type CleanableKind = 'jpeg' | 'png' | 'webp' | 'pdf' | 'ooxml';

const starts = (bytes: Uint8Array, text: string, at = 0) =>
  Buffer.from(bytes.subarray(at, at + text.length)).toString('latin1') === text;

export function fileKind(bytes: Uint8Array): CleanableKind | null {
  if (starts(bytes, '\xff\xd8\xff')) return 'jpeg';
  if (starts(bytes, '\x89PNG\r\n\x1a\n')) return 'png';
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return 'webp';
  if (starts(bytes, '%PDF-')) return 'pdf';
  // OpenDocument and plain archives begin alike; whoever opens it tells them apart.
  return starts(bytes, 'PK\x03\x04') ? 'ooxml' : null;
}
