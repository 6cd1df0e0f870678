/** The sheet a receipt is written on: lines broken by hand so that everything flows to the next page and is tagged. */
import PDFDocument from 'pdfkit';
import { printable } from './printable.ts';

export type Pdf = InstanceType<typeof PDFDocument>;
export type Struct = ReturnType<Pdf['struct']>;

/** Points. */
export const sheet = {
  width: 595.28,
  height: 841.89,
  left: 56,
  right: 539.28,
  top: 60,
  bottom: 778,
} as const;

/** The colours of the product that a paper needs; a test holds them against the palette of the pages. */
export const inks = {
  tinta: '#14262b',
  'tinta-suave': '#4b5a5e',
  linea: '#dcd8cc',
  andes: '#0b3a45',
  laguna: '#0e6070',
  'laguna-clara': '#e4f0f1',
  maiz: '#f3b63f',
  'maiz-claro': '#fdf2d9',
  bien: '#1b6a47',
  mal: '#b02a1f',
  espera: '#874a0b',
  hoja: '#ffffff',
} as const;

export type Ink = keyof typeof inks;
export type Hand = {
  readonly font: 'Helvetica' | 'Helvetica-Bold' | 'Courier' | 'Courier-Bold';
  readonly size: number;
  readonly leading: number;
  readonly ink: Ink;
};

export const hands = {
  body: { font: 'Helvetica', size: 10, leading: 14, ink: 'tinta' },
  strong: { font: 'Helvetica-Bold', size: 10, leading: 14, ink: 'tinta' },
  key: { font: 'Helvetica-Bold', size: 9.5, leading: 14, ink: 'tinta-suave' },
  quiet: { font: 'Helvetica', size: 8.5, leading: 12, ink: 'tinta-suave' },
  code: { font: 'Courier', size: 8.5, leading: 12, ink: 'tinta' },
  heading: { font: 'Helvetica-Bold', size: 12.5, leading: 18, ink: 'andes' },
} as const satisfies Record<string, Hand>;

export type Paper = { readonly doc: Pdf; y: number };

function use(doc: Pdf, hand: Hand): void {
  doc.font(hand.font).fontSize(hand.size).fillColor(inks[hand.ink]);
}

/** A word longer than the line is cut where it has to be. */
function pieces(doc: Pdf, word: string, width: number): string[] {
  if (doc.widthOfString(word) <= width) return [word];
  const cut: string[] = [];
  let piece = '';
  for (const char of word) {
    if (piece !== '' && doc.widthOfString(piece + char) > width) {
      cut.push(piece);
      piece = '';
    }
    piece += char;
  }
  return [...cut, piece];
}

/** The lines of a text in a column, its own line breaks kept. */
export function linesOf(doc: Pdf, text: string, hand: Hand, width: number): readonly string[] {
  use(doc, hand);
  return text.split(/\r\n|\r|\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    const words = printable(paragraph)
      .split(' ')
      .filter((word) => word !== '');
    for (const piece of words.flatMap((word) => pieces(doc, word, width))) {
      const longer = line === '' ? piece : `${line} ${piece}`;
      if (line === '' || doc.widthOfString(longer) <= width) line = longer;
      else {
        lines.push(line);
        line = piece;
      }
    }
    return line === '' ? lines : [...lines, line];
  });
}

/** Begins another page when less than `height` points are left; what is being tagged goes on there. */
export function keepTogether(paper: Paper, height: number): void {
  if (paper.y + height <= sheet.bottom) return;
  paper.doc.continueOnNewPage();
  paper.y = sheet.top;
}

/** Writes a text from the present height on, over as many pages as it needs. */
export function write(paper: Paper, text: string, hand: Hand, x: number, width: number): void {
  for (const line of linesOf(paper.doc, text, hand, width)) {
    keepTogether(paper, hand.leading);
    use(paper.doc, hand);
    paper.doc.text(line, x, paper.y, { lineBreak: false });
    paper.y += hand.leading;
  }
}

/** Draws something that says nothing to those who cannot see it. Never inside a tagged element. */
export function decorate(
  { doc }: Paper,
  draw: (doc: Pdf) => void,
  type: 'Layout' | 'Pagination' = 'Layout',
): void {
  doc.markContent('Artifact', { type });
  doc.save();
  draw(doc);
  doc.restore();
  doc.endMarkedContent();
}

/** `aboutMs`: the only time the document knows, so that the same content gives the same bytes. */
export function newPaper(title: string, subject: string, author: string, aboutMs: number): Paper {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    lang: 'es-EC',
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    // Deflate may differ from one build of zlib to the next; a receipt is drawn again, byte by byte, to be verified.
    compress: false,
    info: {
      Title: title,
      Subject: subject,
      Author: author,
      Creator: 'Ventanilla',
      Producer: 'Ventanilla',
      CreationDate: new Date(aboutMs),
      ModDate: new Date(aboutMs),
    },
  });
  return { doc, y: sheet.top };
}

/** Ends the document and collects it. */
export async function finish({ doc }: Paper): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
