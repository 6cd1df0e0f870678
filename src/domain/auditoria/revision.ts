/** A review that the audit room asks for: what is gone through, in steps, and what came of it. */
import type { Json } from '../canonical-json.ts';

export type PedidoDeRevision =
  /** The chain of one case, and its leaves in the public log. */
  | { readonly clase: 'caso'; readonly referencia: string }
  /** The chains of the settings' history. */
  | { readonly clase: 'ajustes' }
  /** The public log from a leaf on, and from the first one the whole journal as well. */
  | { readonly clase: 'registro'; readonly desdeHoja: number }
  /** Automatic decisions judged again: of one case, or of a period. Epoch ms; the end is not included. */
  | { readonly clase: 'repeticion'; readonly referencia: string }
  | {
      readonly clase: 'repeticion';
      readonly desdeMs: number;
      readonly hastaMs: number;
      readonly tramite: string | null;
    };

export type HallazgoDeRevision = {
  readonly codigo: string;
  readonly frase: string;
  /** Of the case it speaks of, where it is one alone. */
  readonly referencia?: string;
};

export type Revision = {
  readonly id: string;
  readonly pedido: PedidoDeRevision;
  readonly estado: 'en-curso' | 'terminada' | 'interrumpida';
  /** Where the next step begins; null before the first. Its shape is the review's own. */
  readonly avance: Json;
  readonly hechos: number;
  /** Null while nobody knows. */
  readonly total: number | null;
  /** The first ones; `hallados` counts all. */
  readonly hallazgos: readonly HallazgoDeRevision[];
  readonly hallados: number;
  /** Figures and heads, by name. */
  readonly resultado: { readonly [nombre: string]: Json };
  readonly cuenta: string;
  readonly nombre: string;
  readonly iniciadaMs: number;
  readonly terminadaMs: number | null;
};

/** What a step adds. */
export type PasoDeRevision = Pick<Revision, 'avance' | 'hechos' | 'total' | 'resultado'> & {
  readonly nuevos: readonly HallazgoDeRevision[];
  /** All of this step, those left out of `nuevos` counted. */
  readonly hallados: number;
  readonly acabo: boolean;
};
