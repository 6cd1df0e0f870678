/** What is asked of the process that looks into files, and what it answers. Plain data: it crosses a process boundary. */
import type { ContextoDeExamen, Examen, TipoDeExamen } from '../../domain/documento/examen.ts';
import type { Formato } from '../../domain/tramite/documento.ts';

/** What signatures are judged by. */
export type SignatureTrust = {
  /** PEM of the authorities whose signatures count; '' for none. */
  readonly anchorsPem: string;
  /** Folder of revocation lists; null: whether a certificate was revoked is not known. */
  readonly crlFolder: string | null;
};

export const noTrust: SignatureTrust = { anchorsPem: '', crlFolder: null };

export type ExamOrder = {
  readonly kind: 'examinar';
  readonly path: string;
  readonly tipo: TipoDeExamen;
  readonly formato: Formato;
  readonly contexto: ContextoDeExamen;
  readonly trust: SignatureTrust;
  /** Epoch ms. */
  readonly nowMs: number;
};

/** A page as a picture, so that nobody has to open somebody's file. */
export type PageOrder = {
  readonly kind: 'pagina';
  readonly path: string;
  readonly formato: Formato;
  /** From 0. */
  readonly page: number;
  /** Only the first bytes: the revision that was signed; null for the whole file. */
  readonly bytes: number | null;
};

export type Order = ExamOrder | PageOrder;

export type Answer =
  | { readonly kind: 'examen'; readonly examen: Examen }
  /** PNG in base64; null where the page cannot be drawn. */
  | { readonly kind: 'pagina'; readonly png: string | null };
