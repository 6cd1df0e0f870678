/** Why no text or picture could be taken from a file: the finding to show and keep. */
import type { Json } from '../../domain/canonical-json.ts';
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import { paginaLimits as limits } from './pagina-limits.ts';

export type PaginaReason =
  | 'pdf-danado'
  | 'pdf-cifrado'
  | 'pdf-demasiado-grande'
  | 'pdf-demasiadas-paginas'
  | 'pdf-demasiado-texto'
  | 'pdf-tiempo-agotado'
  | 'pagina-inexistente'
  | 'imagen-no-admitida'
  | 'imagen-danada'
  | 'imagen-demasiado-grande'
  | 'ocr-sin-resultado';

const megabytes = (bytes: number) => bytes / 1024 / 1024;
const split = 'Divídalo en varios archivos y adjúntelos por separado.';

const sentences: Record<PaginaReason, string> = {
  'pdf-danado': 'El PDF está dañado y no se puede leer. Vuelva a generarlo y adjúntelo otra vez.',
  'pdf-cifrado': 'El PDF tiene contraseña. Quítela y adjúntelo otra vez.',
  'pdf-demasiado-grande': `El PDF pasa de ${megabytes(limits.pdfBytesMax)} MB. ${split}`,
  'pdf-demasiadas-paginas': `El PDF tiene más de ${limits.pagesMax} páginas. ${split}`,
  'pdf-demasiado-texto': `El PDF tiene más texto del que se puede revisar. ${split}`,
  'pdf-tiempo-agotado': 'La lectura del PDF tomó demasiado tiempo. Una persona lo revisará.',
  'pagina-inexistente': 'El PDF no tiene esa página.',
  'imagen-no-admitida': 'La imagen no es JPG ni PNG. Guárdela como JPG o PNG y adjúntela otra vez.',
  'imagen-danada': 'La imagen está dañada y no se puede abrir. Tómela o escanéela otra vez.',
  'imagen-demasiado-grande': `La imagen pasa de ${limits.picturePixelsMax / 1_000_000} megapíxeles o de ${megabytes(limits.pictureBytesMax)} MB. Guárdela más pequeña y adjúntela otra vez.`,
  'ocr-sin-resultado': 'No se pudo reconocer el texto de la imagen. Una persona la leerá.',
};

/** What a person can still read is left to a person. */
const unknowns: readonly PaginaReason[] = ['pdf-demasiado-texto', 'pdf-tiempo-agotado', 'ocr-sin-resultado'];

export class PaginaFault extends Error {
  readonly finding: DocumentFinding;

  constructor(reason: PaginaReason, facts: Json = {}) {
    super(reason);
    this.name = 'PaginaFault';
    const state = unknowns.includes(reason) ? 'unknown' : 'reject';
    this.finding = { state, code: reason, sentence: sentences[reason], facts };
  }
}
