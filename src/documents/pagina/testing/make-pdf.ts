/** Makes small PDFs for tests: written with the library, or by hand where a form field is wanted. */
import PDFDocument from 'pdfkit';

/** A4 with 40 points of margin. */
export async function makePdf(
  draw: (pdf: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 40, ...options });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  draw(pdf);
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

const square = (colour: string) => `${colour} rg 0 0 100 100 re f`;

/**
 * A page of 200 × 200 points with a blue square below at the left that belongs to the page, a red one above at the right
 * that is the appearance of a signature field, and a green one below at the right that is a stamp. `extra`: more of the page.
 */
export function pdfWithWidget(extra = ''): Buffer {
  const appearance = (colour: string) =>
    `<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Length ${square(colour).length} >>\nstream\n${square(colour)}\nendstream`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] /SigFlags 3 >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Annots [5 0 R 7 0 R] ${extra} >>`,
    `<< /Length ${square('0 0 1').length} >>\nstream\n${square('0 0 1')}\nendstream`,
    '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Firma) /Rect [100 100 200 200] /F 4 /P 3 0 R /AP << /N 6 0 R >> >>',
    appearance('1 0 0'),
    '<< /Type /Annot /Subtype /Stamp /Rect [100 0 200 100] /F 4 /P 3 0 R /AP << /N 8 0 R >> >>',
    appearance('0 1 0'),
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A list as an association would print it; the people are synthetic. `rows` over as many pages as needed. */
export function makeListado(rows: number, rowsPerPage = 50): Promise<Buffer> {
  return makePdf((pdf) => {
    pdf.fontSize(9);
    for (let row = 0; row < rows; row += 1) {
      if (row > 0 && row % rowsPerPage === 0) pdf.addPage();
      const y = 50 + (row % rowsPerPage) * 14;
      pdf.text(cedulaLike(row), 40, y, { lineBreak: false });
      pdf.text(`QUISHPE YÁNEZ ÑANDÚ ${row}`, 140, y, { lineBreak: false });
      pdf.text('2026-01-15', 420, y, { lineBreak: false });
    }
  });
}

/** Ten digits with province 30, which nobody in these lists has. */
export const cedulaLike = (row: number): string => `30${String(10_000_000 + row * 37)}`;
