/** What a file is by its own bytes, never by its name alone or by what the browser says. */
import type { Formato } from '../domain/tramite/documento.ts';

const starts = (head: Buffer, text: string, offset = 0) =>
  head.subarray(offset, offset + text.length).toString('latin1') === text;

const looksLikeText = (head: Buffer) =>
  !head.includes(0) && !head.subarray(0, 64).toString('latin1').trimStart().startsWith('<');

/** OpenDocument stores its type first, uncompressed, at offset 30 (OASIS ODF 1.3, part 2, section 3.3). */
const odsMark = 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet';

/** `head` and `tail`: up to 4 KiB from each end. Null: none of the formats we take, or cut short. */
export function sniff(head: Buffer, tail: Buffer, name: string): Formato | null {
  const extension = name.toLowerCase().match(/\.([a-z0-9]{2,5})$/)?.[1] ?? '';
  if (starts(head, '%PDF-')) return tail.includes('%%EOF') ? 'pdf' : null;
  if (starts(head, '\x89PNG\r\n\x1a\n')) return tail.includes('IEND') ? 'png' : null;
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff)
    return tail.includes(Buffer.from([0xff, 0xd9])) ? 'jpg' : null;
  // Old and encrypted workbooks: their check says how to save them so that they can be read.
  if (starts(head, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') && /^xls[xm]?$/.test(extension)) return 'xlsx';
  if (starts(head, 'PK\x03\x04')) {
    if (starts(head, odsMark, 30)) return 'ods';
    return extension === 'xlsx' || extension === 'ods' ? extension : null;
  }
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (extension === 'xml' && text.startsWith('<') && !head.includes(0)) return 'xml';
  if (extension === 'csv' && looksLikeText(head)) return 'csv';
  return null;
}
