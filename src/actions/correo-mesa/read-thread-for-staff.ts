/** Everything an officer sees of a thread of mails: what came, what went out, what was understood, and who did what with it. */
import { ordenCausal } from '../../domain/correo/orden-causal.ts';
import { puedeLeerCorreo } from '../../domain/correo/quien-puede.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { isUuid } from '../../domain/uuid.ts';
import { findHilo, type Hilo } from '../../store/correo-mesa-hilo.ts';
import {
  type CorreoDeMesa,
  listCorreosDeHilo,
  listSalidasDeHilo,
  type SalidaDeMesa,
} from '../../store/correo-mesa-mensajes.ts';
import { type EstadoAntivirus, readAntivirus } from '../../store/examenes.ts';
import { noteLectura } from '../../store/lecturas.ts';
import type { Deps } from '../deps.ts';
import { labelsOf } from './list-mail-desk.ts';
import { mailDeskLimits } from './mail-desk-limits.ts';

/** The session that reads. */
export type Reader = { readonly id: string; readonly creadaMs: number };

export type PiezaDeHilo =
  | { readonly clase: 'entrada'; readonly correo: CorreoDeMesa }
  | { readonly clase: 'salida'; readonly salida: SalidaDeMesa };

export type StaffThread = {
  readonly hilo: Hilo;
  /** In causal order. */
  readonly piezas: readonly PiezaDeHilo[];
  /** Of every attachment, by SHA-256. */
  readonly antivirus: ReadonlyMap<string, EstadoAntivirus>;
  /** Null where nothing fits, or where the trámite is no longer offered. */
  readonly definicion: Definicion | null;
  readonly faltanNombres: readonly string[];
};

/** A thread that may not be read does not exist. */
export async function openThread(deps: Deps, actor: Funcionario, id: string): Promise<Hilo | Refusal> {
  const hilo = isUuid(id) ? await findHilo(deps.db, id) : null;
  return hilo !== null && puedeLeerCorreo(actor, hilo.unidad) ? hilo : refuse('no-encontrada');
}

function inOrder(mails: readonly CorreoDeMesa[], letters: readonly SalidaDeMesa[]): readonly PiezaDeHilo[] {
  const pieces = new Map<string, PiezaDeHilo>();
  const nodes = [
    ...mails.map((correo) => {
      pieces.set(correo.id, { clase: 'entrada', correo });
      const { leido } = correo;
      return {
        id: correo.id,
        messageId: leido?.messageId ?? null,
        responde: [...(leido?.enRespuestaA ?? []), ...(leido?.referencias ?? [])],
        enMs: correo.recibidoMs,
      };
    }),
    ...letters.map((salida) => {
      pieces.set(salida.id, { clase: 'salida', salida });
      return {
        id: salida.id,
        messageId: null,
        responde: salida.respondeA === null ? [] : [salida.respondeA],
        enMs: salida.creadaMs,
      };
    }),
  ];
  return ordenCausal(nodes).flatMap((id) => pieces.get(id) ?? []);
}

/** The visit is noted before anything is shown. */
export async function readThreadForStaff(
  deps: Deps,
  actor: Funcionario,
  sesion: Reader,
  id: string,
): Promise<StaffThread | Refusal> {
  const hilo = await openThread(deps, actor, id);
  if (isRefusal(hilo)) return hilo;
  const lectura = { cuenta: actor.cuenta, hilo: hilo.id, sesion: sesion.id, desdeMs: sesion.creadaMs };
  await noteLectura(deps.db, lectura, deps.clock.nowMs());
  const [mails, letters] = await Promise.all([
    listCorreosDeHilo(deps.db, hilo.id, mailDeskLimits.mailsShownMax),
    listSalidasDeHilo(deps.db, hilo.id, mailDeskLimits.lettersShownMax),
  ]);
  const files = [...mails.flatMap(({ leido }) => leido?.adjuntos ?? []), ...hilo.contenido.documentos];
  return {
    hilo,
    piezas: inOrder(mails, letters),
    antivirus: await readAntivirus(
      deps.db,
      files.map(({ sha256 }) => sha256),
    ),
    definicion: hilo.tramite === null ? null : (deps.definiciones.porId(hilo.tramite)?.definicion ?? null),
    faltanNombres: labelsOf(deps, hilo.tramite, hilo.faltan),
  };
}
