/** The frame of every verb on an existing case: rights, state, version, journal and answer, in one transaction. */
import type { Json } from '../domain/canonical-json.ts';
import { impedimentoPara } from '../domain/policy.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import { type Actor, anotarActor } from '../domain/solicitud/actor.ts';
import type { EventoNuevo } from '../domain/solicitud/evento.ts';
import { siguiente, type Verbo } from '../domain/solicitud/lifecycle.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import { commitSolicitud, type EscrituraDeAsiento, findOrden } from '../store/commit-solicitud.ts';
import {
  type EscrituraDeRequerimiento,
  withdrawnRequerimiento,
} from '../store/escritura-de-requerimiento.ts';
import type { MencionNueva } from '../store/menciones.ts';
import { findSolicitudByReferencia } from '../store/solicitudes.ts';
import { chain, eventSalts } from '../trust/chain.ts';
import type { Deps } from './deps.ts';
import { llaveDe } from './orden.ts';

/** What every verb is told: the case, the version the person was looking at, and the command's own key. */
export type Command = { readonly referencia: string; readonly versionVista: number; readonly llave: string };

/** What a verb makes of a case. `estado` is set by the lifecycle table unless the verb stays where it is. */
export type Change = {
  readonly solicitud: Solicitud;
  readonly evento: EventoNuevo['datos'];
  readonly escritura?: EscrituraDeAsiento | null;
  readonly demoraMs?: number | null;
  /** What an entity is asked, as its row is to stand; only where the change touches it. */
  readonly requerimiento?: EscrituraDeRequerimiento;
  /** Colleagues that its event names. */
  readonly menciones?: readonly MencionNueva[];
};

export type Changed = {
  readonly referencia: string;
  readonly estado: Solicitud['estado'];
  readonly version: number;
};

type Verb = {
  readonly verbo: Verbo;
  /** What identifies the command besides case and version, for its fingerprint. */
  readonly cuerpo: Json;
  /** Receives the case with its next state already set. */
  readonly aplica: (solicitud: Solicitud, nowMs: number) => Promise<Change | Refusal> | Change | Refusal;
};

/** Reads a case for somebody: a case that may not be read does not exist. */
export async function readForActor(
  deps: Deps,
  actor: Actor,
  referencia: string,
): Promise<Solicitud | Refusal> {
  const solicitud = await findSolicitudByReferencia(deps.db, referencia);
  if (solicitud === null) return refuse('no-encontrada');
  return impedimentoPara(actor, 'leer', solicitud) ?? solicitud;
}

/**
 * Runs a verb. A repeated key answers as the first time; a version that is no longer the present one is refused with
 * `version-vieja`, and the page then shows what changed meanwhile.
 */
export async function changeSolicitud(
  deps: Deps,
  actor: Actor,
  command: Command,
  verb: Verb,
): Promise<Changed | Refusal> {
  const { referencia, versionVista } = command;
  const llave = llaveDe(actor, command.llave, {
    verbo: verb.verbo,
    referencia,
    versionVista,
    cuerpo: verb.cuerpo,
  });
  if (isRefusal(llave)) return llave;
  const antes = await findSolicitudByReferencia(deps.db, referencia);
  if (antes === null) return refuse('no-encontrada');
  const unknown = impedimentoPara(actor, 'conocer', antes);
  if (unknown !== null) return unknown;
  if (antes.version !== versionVista) {
    const first = await findOrden(deps.db, llave.autor, llave.llave);
    return first === null ? refuse('version-vieja') : firstAnswer(first, llave.huella);
  }
  const stop = impedimentoPara(actor, verb.verbo, antes);
  if (stop !== null) return stop;
  const estado = siguiente(antes.estado, verb.verbo);
  if (estado === null) return refuse('transicion-imposible');
  const nowMs = deps.clock.nowMs();
  const change = await verb.aplica({ ...antes, estado }, nowMs);
  if (isRefusal(change)) return change;
  const eventos = chain(
    { solicitud: antes.id, eventos: antes.eventos, hash: antes.hash },
    [{ clase: verb.verbo, datos: change.evento }],
    anotarActor(actor),
    nowMs,
    eventSalts(deps.ids),
  );
  const solicitud: Solicitud = {
    ...change.solicitud,
    version: antes.version + 1,
    eventos: antes.eventos + eventos.length,
    hash: eventos.at(-1)?.hash ?? antes.hash,
  };
  const changed: Changed = { referencia, estado: solicitud.estado, version: solicitud.version };
  await deps.faults.hit('antes-de-confirmar');
  const outcome = await commitSolicitud(deps.db, {
    solicitud,
    versionVista,
    eventos,
    orden: { ...llave, respuesta: changed },
    asiento: change.escritura ?? null,
    borrador: null,
    demoraMs: change.demoraMs ?? null,
    requerimiento: change.requerimiento ?? withdrawnRequerimiento(antes, solicitud),
    menciones: change.menciones ?? [],
    ahoraMs: nowMs,
  });
  if (outcome.outcome === 'conflicto')
    return refuse(outcome.con === 'asiento' ? 'registro-cambiado' : 'version-vieja');
  if (outcome.outcome === 'repetida') return firstAnswer(outcome, llave.huella);
  deps.nudge();
  await deps.faults.hit('tras-confirmar-antes-de-responder');
  return changed;
}

function firstAnswer(
  first: { readonly huella: string; readonly respuesta: Json },
  huella: string,
): Changed | Refusal {
  return first.huella === huella ? (first.respuesta as Changed) : refuse('llave-repetida-con-otro-contenido');
}
