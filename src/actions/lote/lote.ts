/** One verb for many cases: what can be done so, to which rows, and how each row came out. */
import type { RefusalCode } from '../../domain/refusals.ts';

export const accionesDeLote = ['tomar', 'pasar', 'devolver', 'anotar', 'pedir-subsanacion'] as const;
export type AccionDeLote = (typeof accionesDeLote)[number];

/** A case and the version the person was looking at. */
export type FilaElegida = { readonly referencia: string; readonly version: number };

/** What the verbs ask besides the case; '' where it does not apply. */
export type TextosDeLote = {
  /** Account it is handed on to. */
  readonly a: string;
  /** Note, or what is to be corrected. */
  readonly texto: string;
};

export type Lote = TextosDeLote & {
  readonly accion: AccionDeLote;
  readonly filas: readonly FilaElegida[];
};

/** `codigo` null: done. */
export type FilaHecha = {
  readonly referencia: string;
  readonly codigo: RefusalCode | null;
  /** Plain Spanish, ready to show; '' where it was done. */
  readonly motivo: string;
};

export type LoteHecho = {
  readonly id: string;
  readonly accion: AccionDeLote;
  readonly filas: readonly FilaHecha[];
};
