/** A conversation of the chat as it stands now; its lines tell how it came to be so. */

/** `diferida`: nobody could answer at once, so it goes on in writing, with a case and a promise. */
export type EstadoDeConversacion = 'asistente' | 'en-espera' | 'atendida' | 'diferida' | 'cerrada';

/** The account that signed in inside the conversation, and whom it acts for. */
export type PersonaIdentificada = {
  readonly clase: 'proveedor' | 'entidad';
  readonly cuenta: string;
  readonly ruc: string;
  readonly nombre: string;
};

/** Where an answer may be announced when the person has left; null: not given. */
export type Contacto = { readonly correo: string | null; readonly telefono: string | null };

/** A trámite being filed in the conversation: its draft and the step asked now. */
export type DialogoEnCurso = {
  readonly tramite: string;
  readonly borrador: string;
  /** A question's name, `documentos`, or `revisar`; see `dialogo.ts`. */
  readonly paso: string;
  /** Steps answered, skipped or confirmed in this dialogue; what was filled in beforehand is not among them. */
  readonly contestados: readonly string[];
  /** Counts what was done in it, so that of two tabs answering at once one comes after the other. */
  readonly turno: number;
  /** Line of the proposal it began with and who made it; null where the person began by themselves. */
  readonly propuesta: { readonly n: number; readonly cuenta: string; readonly nombre: string } | null;
};

export type Conversacion = {
  readonly id: string;
  readonly estado: EstadoDeConversacion;
  /** Counts changes of state and assignment, not messages: what a `tomar` compares. */
  readonly version: number;
  /** Number of its last line. */
  readonly lineas: number;
  /** Hex SHA-256 that chains all lines. */
  readonly hash: string;
  /** Keyed hash of the token in the visitor's cookie. */
  readonly huella: string;
  readonly persona: PersonaIdentificada | null;
  readonly contacto: Contacto;
  readonly unidad: string;
  readonly agente: { readonly cuenta: string; readonly nombre: string } | null;
  readonly dialogo: DialogoEnCurso | null;
  /** The case it became when nobody could answer at once. */
  readonly referencia: string | null;
  readonly promesaVenceMs: number | null;
  /** Last line each side has seen, over all their tabs. */
  readonly leidoPersona: number;
  readonly leidoAgente: number;
  /** Last line each side wrote; 0 before the first. */
  readonly escritoPersona: number;
  readonly escritoAgente: number;
  readonly creadaMs: number;
  readonly enEsperaDesdeMs: number | null;
  readonly tomadaMs: number | null;
  readonly cerradaMs: number | null;
  readonly cambiadaMs: number;
};

/** How staff read each state. */
export const nombreDeEstadoDeConversacion: { readonly [E in EstadoDeConversacion]: string } = {
  asistente: 'Con el asistente',
  'en-espera': 'En espera',
  atendida: 'Atendida',
  diferida: 'Por escrito',
  cerrada: 'Cerrada',
};
