/** A thread while one mail changes it: as it was seen, and as it is to stand. */
import {
  type ContenidoDeHilo,
  conHecho,
  contenidoVacio,
  type HechoDeHilo,
} from '../../domain/correo/hilo.ts';
import { referenciaDesde } from '../../domain/solicitud/referencia.ts';
import { oneLine } from '../../platform/mail.ts';
import { nameId } from '../../platform/name-id.ts';
import type { HiloNuevo } from '../../store/correo-hilos.ts';
import type { Hilo } from '../../store/correo-mesa-hilo.ts';
import { findWrittenQuestion } from '../chat/find-written-question.ts';
import type { Deps } from '../deps.ts';
import type { MailJudged } from './judge-mail.ts';

/** `seen`: the row it was made from; null for a thread that this mail begins. */
export type ThreadDraft = HiloNuevo & { readonly seen: Hilo | null };

/** Named after the mail that begins it: a second try begins the same thread, under the same reference. */
export function newThread(
  deps: Deps,
  correo: string,
  { remitente, correo: { asunto }, sugerido }: Pick<MailJudged, 'remitente' | 'correo' | 'sugerido'>,
): ThreadDraft {
  const id = nameId('hilo-de-correo', correo);
  const random = Buffer.from(deps.keys.mac('plus-correo', `referencia ${id}`), 'base64url');
  const definicion = sugerido === null ? undefined : deps.definiciones.porId(sugerido)?.definicion;
  const isOpen = definicion !== undefined && definicion.sellado !== true;
  return {
    seen: null,
    id,
    referencia: referenciaDesde(random),
    estado: 'nuevo',
    direccion: remitente.direccion ?? '',
    nombre: remitente.nombre,
    asunto: oneLine(asunto),
    tramite: definicion?.id ?? null,
    solicitud: null,
    unidad: isOpen ? definicion.atiende : findWrittenQuestion(deps).definicion.atiende,
    faltan: [],
    contenido: contenidoVacio,
  };
}

export function draftOf(hilo: Hilo): ThreadDraft {
  return { ...hilo, seen: hilo };
}

type Noted = Pick<HechoDeHilo, 'quien' | 'verbo' | 'texto' | 'sobre'>;

/** Adds a line to the thread's own journal. */
export function noted(draft: ThreadDraft, enMs: number, hecho: Noted): ThreadDraft {
  const nombre = hecho.quien === 'persona' ? draft.nombre || draft.direccion : 'Ventanilla';
  const contenido: ContenidoDeHilo = conHecho(draft.contenido, { enMs, nombre, cuenta: null, ...hecho });
  return { ...draft, contenido };
}
