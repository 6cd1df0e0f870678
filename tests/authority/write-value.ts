// Writes PDF values back as text, for revisions that change an object they have read.
import type { PdfValue } from '../../src/documents/pdf/pdf-value.ts';

/** Any value but a stream. */
export function writeValue(value: PdfValue): string {
  if (value === null || typeof value !== 'object') return String(value);
  switch (value.kind) {
    case 'name':
      return `/${value.value.replace(/[^A-Za-z0-9._+-]/g, (one) => `#${one.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
    case 'string':
      return `<${Buffer.from(value.bytes).toString('hex')}>`;
    case 'ref':
      return `${value.number} ${value.generation} R`;
    case 'array':
      return `[${value.items.map(writeValue).join(' ')}]`;
    case 'dict':
      return writeDict(value.entries);
    case 'stream':
      throw new TypeError('a stream is not written again');
  }
}

export function writeDict(
  entries: ReadonlyMap<string, PdfValue>,
  changes: Readonly<Record<string, string>> = {},
): string {
  const kept = [...entries].filter(([key]) => changes[key] === undefined);
  const own = kept.map(([key, value]) => `/${key} ${writeValue(value)}`);
  return `<< ${[...own, ...Object.entries(changes).map(([key, text]) => `/${key} ${text}`)].join(' ')} >>`;
}
