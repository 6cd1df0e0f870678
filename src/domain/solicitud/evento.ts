/** The facts a case's journal records. Append-only: nothing here is ever changed, only followed by another. */
import type { Json } from '../canonical-json.ts';
import type { ActorAnotado } from './actor.ts';
import type { Verbo } from './lifecycle.ts';

/** `presentada` opens every journal; `decidida` is an automatic decision; the rest are named after their verb. */
export type ClaseEvento = 'presentada' | 'decidida' | 'efecto-aplicado' | 'efecto-fallido' | Verbo;

export type EventoNuevo = {
  readonly clase: ClaseEvento;
  readonly datos: { readonly [k: string]: Json | undefined };
};

/** As stored: `n` counts from 1 within the case, `hash` chains it to the one before (hex SHA-256). */
export type Evento = EventoNuevo & {
  readonly solicitud: string;
  readonly n: number;
  readonly ocurridoMs: number;
  readonly actor: ActorAnotado;
  readonly hashAnterior: string | null;
  readonly hash: string;
  /** Of its digests; absent or null on an event of the first form, and once its content was removed. */
  readonly sal?: string | null;
};

/** Events a person outside the desk may see; notes among staff and hand-overs are not theirs. */
export const eventosReservados: ReadonlySet<ClaseEvento> = new Set<ClaseEvento>([
  'anotar',
  'proponer',
  'retirar-propuesta',
  'devolver-propuesta',
  'pasar',
  'devolver',
  'avisar',
  'repartir',
  'conservar',
  'liberar',
]);

/** How each event reads in a history. */
export const nombreDeEvento: { readonly [C in ClaseEvento]: string } = {
  presentada: 'Solicitud presentada',
  decidida: 'Decidida en el acto',
  'efecto-aplicado': 'Cambio aplicado en el registro',
  'efecto-fallido': 'El cambio en el registro no se pudo aplicar todavía',
  tomar: 'Un funcionario la tomó',
  pasar: 'Pasó a otra persona',
  devolver: 'Volvió a la cola',
  anotar: 'Nota interna',
  escribir: 'Mensaje',
  'pedir-subsanacion': 'Se pidió una corrección',
  subsanar: 'La persona respondió a la corrección',
  proponer: 'Decisión propuesta, falta la segunda persona',
  'retirar-propuesta': 'Propuesta retirada',
  'devolver-propuesta': 'Propuesta devuelta',
  aprobar: 'Aprobada',
  negar: 'Negada',
  notificar: 'Se notificó a la entidad',
  recordar: 'Se recordó el plazo a la entidad',
  contestar: 'La entidad respondió',
  vencer: 'La entidad no respondió a tiempo',
  'confirmar-pago': 'El contratista confirmó el pago',
  desistir: 'La persona desistió',
  archivar: 'Archivada por falta de respuesta',
  reabrir: 'Reabierta',
  'registrar-efecto': 'Efecto registrado',
  'adjuntar-conversacion': 'Se adjuntó la conversación del chat',
  recalcular: 'Cambió el calendario: se calcularon de nuevo los plazos',
  avisar: 'Se avisó de un plazo que vence',
  'registrar-silencio': 'Venció el término legal sin respuesta',
  repartir: 'Asignada según las reglas de la unidad',
  conservar: 'Se ordenó conservarla',
  liberar: 'Terminó la orden de conservarla',
  depurar: 'Se retiró su contenido personal',
};
