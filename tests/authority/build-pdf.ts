// A small readable PDF for tests: lines of text on pages, as a classic file or with object and cross-reference streams.
import { deflateSync } from 'node:zlib';
import { predicted, xrefRow } from './append-revision.ts';

export type PdfOrder = {
  readonly lines: readonly string[];
  readonly pages?: number;
  readonly xref?: 'table' | 'stream';
  /** More objects, from number 10 on; entries to add to the catalog and to each page, as PDF text. */
  readonly objects?: ReadonlyMap<number, string>;
  readonly catalog?: string;
  readonly page?: string;
};

/** Numbers of the fixed objects; the pages follow from `firstPage`, each with its content after it. */
export const pdfNumbers = {
  catalog: 1,
  pages: 2,
  font: 3,
  info: 4,
  firstPage: 100,
  firstContent: 101,
} as const;

function contentStream(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n');
  const text = `BT /F1 12 Tf 15 TL 60 780 Td\n(Documento sint\\351tico de prueba) Tj T*\n${shown}\nET`;
  return `<< /Length ${Buffer.byteLength(text, 'latin1')} >>\nstream\n${text}\nendstream`;
}

function objectsOf(order: PdfOrder): Map<number, string> {
  const { catalog, pages, font, info, firstPage } = pdfNumbers;
  const objects = new Map<number, string>(order.objects ?? []);
  const kids: string[] = [];
  for (let n = 0; n < (order.pages ?? 1); n += 1) {
    const page = firstPage + 2 * n;
    kids.push(`${page} 0 R`);
    objects.set(page, `<< /Type /Page /Parent ${pages} 0 R /Contents ${page + 1} 0 R ${order.page ?? ''} >>`);
    objects.set(page + 1, contentStream(order.lines));
  }
  objects.set(catalog, `<< /Type /Catalog /Pages ${pages} 0 R ${order.catalog ?? ''} >>`);
  objects.set(
    pages,
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] /MediaBox [0 0 595 842] /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
  );
  objects.set(font, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  objects.set(info, '<< /Title (Documento de prueba) /ModDate (D:20260101000000Z) >>');
  return objects;
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const ids =
  '/Root 1 0 R /Info 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]';

function place(objects: ReadonlyMap<number, string>): { body: Buffer; offsets: Map<number, number> } {
  const offsets = new Map<number, number>();
  const parts = [latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
  let at = parts[0]?.length ?? 0;
  for (const [number, text] of objects) {
    const part = latin1(`${number} 0 obj\n${text}\nendobj\n`);
    offsets.set(number, at);
    parts.push(part);
    at += part.length;
  }
  return { body: Buffer.concat(parts), offsets };
}

function classic(objects: ReadonlyMap<number, string>): Buffer {
  const { body, offsets } = place(objects);
  const size = Math.max(...objects.keys()) + 1;
  const lines = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const end = `xref\n0 ${size}\n${lines.join('')}trailer\n<< /Size ${size} ${ids} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.concat([body, latin1(end)]);
}

function packed(objects: ReadonlyMap<number, string>): Buffer {
  const inside = [...objects].filter(([, text]) => !text.includes('stream'));
  const container = Math.max(...objects.keys()) + 1;
  const texts = inside.map(([, text]) => text);
  let offset = 0;
  const head = inside.map(([number], index) => {
    const pair = `${number} ${offset}`;
    offset += (texts[index]?.length ?? 0) + 1;
    return pair;
  });
  const first = head.join(' ').length + 1;
  const data = deflateSync(latin1(`${head.join(' ')} ${texts.join(' ')}`));
  const dict = `<< /Type /ObjStm /N ${inside.length} /First ${first} /Filter /FlateDecode /Length ${data.length} >>`;
  const outside = new Map([...objects].filter(([, text]) => text.includes('stream')));
  outside.set(container, `${dict}\nstream\n${data.toString('latin1')}\nendstream`);
  const { body, offsets } = place(outside);
  const rows = Array.from({ length: container + 2 }, (_, number) => {
    const index = inside.findIndex(([one]) => one === number);
    if (index >= 0) return xrefRow(2, container, index);
    const at = number === container + 1 ? body.length : offsets.get(number);
    return at === undefined ? xrefRow(0, 0, 0) : xrefRow(1, at, 0);
  });
  const table = predicted(rows);
  const parms = '/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 7 >>';
  const xref = `<< /Type /XRef /Size ${rows.length} /W [1 4 2] ${parms} /Length ${table.length} ${ids} >>`;
  const end = latin1(`\nendstream\nendobj\nstartxref\n${body.length}\n%%EOF\n`);
  return Buffer.concat([body, latin1(`${container + 1} 0 obj\n${xref}\nstream\n`), table, end]);
}

/** Latin-1 text only. */
export function buildPdf(order: PdfOrder): Buffer {
  const objects = objectsOf(order);
  return order.xref === 'stream' ? packed(objects) : classic(objects);
}
