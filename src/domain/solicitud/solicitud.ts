/** A case as it stands now; its journal tells how it came to be so. */
import type { Plazo } from '../calendar/plazo.ts';
import type { Cambio } from '../registro/asiento.ts';
import type { Datos } from '../tramite/campo.ts';
import type { Canal } from '../tramite/definicion.ts';
import type { Adjunto } from '../tramite/documento.ts';
import type { Respuesta } from '../tramite/resumen.ts';
import type { Verdict } from '../tramite/verdict.ts';
import type { Estado } from './lifecycle.ts';
import type { LoVisto } from './lo-visto.ts';

/** A period in which the clock stood still, with the reason a person reads. Epoch ms. */
export type Pausa = { readonly desdeMs: number; readonly hastaMs: number | null; readonly motivo: string };

export type Decision = {
  readonly resultado: 'aprobada' | 'negada';
  /** Plain Spanish, ready to show. */
  readonly motivo: string;
  readonly baseLegal: string;
  readonly cambios: readonly Cambio[];
  /** Account of who decided; null for an automatic decision. */
  readonly funcionario: string | null;
  readonly decididaMs: number;
  /** `pendiente` while an external register has not confirmed the effect yet; `fallido` once staff must see to it. */
  readonly efecto: 'aplicado' | 'pendiente' | 'fallido' | 'ninguno';
};

export type Propuesta = {
  readonly cuenta: string;
  readonly nombre: string;
  readonly motivo: string;
  readonly propuestaMs: number;
  readonly version: number;
  /** Absent in proposals older than the choice: those approve. */
  readonly decide?: 'aprobar' | 'negar';
  /** Legal ground, of a denial. */
  readonly causal?: string;
  /** Rows of a comparison that the first person left out: the second decides on the very same ones. */
  readonly excluidas?: readonly string[];
  /** What the first person was shown. */
  readonly visto?: LoVisto;
};

export type Correccion = {
  readonly pide: string;
  readonly campos: readonly string[];
  readonly documentos: readonly string[];
  readonly venceMs: number;
};

/** How a contracting entity answered what it was asked. */
export type RespuestaDeEntidad = {
  /** Key and words of the kind of answer, as the definition named it then. */
  readonly clave: string;
  readonly etiqueta: string;
  /** Civil date it commits to; null where it names none. */
  readonly fecha: string | null;
  readonly explicacion: string;
  /** Ids of the attachments that came with it. */
  readonly adjuntos: readonly string[];
  readonly contestadaMs: number;
};

/** What an entity was asked in the course of a case, and how that stands. */
export type RequerimientoDeCaso = {
  readonly id: string;
  readonly entidad: { readonly ruc: string; readonly nombre: string };
  /** `retirado`: the case closed before it answered. */
  readonly estado: 'pendiente' | 'contestado' | 'vencido' | 'retirado';
  readonly plazo: Plazo;
  readonly notificadoMs: number;
  readonly venceMs: number;
  readonly recordadoMs: number | null;
  readonly respuesta: RespuestaDeEntidad | null;
};

export type Solicitud = {
  readonly id: string;
  readonly referencia: string;
  readonly tramite: string;
  /** Hash of the definition as it was when filed. */
  readonly definicion: string;
  readonly estado: Estado;
  readonly version: number;
  readonly solicitante: {
    readonly clase: 'proveedor' | 'entidad' | 'publico';
    readonly ruc: string | null;
    readonly nombre: string;
    readonly cuenta: string | null;
  };
  readonly canal: Canal;
  readonly datos: Datos;
  readonly resumen: readonly Respuesta[];
  readonly adjuntos: readonly Adjunto[];
  readonly confirmaciones: readonly string[];
  readonly verdicts: readonly Verdict[];
  readonly decision: Decision | null;
  readonly unidad: string;
  readonly asignado: string | null;
  readonly dosPersonas: boolean;
  /** Absent where one person may deny. */
  readonly dosPersonasParaNegar?: true;
  readonly propuesta: Propuesta | null;
  readonly correccion: Correccion | null;
  /** Absent until an entity is asked. */
  readonly requerimiento?: RequerimientoDeCaso;
  readonly presentadaMs: number;
  readonly promesa: Plazo;
  readonly promesaVenceMs: number | null;
  readonly plazoLegal: Plazo | null;
  readonly legalVenceMs: number | null;
  readonly territorio: { readonly provincia?: string; readonly canton?: string };
  readonly pausas: readonly Pausa[];
  readonly cerradaMs: number | null;
  /** When its personal content was removed; absent while it has it. */
  readonly depuradaMs?: number;
  /** Version of the register entry the decision looked at; effects compare it. */
  readonly asientoVisto: {
    readonly clase: 'proveedor' | 'proceso';
    readonly id: string;
    readonly version: number;
  } | null;
  readonly eventos: number;
  readonly hash: string;
};
