/** A PDF as pictures of its pages in a new PDF: no text layer, no author, no earlier revision, no attachment, no script. */
import PDFDocument from 'pdfkit';
import { countPages, pageImage } from '../pagina/page-image.ts';
import { PaginaFault } from '../pagina/pagina-fault.ts';
import { sharp } from '../pagina/picture-library.ts';
import { limpiezaLimits as limits } from './limpieza-limits.ts';
import { type LimpiezaCode, LimpiezaRefusal } from './limpieza-refusal.ts';

const pointsPerInch = 72;

const codes: { readonly [reason: string]: LimpiezaCode } = {
  'pdf-cifrado': 'con-clave',
  'pdf-demasiado-grande': 'demasiado-grande',
  'pdf-demasiadas-paginas': 'demasiado-grande',
};

type Pdf = InstanceType<typeof PDFDocument>;

/** Every copy says 1 January 1970, never when it was made; later versions than 1.3 carry a second, longer list of properties. */
function emptyPdf(): Pdf {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.3',
    info: { CreationDate: new Date(0) },
  });
  for (const key of ['Producer', 'Creator']) Reflect.deleteProperty(pdf.info, key);
  return pdf;
}

async function addPage(pdf: Pdf, bytes: Uint8Array, page: number): Promise<void> {
  const png = await pageImage(bytes, page, limits.dpi);
  const { data, info } = await sharp(png)
    .jpeg({ quality: limits.jpegQuality })
    .toBuffer({ resolveWithObject: true });
  const points = (pixels: number) => (pixels / limits.dpi) * pointsPerInch;
  const size: [number, number] = [points(info.width), points(info.height)];
  pdf.addPage({ size, margin: 0 }).image(data, 0, 0, { width: size[0], height: size[1] });
}

/** Throws LimpiezaRefusal. */
export async function cleanPdf(bytes: Uint8Array): Promise<Buffer> {
  try {
    const pages = await countPages(bytes);
    if (pages > limits.pagesMax) throw new LimpiezaRefusal('demasiado-grande');
    const pdf = emptyPdf();
    const parts: Buffer[] = [];
    const ended = new Promise((resolve) => pdf.on('end', resolve));
    pdf.on('data', (part: Buffer) => parts.push(part));
    for (let page = 0; page < pages; page += 1) await addPage(pdf, bytes, page);
    pdf.end();
    await ended;
    return Buffer.concat(parts);
  } catch (error) {
    if (error instanceof PaginaFault) throw new LimpiezaRefusal(codes[error.finding.code] ?? 'ilegible');
    throw error;
  }
}
