/** Draws one page of a PDF as a picture, form fields, stamps of signatures and annotations included. */
import { PaginaFault } from './pagina-fault.ts';
import { paginaLimits as limits } from './pagina-limits.ts';
import { type OpenPdf, withPdf } from './pdf-reader.ts';
import { sharp } from './picture-library.ts';

/** FPDF_ANNOT and FPDF_REVERSE_BYTE_ORDER (fpdfview.h). */
const drawAnnotations = 0x01;
const redFirst = 0x10;
const fourChannels = 4;
const opaqueWhite = 0xffffffff;
/** Of FPDF_FORMFILLINFO, with room to spare; version 2 is the one without XFA. */
const formInfoBytes = 256;

type Drawn = { readonly pixels: Uint8Array; readonly width: number; readonly height: number };

/**
 * PNG, on white. `page` counts from zero; `dpi` is held between 36 and 300 and lowered for very large pages. No script
 * of the document runs: the reader has no engine for them. Rejects with `PaginaFault` only.
 */
export async function pageImage(bytes: Uint8Array, page: number, dpi: number): Promise<Buffer> {
  const { pixels, width, height } = await withPdf(bytes, (pdf) => drawPage(pdf, page, dpi));
  return sharp(pixels, { raw: { width, height, channels: fourChannels } })
    .removeAlpha()
    .png({ compressionLevel: 6, palette: false })
    .toBuffer();
}

/** How many pages there are to draw. */
export function countPages(bytes: Uint8Array): Promise<number> {
  return withPdf(bytes, ({ pages }) => pages);
}

function drawPage(pdf: OpenPdf, index: number, dpi: number): Drawn {
  const { pdfium, document, pages } = pdf;
  if (!Number.isInteger(index) || index < 0 || index >= pages)
    throw new PaginaFault('pagina-inexistente', { pages });
  const page = pdfium._FPDF_LoadPage(document, index);
  if (page === 0) throw new PaginaFault('pdf-danado', { page: index });
  const { width, height } = pixelsOf(pdfium._FPDF_GetPageWidth(page), pdfium._FPDF_GetPageHeight(page), dpi);
  const stride = width * fourChannels;
  const place = pdfium.wasmExports.malloc(stride * height);
  const bitmap = place && pdfium._FPDFBitmap_CreateEx(width, height, fourChannels, place, stride);
  if (!bitmap) throw new PaginaFault('pdf-danado', { page: index });
  const form = startForms(pdf);
  if (form !== 0) pdfium._FORM_OnAfterLoadPage(page, form);
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, opaqueWhite);
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, drawAnnotations | redFirst);
  // The first pass leaves form fields out, and the visible stamp of a signature is one.
  if (form !== 0) pdfium._FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, redFirst);
  return { pixels: pdfium.HEAPU8.slice(place, place + stride * height), width, height };
}

function startForms({ pdfium, document }: OpenPdf): number {
  const place = pdfium.wasmExports.malloc(formInfoBytes);
  pdfium.HEAPU8.fill(0, place, place + formInfoBytes);
  pdfium.HEAPU8[place] = 2;
  return pdfium._FPDFDOC_InitFormFillEnvironment(document, place);
}

const pointsPerInch = 72;

function pixelsOf(widthPoints: number, heightPoints: number, dpi: number): { width: number; height: number } {
  const wanted =
    Math.min(Math.max(Number.isFinite(dpi) ? dpi : 0, limits.dpiMin), limits.dpiMax) / pointsPerInch;
  const most = Math.sqrt(limits.pagePixelsMax / Math.max(widthPoints * heightPoints, 1));
  const scale = Math.min(wanted, most);
  const side = (points: number) =>
    Math.min(Math.max(Math.floor(points * scale), 1), limits.pagePixelsMax / 1_000);
  const size = { width: side(widthPoints), height: side(heightPoints) };
  if (!Number.isFinite(size.width * size.height)) throw new PaginaFault('pdf-danado');
  return size;
}
