/** The kinds of value a PDF is made of (ISO 32000-1, 7.3), as read from the bytes, references not followed. */
export type PdfName = { readonly kind: 'name'; readonly value: string };
/** `start` and `end`: where the token stands, delimiters included; within its object stream for a packed object. */
export type PdfString = {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
};
export type PdfRef = { readonly kind: 'ref'; readonly number: number; readonly generation: number };
export type PdfArray = { readonly kind: 'array'; readonly items: readonly PdfValue[] };
/** `repeated`: some key stands twice, so that two readers may understand two things. The last one is kept. */
export type PdfDict = {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
  readonly repeated: boolean;
};
/** `start` to `end`: the bytes of the file as stored, filters not undone. */
export type PdfStream = {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  readonly start: number;
  readonly end: number;
};
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfArray
  | PdfDict
  | PdfStream;

type Kinds = {
  name: PdfName;
  string: PdfString;
  ref: PdfRef;
  array: PdfArray;
  dict: PdfDict;
  stream: PdfStream;
};

/** The value if it is of that kind, else null. */
export function as<K extends keyof Kinds>(kind: K, value: PdfValue | undefined): Kinds[K] | null {
  return typeof value === 'object' && value !== null && value.kind === kind ? (value as Kinds[K]) : null;
}

/** The text of a name, null for anything else. */
export function nameOf(value: PdfValue | undefined): string | null {
  return as('name', value)?.value ?? null;
}

/** A whole number not below zero, null for anything else. */
export function countOf(value: PdfValue | undefined): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** The dictionary of a dictionary or of a stream. */
export function dictOf(value: PdfValue | undefined): PdfDict | null {
  return as('dict', value) ?? as('stream', value)?.dict ?? null;
}

/** The values a container holds; none for a scalar. */
export function childrenOf(value: PdfValue): Iterable<PdfValue> {
  if (typeof value !== 'object' || value === null) return [];
  if (value.kind === 'array') return value.items;
  return dictOf(value)?.entries.values() ?? [];
}

/** A text string: UTF-16BE or UTF-8 by its mark, else bytes as Latin-1 (ISO 32000-1, 7.9.2.2). */
export function textOf(value: PdfValue | undefined): string | null {
  const bytes = as('string', value)?.bytes;
  if (bytes === undefined) return null;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
