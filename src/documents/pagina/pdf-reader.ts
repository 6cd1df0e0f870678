/** Opens a PDF in PDFium: a fresh reader with bounded memory for each document, compiled from the package's own file. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PDFiumModule } from '@hyzyla/pdfium';
import { PaginaFault } from './pagina-fault.ts';
import { paginaLimits as limits } from './pagina-limits.ts';

type Loaded = Awaited<ReturnType<typeof PDFiumModule>>;

/** Functions the compiled reader has and the package's types leave out (PDFium fpdf_text.h, fpdf_edit.h, fpdfview.h). */
export type Pdfium = Loaded & {
  _FPDF_InitLibrary(): void;
  _FPDFPage_GetRotation(page: number): number;
  _FPDFText_GetUnicode(textPage: number, index: number): number;
  _FPDFText_GetCharOrigin(textPage: number, index: number, x: number, y: number): number;
  _FPDFText_GetLooseCharBox(textPage: number, index: number, rectangle: number): number;
};

export type OpenPdf = { readonly pdfium: Pdfium; readonly document: number; readonly pages: number };

let compiled: Promise<WebAssembly.Module> | null = null;

async function compile(): Promise<WebAssembly.Module> {
  const file = fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm'));
  return WebAssembly.compile(new Uint8Array(await readFile(file)));
}

/** Handing over the compiled module keeps the package from looking for it on the network. */
async function startReader(): Promise<Pdfium> {
  compiled ??= compile();
  const wasm = await compiled;
  const silent = () => undefined;
  const options = {
    print: silent,
    printErr: silent,
    instantiateWasm(imports: WebAssembly.Imports, ready: (instance: WebAssembly.Instance) => void) {
      const grow = imports.env?.emscripten_resize_heap;
      const env = { ...imports.env };
      env.emscripten_resize_heap = (bytes: number) =>
        bytes >>> 0 > limits.readerMemoryBytesMax || typeof grow !== 'function' ? 0 : grow(bytes);
      const instance = new WebAssembly.Instance(wasm, { ...imports, env });
      ready(instance);
      return instance.exports;
    },
  };
  const pdfium = (await PDFiumModule(options)) as Pdfium;
  pdfium._FPDF_InitLibrary();
  return pdfium;
}

/** FPDF_GetLastError: 4 is a wrong or missing password (fpdfview.h). */
const errorPassword = 4;

/** Runs `use` on the open document and lets go of it. A crash of the reader is a fault of the document, never of ours. */
export async function withPdf<T>(bytes: Uint8Array, use: (pdf: OpenPdf) => T): Promise<T> {
  if (bytes.length > limits.pdfBytesMax) throw new PaginaFault('pdf-demasiado-grande');
  try {
    const pdfium = await startReader();
    const place = pdfium.wasmExports.malloc(Math.max(bytes.length, 1));
    if (place === 0) throw new PaginaFault('pdf-demasiado-grande');
    pdfium.HEAPU8.set(bytes, place);
    const document = pdfium._FPDF_LoadMemDocument(place, bytes.length, 0);
    if (document === 0) {
      throw new PaginaFault(pdfium._FPDF_GetLastError() === errorPassword ? 'pdf-cifrado' : 'pdf-danado');
    }
    const pages = pdfium._FPDF_GetPageCount(document);
    if (pages > limits.pagesMax) throw new PaginaFault('pdf-demasiadas-paginas', { pages });
    if (pages < 1) throw new PaginaFault('pdf-danado');
    return use({ pdfium, document, pages });
  } catch (error) {
    throw isCrash(error) ? new PaginaFault('pdf-danado') : error;
  }
}

/**
 * The reader traps on what it cannot survive, runs out of stack or memory, or jumps out with a number; its memory goes
 * with it, since every document has its own. Any other error is a mistake of ours and stays one.
 */
function isCrash(error: unknown): boolean {
  return (
    error instanceof WebAssembly.RuntimeError || error instanceof RangeError || !(error instanceof Error)
  );
}
