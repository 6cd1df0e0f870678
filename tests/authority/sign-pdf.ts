// Signs a PDF by an incremental revision, as FirmaEC does; also document time-stamps and single faults for tests.

import { createHash } from 'node:crypto';
import { listPages } from '../../src/documents/pdf/list-pages.ts';
import { openPdf, type PdfDocument } from '../../src/documents/pdf/open-pdf.ts';
import { as, type PdfDict } from '../../src/documents/pdf/pdf-value.ts';
import { appendRevision, nextNumber, type Revision } from './append-revision.ts';
import type { TestSigner } from './create-authority.ts';
import { type CmsOrder, signCms, timestampToken } from './sign-cms.ts';
import { writeDict, writeValue } from './write-value.ts';

export type SignOrder = CmsOrder & {
  readonly subFilter?: 'ETSI.CAdES.detached' | 'adbe.pkcs7.detached' | 'ETSI.RFC3161';
  readonly field?: string;
  /** Left, bottom, right, top in points on the first page; without it the signature is not seen. */
  readonly stampBox?: readonly [number, number, number, number];
  readonly xref?: Revision['xref'];
  /** More entries of the signature dictionary, as PDF text. */
  readonly entries?: string;
  /** More objects in the same revision: what a dishonest signer would slip in. */
  readonly objects?: ReadonlyMap<number, string>;
  readonly contentsBytes?: number;
};

const rangeRoom = '/ByteRange [0 0000000000 0000000000 0000000000]';

function pdfDate(timeMs: number): string {
  return `D:${new Date(timeMs).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
}

function signatureDict(order: SignOrder, contentsBytes: number): string {
  const subFilter = order.subFilter ?? 'ETSI.CAdES.detached';
  const type = subFilter === 'ETSI.RFC3161' ? 'DocTimeStamp' : 'Sig';
  const time = typeof order.timeMs === 'number' ? `/M (${pdfDate(order.timeMs)})` : '';
  const room = `<${'0'.repeat(contentsBytes * 2)}>`;
  return `<< /Type /${type} /Filter /Adobe.PPKLite /SubFilter /${subFilter} ${rangeRoom} /Contents ${room} ${time} ${order.entries ?? ''} >>`;
}

function withItem(pdf: PdfDocument, dict: PdfDict | null, key: string, item: string): string {
  const items = as('array', pdf.entry(dict, key))?.items ?? [];
  return `[${[...items.map(writeValue), item].join(' ')}]`;
}

/** The objects of a signing revision: dictionary, field with its stamp, page and catalog that list them. */
function signingObjects(
  pdf: PdfDocument,
  first: number,
  order: SignOrder,
  contentsBytes: number,
): Map<number, string> {
  const [dict, field, form, look] = [first, first + 1, first + 2, first + 3];
  const box = order.stampBox ?? [0, 0, 0, 0];
  const page = listPages(pdf)[0];
  const root = as('ref', pdf.trailer.entries.get('Root'))?.number ?? 0;
  const oldForm = pdf.dict(pdf.catalog.entries.get('AcroForm'));
  if (page === undefined) throw new TypeError('the PDF has no page to sign');
  const name = Buffer.from(order.field ?? `Firma${first}`).toString('hex');
  const place = `/Rect [${box.join(' ')}] /P ${page.number} 0 R /F 132 /AP << /N ${look} 0 R >>`;
  const fields = withItem(pdf, oldForm, 'Fields', `${field} 0 R`);
  const drawn = '0 0 0 RG 1 1 98 38 re S';
  return new Map([
    [dict, signatureDict(order, contentsBytes)],
    [field, `<< /Type /Annot /Subtype /Widget /FT /Sig /T <${name}> /V ${dict} 0 R ${place} >>`],
    [form, writeDict(oldForm?.entries ?? new Map(), { Fields: fields, SigFlags: '3' })],
    [
      look,
      `<< /Type /XObject /Subtype /Form /BBox [0 0 100 40] /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    ],
    [
      page.number,
      writeDict(page.dict.entries, { Annots: withItem(pdf, page.dict, 'Annots', `${field} 0 R`) }),
    ],
    [root, writeDict(pdf.catalog.entries, { AcroForm: `${form} 0 R` })],
    ...(order.objects ?? []),
  ]);
}

/** Writes the range and the value of a signature whose dictionary has room for them. */
function fill(
  prepared: Buffer,
  from: number,
  signer: TestSigner,
  order: SignOrder,
  contentsBytes: number,
): Buffer {
  const rangeAt = prepared.indexOf(rangeRoom, from);
  const gapStart = prepared.indexOf('/Contents <', rangeAt) + '/Contents '.length;
  const gapEnd = gapStart + contentsBytes * 2 + 2;
  const range = `/ByteRange [0 ${gapStart} ${gapEnd} ${prepared.length - gapEnd}]`.padEnd(rangeRoom.length);
  prepared.write(range, rangeAt, 'latin1');
  const covered = Buffer.concat([prepared.subarray(0, gapStart), prepared.subarray(gapEnd)]);
  const value =
    order.subFilter === 'ETSI.RFC3161'
      ? timestampToken(createHash('sha256').update(covered).digest(), signer, order.timeMs ?? 0)
      : signCms(covered, signer, order);
  if (value.length > contentsBytes) throw new RangeError('the signature does not fit its room');
  prepared.write(value.toString('hex'), gapStart + 1, 'latin1');
  return prepared;
}

/** The signed file: `pdf` byte for byte, then the revision with the signature. `order.timeMs`: the time the signer claims. */
export function signPdf(pdf: Uint8Array, signer: TestSigner, order: SignOrder = {}): Buffer {
  const contentsBytes = order.contentsBytes ?? 8_192;
  const objects = signingObjects(openPdf(pdf), nextNumber(pdf), order, contentsBytes);
  const prepared = appendRevision(pdf, {
    objects,
    ...(order.xref === undefined ? {} : { xref: order.xref }),
  });
  return fill(prepared, pdf.length, signer, order, contentsBytes);
}
