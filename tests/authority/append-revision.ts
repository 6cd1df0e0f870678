// Adds an incremental revision to a PDF: changed and new objects, then a cross-reference table or stream. Honest or hostile.
import { deflateSync } from 'node:zlib';
import { openPdf } from '../../src/documents/pdf/open-pdf.ts';
import { countOf, nameOf } from '../../src/documents/pdf/pdf-value.ts';
import { writeValue } from './write-value.ts';

export type Revision = {
  /** Object number to its body: the text between `obj` and `endobj`. */
  readonly objects?: ReadonlyMap<number, string | Buffer>;
  readonly freed?: readonly number[];
  /** Object number to an offset somewhere in the file: the shadow trick. */
  readonly pointed?: ReadonlyMap<number, number>;
  /** More trailer entries; they replace those of the file. */
  readonly trailer?: Readonly<Record<string, string>>;
  /** Default: as the file has it. */
  readonly xref?: 'table' | 'stream';
};

type Entry = readonly [number: number, offset: number | null];

/** Runs of consecutive numbers. */
function runs(entries: readonly Entry[]): Entry[][] {
  const found: Entry[][] = [];
  for (const entry of [...entries].sort(([a], [b]) => a - b)) {
    const last = found.at(-1);
    if (last?.at(-1)?.[0] === entry[0] - 1) last?.push(entry);
    else found.push([entry]);
  }
  return found;
}

function table(entries: readonly Entry[], trailer: string): string {
  const line = ([, offset]: Entry) =>
    `${String(offset ?? 0).padStart(10, '0')} 0000${offset === null ? '1 f' : '0 n'} \n`;
  const sections = runs(entries).map((run) => `${run[0]?.[0]} ${run.length}\n${run.map(line).join('')}`);
  return `xref\n${sections.join('')}trailer\n<< ${trailer} >>\n`;
}

/** With the «up» predictor, which real writers use. */
export function predicted(rows: readonly Buffer[]): Buffer {
  const lines = rows.map((row, index) => {
    const above = rows[index - 1];
    return Buffer.concat([Buffer.from([2]), Buffer.from(row.map((byte, at) => byte - (above?.[at] ?? 0)))]);
  });
  return deflateSync(Buffer.concat(lines));
}

export function xrefRow(type: number, second: number, third: number): Buffer {
  const row = Buffer.alloc(7);
  row.writeUInt8(type, 0);
  row.writeUInt32BE(second, 1);
  row.writeUInt16BE(third, 5);
  return row;
}

function streamObject(entries: readonly Entry[], number: number, offset: number, trailer: string): Buffer {
  const all = runs([...entries, [number, offset]]);
  const index = all.map((run) => `${run[0]?.[0]} ${run.length}`).join(' ');
  const data = predicted(all.flat().map(([, at]) => xrefRow(at === null ? 0 : 1, at ?? 0, 0)));
  const dict = `/Type /XRef /W [1 4 2] /Index [${index}] /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 7 >> /Length ${data.length}`;
  return Buffer.concat([
    Buffer.from(`${number} 0 obj\n<< ${dict} ${trailer} >>\nstream\n`),
    data,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}

/** The first object number that no revision uses. */
export function nextNumber(pdf: Uint8Array): number {
  const { trailer, entries } = openPdf(pdf);
  return Math.max(
    countOf(trailer.entries.get('Size')) ?? 1,
    ...[...entries.keys()].map((number) => number + 1),
  );
}

export function appendRevision(pdf: Uint8Array, revision: Revision): Buffer {
  const before = openPdf(pdf);
  const parts: Buffer[] = [Buffer.from(pdf), Buffer.from('\n')];
  let at = pdf.length + 1;
  const entries: Entry[] = [];
  for (const [number, body] of revision.objects ?? []) {
    const whole = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ]);
    entries.push([number, at]);
    parts.push(whole);
    at += whole.length;
  }
  for (const number of revision.freed ?? []) entries.push([number, null]);
  for (const [number, offset] of revision.pointed ?? []) entries.push([number, offset]);
  const number = Math.max(nextNumber(pdf), ...entries.map(([one]) => one + 1));
  const style = revision.xref ?? (nameOf(before.trailer.entries.get('Type')) === 'XRef' ? 'stream' : 'table');
  const kept = ['Root', 'Info', 'ID'].flatMap((key) => {
    const value = before.trailer.entries.get(key);
    return value === undefined ? [] : [[key, writeValue(value)] as const];
  });
  const size = style === 'stream' ? number + 1 : number;
  const own = {
    ...Object.fromEntries(kept),
    Size: String(size),
    Prev: String(before.startOffset),
    ...revision.trailer,
  };
  const trailer = Object.entries(own)
    .map(([key, text]) => `/${key} ${text}`)
    .join(' ');
  parts.push(
    style === 'table' ? Buffer.from(table(entries, trailer)) : streamObject(entries, number, at, trailer),
  );
  parts.push(Buffer.from(`startxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}
