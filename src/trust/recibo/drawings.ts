/** The mark and the QR square as vectors. */
import { encode } from 'uqr';
import { inks, type Pdf } from './paper.ts';

/** The window under its arch with the paper over its sill, 40 units wide, as on the pages. */
export function drawMark(doc: Pdf, x: number, y: number, size: number): void {
  const unit = size / 40;
  doc.save().translate(x, y).scale(unit);
  doc.path('M8 36V18a12 12 0 0 1 24 0v18z').lineWidth(2.5).fillAndStroke(inks.laguna, inks.hoja);
  doc.path('M20 7v17M9 18h22').lineWidth(1.5).stroke(inks['laguna-clara']);
  doc.path('M14 24h12v12H14z').fill(inks.hoja);
  doc.path('M17 28h6M17 31.5h4').lineWidth(1.5).stroke(inks.laguna);
  doc.path('M4 33.5h32v4H4z').fill(inks.maiz);
  doc.restore();
}

/** Neighbours in a row are one rectangle: fewer seams, fewer bytes. `size`: points, without the quiet zone. */
export function drawQr(doc: Pdf, text: string, x: number, y: number, size: number): void {
  const { data } = encode(text, { ecc: 'M', border: 0 });
  const unit = size / data.length;
  for (const [row, line] of data.entries()) {
    for (let from = 0; from < line.length; from += 1) {
      if (line[from] !== true) continue;
      let to = from;
      while (line[to] === true) to += 1;
      doc.rect(x + from * unit, y + row * unit, (to - from) * unit, unit);
      from = to;
    }
  }
  doc.fill(inks.tinta);
}
