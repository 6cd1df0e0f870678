/** Takes the text of a PDF, page by page and line by line. */
import { stopwatch } from '../../platform/clock.ts';
import { linesOfWords, type PlacedWord } from './page-lines.ts';
import { PaginaFault } from './pagina-fault.ts';
import { paginaLimits } from './pagina-limits.ts';
import { type OpenPdf, type Pdfium, withPdf } from './pdf-reader.ts';

export type TextLimits = Pick<typeof paginaLimits, 'charsMax' | 'charsPerPageMax' | 'textMsMax'>;

/**
 * The lines of every page. A page without text (a scan) gives an empty list: `pagesWithoutText` names those, for OCR.
 * Rejects with `PaginaFault`, whose `finding` says what is the matter; for any bytes with nothing else.
 */
export function pdfText(
  bytes: Uint8Array,
  limits: { readonly [name in keyof TextLimits]?: number } = {},
): Promise<readonly (readonly string[])[]> {
  const { charsMax, charsPerPageMax, textMsMax } = { ...paginaLimits, ...limits };
  return withPdf(bytes, (pdf) => {
    const elapsedMs = stopwatch();
    const pages: (readonly string[])[] = [];
    let chars = 0;
    for (let index = 0; index < pdf.pages; index += 1) {
      if (elapsedMs() > textMsMax) throw new PaginaFault('pdf-tiempo-agotado', { pagesRead: index });
      const lines = linesOfPage(pdf, index, charsPerPageMax);
      chars += lines.reduce((sum, line) => sum + line.length, 0);
      if (chars > charsMax) throw new PaginaFault('pdf-demasiado-texto', { pagesRead: index });
      pages.push(lines);
    }
    return pages;
  });
}

/** Indexes, from zero, of the pages whose text only a picture can give. */
export function pagesWithoutText(pages: readonly (readonly string[])[]): readonly number[] {
  return pages.flatMap((lines, index) => (lines.length === 0 ? [index] : []));
}

function linesOfPage(
  { pdfium, document }: OpenPdf,
  index: number,
  charsPerPageMax: number,
): readonly string[] {
  const page = pdfium._FPDF_LoadPage(document, index);
  if (page === 0) throw new PaginaFault('pdf-danado', { page: index });
  try {
    const text = pdfium._FPDFText_LoadPage(page);
    if (text === 0) return [];
    try {
      const chars = pdfium._FPDFText_CountChars(text);
      if (chars > charsPerPageMax) throw new PaginaFault('pdf-demasiado-texto', { page: index });
      return linesOfWords(wordsOf(pdfium, text, Math.max(chars, 0), pdfium._FPDFPage_GetRotation(page)));
    } finally {
      pdfium._FPDFText_ClosePage(text);
    }
  } finally {
    pdfium._FPDF_ClosePage(page);
  }
}

/** `x`, `y`: where the letter stands; the box is that of its font, the same height for a dash as for an Ñ. */
type Letter = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Two doubles for the place, four floats for the box. */
const letterBytes = 2 * 8 + 4 * 4;

function wordsOf(pdfium: Pdfium, text: number, chars: number, quarterTurns: number): readonly PlacedWord[] {
  const words: PlacedWord[] = [];
  const place = pdfium.wasmExports.malloc(letterBytes);
  let letters: Letter[] = [];
  const endWord = (): void => {
    if (letters.length > 0) words.push(placed(letters, quarterTurns));
    letters = [];
  };
  for (let index = 0; index < chars; index += 1) {
    const letter = letterAt(pdfium, text, index, place);
    if (letter === null) {
      endWord();
      continue;
    }
    const last = letters.at(-1);
    if (last && isApart(last, letter, quarterTurns)) endWord();
    letters.push(letter);
  }
  endWord();
  pdfium.wasmExports.free(place);
  return words;
}

/** Null for blanks, breaks and what has no character. */
function letterAt(pdfium: Pdfium, text: number, index: number, place: number): Letter | null {
  const code = pdfium._FPDFText_GetUnicode(text, index);
  if (code <= 0x20 || code === 0xa0 || code === 0xfffe || code === 0xffff || code > 0x10ffff) return null;
  pdfium._FPDFText_GetCharOrigin(text, index, place, place + 8);
  pdfium._FPDFText_GetLooseCharBox(text, index, place + 16);
  // Taken anew each time: memory that grew has moved.
  const view = new DataView(pdfium.HEAPU8.buffer, place, letterBytes);
  const [x = 0, y = 0] = [0, 8].map((at) => view.getFloat64(at, true));
  const [left = 0, top = 0, right = 0, bottom = 0] = [16, 20, 24, 28].map((at) => view.getFloat32(at, true));
  return { text: String.fromCodePoint(code), x, y, left, top, right, bottom };
}

/** From the page's own axes to those of the page as it is shown (ISO 32000-1, 7.7.3.3, Rotate). */
function turned(x: number, y: number, quarterTurns: number): readonly [number, number] {
  if (quarterTurns === 1) return [y, -x];
  if (quarterTurns === 2) return [-x, -y];
  return quarterTurns === 3 ? [-y, x] : [x, y];
}

/** Pieces set far apart arrive without a blank between them where the program that wrote them moved instead. */
function isApart(last: Letter, next: Letter, quarterTurns: number): boolean {
  const [lastX, lastY] = turned(last.x, last.y, quarterTurns);
  const [nextX, nextY] = turned(next.x, next.y, quarterTurns);
  const size = sizeOf(last, quarterTurns);
  return Math.abs(nextY - lastY) > size || nextX < lastX - size * 4 || nextX - lastX > size * 4;
}

function sizeOf({ left, top, right, bottom }: Letter, quarterTurns: number): number {
  return Math.max(Math.abs(quarterTurns % 2 === 0 ? top - bottom : right - left), 1);
}

function placed(letters: readonly Letter[], quarterTurns: number): PlacedWord {
  const [first] = letters;
  const [left, y] = turned(first?.x ?? 0, first?.y ?? 0, quarterTurns);
  const edges = letters.flatMap((letter) => [
    turned(letter.left, letter.bottom, quarterTurns)[0],
    turned(letter.right, letter.top, quarterTurns)[0],
  ]);
  return {
    text: letters
      .map(({ text }) => text)
      .join('')
      .normalize('NFC'),
    left,
    right: edges.reduce((most, edge) => Math.max(most, edge), left),
    y,
    sizePoints: letters.reduce((most, letter) => Math.max(most, sizeOf(letter, quarterTurns)), 0),
  };
}
