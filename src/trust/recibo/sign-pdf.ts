/**
 * Signs a receipt by an incremental update behind the drawn document, so that what was drawn stays byte for byte: whoever
 * verifies draws it again and compares. Works only on documents of `draw-receipt.ts`, whose cross-reference table is plain.
 */
import { signCms } from './cms.ts';
import type { Seal } from './seal.ts';

const reserveBytes = 4_096;
const offsetDigits = 10;
/** Wide enough for its numbers at any size, filled with blanks. */
const rangeWidth = 60;

type Place = { readonly text: string; readonly offsets: readonly number[] };

function readTable(pdf: Buffer): Place & { readonly startXref: number } {
  const text = pdf.toString('latin1');
  const startXref = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const table = text.slice(startXref);
  const count = Number(/^xref\n0 (\d+)\n/.exec(table)?.[1]);
  const entries = table.slice(table.indexOf('\n', 5) + 1);
  const offsets = Array.from({ length: count }, (_, i) =>
    Number(entries.slice(i * 20, i * 20 + offsetDigits)),
  );
  return { text, offsets, startXref };
}

/** The dictionary of an object that has no stream. */
function dictionary({ text, offsets }: Place, number: number): string {
  const from = text.indexOf('<<', offsets[number]);
  return text.slice(from, text.indexOf('\nendobj', from));
}

const referenceIn = (text: string, key: string) => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1]);

const withEntry = (source: string, entry: string) =>
  `${source.slice(0, source.lastIndexOf('>>'))}${entry}\n>>`;

/** The first page takes the signature's widget beside the annotations it has. */
function withWidget(page: string, widget: number): string {
  return page.includes('/Annots [')
    ? page.replace('/Annots [', `/Annots [${widget} 0 R `)
    : withEntry(page, `/Annots [${widget} 0 R]`);
}

const pdfDate = (atMs: number) => `D:${new Date(atMs).toISOString().replace(/[-:T]|\.\d+Z$/g, '')}Z`;

const hexText = (text: string) => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;

export type Update = {
  /** The whole file, its signature still zeros. */
  readonly pdf: Buffer;
  /** Of the `<` before the signature and of what follows its `>`. */
  readonly gapStart: number;
  readonly gapEnd: number;
};

/** `bytes`: room for the signature. The same arguments give the same bytes. */
export function prepareUpdate(base: Buffer, signer: string, signedAtMs: number, bytes: number): Update {
  const place = readTable(base);
  const trailer = place.text.slice(place.text.indexOf('trailer', place.startXref));
  const root = referenceIn(trailer, 'Root');
  const catalog = dictionary(place, root);
  const page = Number(/\/Kids \[(\d+) 0 R/.exec(dictionary(place, referenceIn(catalog, 'Pages')))?.[1]);
  const next = place.offsets.length;
  const [signature, widget, form] = [next, next + 1, next + 2];
  const objects: readonly (readonly [number, string])[] = [
    [page, withWidget(dictionary(place, page), widget)],
    [root, withEntry(catalog, `/AcroForm ${form} 0 R`)],
    [
      signature,
      `<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/M (${pdfDate(signedAtMs)})\n/Name ${hexText(signer)}\n/ByteRange ${' '.repeat(rangeWidth)}\n/Contents <${'0'.repeat(bytes * 2)}>\n>>`,
    ],
    [
      widget,
      // Hidden and locked: nothing to see, and nothing a reader has to announce.
      `<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/T (Firma)\n/Rect [0 0 0 0]\n/F 130\n/P ${page} 0 R\n/V ${signature} 0 R\n>>`,
    ],
    [form, `<<\n/Fields [${widget} 0 R]\n/SigFlags 3\n>>`],
  ];
  let text = '';
  const entries = [...objects]
    .sort(([a], [b]) => a - b)
    .map(([number, body]) => {
      const offset = base.length + text.length;
      text += `${number} 0 obj\n${body}\nendobj\n`;
      return `${number} 1\n${String(offset).padStart(offsetDigits, '0')} 00000 n \n`;
    });
  const startXref = base.length + text.length;
  const kept = trailer.slice(trailer.indexOf('<<'), trailer.lastIndexOf('>>'));
  text += `xref\n${entries.join('')}trailer\n${kept.replace(/\/Size \d+/, `/Size ${next + 3}`)}/Prev ${place.startXref}\n>>\nstartxref\n${startXref}\n%%EOF\n`;
  const gapStart =
    base.length + text.indexOf('/Contents <', text.indexOf('/Type /Sig')) + '/Contents '.length;
  const gapEnd = gapStart + bytes * 2 + 2;
  const range = `[0 ${gapStart} ${gapEnd} ${base.length + text.length - gapEnd}]`.padEnd(rangeWidth);
  text = text.replace(`/ByteRange ${' '.repeat(rangeWidth)}`, `/ByteRange ${range}`);
  return { pdf: Buffer.concat([base, Buffer.from(text, 'latin1')]), gapStart, gapEnd };
}

/** What a signature covers: everything but its own place. */
export function coveredBytes({ pdf, gapStart, gapEnd }: Update): Buffer {
  return Buffer.concat([pdf.subarray(0, gapStart), pdf.subarray(gapEnd)]);
}

/** `base`: as `drawReceipt` made it. */
export function signPdf(base: Buffer, seal: Seal, signedAtMs: number): Buffer {
  const room = reserveBytes + seal.certificates.reduce((sum, { length }) => sum + length, 0);
  const update = prepareUpdate(base, seal.firma.nombre, signedAtMs, room);
  const cms = signCms(coveredBytes(update), seal);
  if (cms.length > room) throw new RangeError('the signature does not fit its place');
  update.pdf.write(cms.toString('hex'), update.gapStart + 1, 'latin1');
  return update.pdf;
}
