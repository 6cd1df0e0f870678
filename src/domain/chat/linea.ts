/** The lines of a conversation: what was said and every change of state, numbered without gaps and never changed. */
import type { MotivoDeCierre, MotivoDeConversion, MotivoDeDevolucion } from './motivos.ts';

/** What each class of line holds. Numbers of lines are of the same conversation; instants are epoch ms. */
export type ContenidoDeLinea = {
  /** Something said. Plain text; line breaks are kept. */
  readonly mensaje: { readonly texto: string };
  readonly archivo: {
    readonly id: string;
    readonly nombre: string;
    readonly sha256: string;
    readonly tamanoBytes: number;
    readonly formato: string;
  };
  /** The trámites that fit what was typed, the best first; empty: nothing fits, the whole list is offered. */
  readonly sugerencias: { readonly tramites: readonly string[] };
  readonly 'persona-pedida': { readonly unidad: string };
  readonly 'fila-dejada': Record<never, never>;
  readonly tomada: { readonly nombre: string };
  /** `nombre` null: to the queue. The note among staff is in `reservado`. */
  readonly pasada: { readonly nombre: string | null };
  readonly devuelta: { readonly motivo: MotivoDeDevolucion };
  readonly identificada: { readonly nombre: string; readonly ruc: string };
  /** That something was left, not what: it belongs to the person. */
  readonly contacto: { readonly correo: boolean; readonly telefono: boolean };
  readonly 'tramite-propuesto': { readonly tramite: string; readonly conRespuestas: boolean };
  readonly 'propuesta-aceptada': { readonly propuesta: number; readonly tramite: string };
  readonly 'propuesta-rechazada': { readonly propuesta: number; readonly tramite: string };
  /** `borrador`: the draft the answers go to, so that the same conversation finds it again. */
  readonly 'tramite-empezado': {
    readonly tramite: string;
    readonly propuesta: number | null;
    readonly borrador: string;
  };
  readonly pregunta: { readonly tramite: string; readonly paso: string; readonly texto: string };
  /** The answer in words, as the summary shows it. */
  readonly respuesta: { readonly paso: string; readonly lineas: readonly string[] };
  readonly 'tramite-dejado': { readonly tramite: string };
  readonly 'solicitud-presentada': {
    readonly tramite: string;
    readonly referencia: string;
    readonly estado: string;
    /** Plain Spanish, ready to show: what was decided, or who has it. */
    readonly resultado: string;
    /** One sentence per change of the register, ready to show. */
    readonly cambios: readonly string[];
  };
  readonly convertida: {
    readonly motivo: MotivoDeConversion;
    readonly referencia: string;
    readonly promesaVenceMs: number | null;
  };
  /** Takes the content of an earlier line out; the gap stays marked. */
  readonly suprimida: { readonly linea: number; readonly motivo: string };
  readonly cerrada: { readonly motivo: MotivoDeCierre };
};

export type ClaseDeLinea = keyof ContenidoDeLinea;

/** Who speaks. `agente` is staff; `asistente` is the service itself. */
export type AutorDeLinea =
  | { readonly clase: 'persona' }
  | { readonly clase: 'agente'; readonly cuenta: string; readonly nombre: string }
  | { readonly clase: 'asistente' };

type De<C extends ClaseDeLinea> = { readonly clase: C; readonly contenido: ContenidoDeLinea[C] };
type Cuerpo = { [C in ClaseDeLinea]: De<C> }[ClaseDeLinea];

/** A line before it has its number. `cliente`: unique within the conversation, so that a retry writes nothing new. */
export type LineaNueva = Cuerpo & {
  readonly autor: AutorDeLinea;
  readonly cliente: string;
  /** For staff only; never leaves towards the person. */
  readonly reservado?: { readonly nota: string };
};

/** A stored line. `contenido` of one taken out later is null: its place and its hash stay. */
export type Linea = (Cuerpo | { readonly clase: ClaseDeLinea; readonly contenido: null }) & {
  readonly conversacion: string;
  /** From 1, without gaps. */
  readonly n: number;
  readonly autor: AutorDeLinea;
  readonly reservado: { readonly nota: string } | null;
  readonly ocurridaMs: number;
  /** Hex SHA-256 of the chain up to this line. */
  readonly hash: string;
};

/** Lines after which what can be done changes: the page fetches its controls anew. */
export const cambiaElMomento: ReadonlySet<ClaseDeLinea> = new Set<ClaseDeLinea>([
  'persona-pedida',
  'fila-dejada',
  'tomada',
  'pasada',
  'devuelta',
  'identificada',
  'contacto',
  'tramite-propuesto',
  'propuesta-aceptada',
  'propuesta-rechazada',
  'tramite-empezado',
  'pregunta',
  'respuesta',
  'tramite-dejado',
  'solicitud-presentada',
  'convertida',
  'suprimida',
  'cerrada',
]);
