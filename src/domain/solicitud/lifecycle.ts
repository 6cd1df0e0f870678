/** The life of a solicitud as a pure table: which verb leads from which state to which. Nothing else decides it. */

export type Estado =
  | 'recibida'
  | 'en-revision'
  | 'por-subsanar'
  /** A contracting entity was asked to answer; its time runs. */
  | 'notificada'
  | 'aprobada'
  | 'negada'
  | 'desistida'
  | 'archivada';

export type Verbo =
  | 'tomar'
  | 'pasar'
  | 'devolver'
  | 'anotar'
  | 'escribir'
  | 'pedir-subsanacion'
  | 'subsanar'
  | 'proponer'
  | 'retirar-propuesta'
  /** The second of two persons does not agree, and says why. */
  | 'devolver-propuesta'
  | 'aprobar'
  | 'negar'
  | 'desistir'
  | 'archivar'
  | 'reabrir'
  | 'notificar'
  | 'recordar'
  | 'contestar'
  | 'vencer'
  | 'confirmar-pago'
  | 'registrar-efecto'
  | 'adjuntar-conversacion'
  /** Its dates were reckoned anew: the calendar changed. */
  | 'recalcular'
  /** Somebody was told that a clock is about to run out, or has. */
  | 'avisar'
  /** The legal term ran out without an answer; what follows from that is data of the definition. */
  | 'registrar-silencio'
  /** Given to somebody by the rules of its unit. */
  | 'repartir'
  /** Kept beyond its time, for a reason of law; and let go again. */
  | 'conservar'
  | 'liberar'
  /** Its personal content was removed; the chain of its journal stays. */
  | 'depurar';

/** What staff may be offered to do to a case, in the order of a page. */
export const verbosDelPersonal: readonly Verbo[] = [
  'tomar',
  'pasar',
  'devolver',
  'anotar',
  'escribir',
  'pedir-subsanacion',
  'notificar',
  'proponer',
  'retirar-propuesta',
  'devolver-propuesta',
  'aprobar',
  'negar',
  'reabrir',
];

/** `null`: the verb leaves the state as it is. A state that is missing refuses the verb. */
type Fila = { readonly [E in Estado]?: Estado | null };

const cerrada: Fila = { aprobada: null, negada: null, desistida: null, archivada: null };
const abierta: Fila = { recibida: null, 'en-revision': null, 'por-subsanar': null, notificada: null };
const cualquiera: Fila = { ...abierta, ...cerrada };

export const transiciones: { readonly [V in Verbo]: Fila } = {
  tomar: { recibida: 'en-revision', 'en-revision': null },
  pasar: { recibida: 'en-revision', 'en-revision': null, 'por-subsanar': null, notificada: null },
  // While somebody outside has to answer, it only stops being anybody's.
  devolver: { 'en-revision': 'recibida', 'por-subsanar': null, notificada: null },
  anotar: cualquiera,
  escribir: abierta,
  'pedir-subsanacion': { 'en-revision': 'por-subsanar' },
  subsanar: { 'por-subsanar': 'en-revision' },
  proponer: { 'en-revision': null },
  'retirar-propuesta': { 'en-revision': null },
  'devolver-propuesta': { 'en-revision': null },
  aprobar: { 'en-revision': 'aprobada' },
  negar: { 'en-revision': 'negada' },
  notificar: { 'en-revision': 'notificada' },
  recordar: { notificada: null },
  contestar: { notificada: 'en-revision' },
  vencer: { notificada: 'en-revision' },
  'confirmar-pago': { 'en-revision': 'aprobada', notificada: 'aprobada' },
  desistir: {
    recibida: 'desistida',
    'en-revision': 'desistida',
    'por-subsanar': 'desistida',
    notificada: 'desistida',
  },
  archivar: { 'por-subsanar': 'archivada' },
  reabrir: {
    aprobada: 'en-revision',
    negada: 'en-revision',
    desistida: 'en-revision',
    archivada: 'en-revision',
  },
  'registrar-efecto': { aprobada: null },
  'adjuntar-conversacion': cualquiera,
  recalcular: abierta,
  avisar: abierta,
  'registrar-silencio': abierta,
  repartir: { recibida: 'en-revision', 'en-revision': null, 'por-subsanar': null, notificada: null },
  conservar: cualquiera,
  liberar: cualquiera,
  depurar: cerrada,
};

/** The state after the verb, or null where the table does not allow it. */
export function siguiente(estado: Estado, verbo: Verbo): Estado | null {
  const destino = transiciones[verbo][estado];
  if (destino === undefined) return null;
  return destino ?? estado;
}

/** The verbs possible in a state, for pages that only show what can be done. */
export function verbosPosibles(estado: Estado): readonly Verbo[] {
  return (Object.keys(transiciones) as Verbo[]).filter((verbo) => siguiente(estado, verbo) !== null);
}

/** States in which somebody still owes something. */
export const estadosAbiertos = [
  'recibida',
  'en-revision',
  'por-subsanar',
  'notificada',
] as const satisfies readonly Estado[];
export const estadosCerrados = [
  'aprobada',
  'negada',
  'desistida',
  'archivada',
] as const satisfies readonly Estado[];

export function estaAbierta(estado: Estado): boolean {
  return (estadosAbiertos as readonly Estado[]).includes(estado);
}

/** How a person reads each state. */
export const nombreDeEstado: { readonly [E in Estado]: string } = {
  recibida: 'Recibida',
  'en-revision': 'En revisión',
  'por-subsanar': 'Por subsanar',
  notificada: 'Notificada a la entidad',
  aprobada: 'Aprobada',
  negada: 'Negada',
  desistida: 'Desistida',
  archivada: 'Archivada',
};
