/** What a link opens: to the entity the facts and what it is asked, to whoever filed without account how it stands. */
import type { DeadlineResult } from '../domain/calendar/clock.ts';
import { computeDeadline } from '../domain/calendar/deadline.ts';
import type { Zone } from '../domain/calendar/zone.ts';
import { impedimentoPara } from '../domain/policy.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Actor } from '../domain/solicitud/actor.ts';
import type { RequerimientoDeCaso, Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Definicion, Requerimiento } from '../domain/tramite/definicion.ts';
import type { Adjunto } from '../domain/tramite/documento.ts';
import type { Respuesta } from '../domain/tramite/resumen.ts';
import { tokenHash } from '../platform/token-hash.ts';
import { RegistryFault } from '../registry/port.ts';
import { findByEnlace } from '../store/requerimientos.ts';
import { findSolicitudByReferencia } from '../store/solicitudes.ts';
import { territorioDe } from './clocks.ts';
import type { Deps } from './deps.ts';
import type { Papel } from './requerimiento-enlace.ts';

export type RequerimientoView = {
  readonly actor: Actor;
  readonly referencia: string;
  readonly version: number;
  readonly estado: Solicitud['estado'];
  readonly definicion: Definicion & { readonly requerimiento: Requerimiento };
  readonly requerimiento: RequerimientoDeCaso;
  /** Who says not to be paid. */
  readonly solicitante: string;
  /** The answers the definition lets the entity see. */
  readonly hechos: readonly Respuesta[];
  /** Files of the entity's own answer. */
  readonly adjuntos: readonly Adjunto[];
  readonly reloj: DeadlineResult;
  readonly zone: Zone;
  readonly puede: ReadonlySet<'contestar' | 'confirmar-pago' | 'escribir'>;
};

const expired = () =>
  refuse('enlace-invalido', {
    sentence: 'El enlace no es correcto. Cópielo entero del mensaje que recibió.',
  });

/** The signed-in account of the same entity acts as itself; anybody else with the link acts by the link. */
function actorBy(session: Actor, papel: Papel, s: Solicitud, asked: RequerimientoDeCaso): Actor {
  const { entidad } = asked;
  if (papel === 'entidad' && session.clase === 'entidad' && session.ruc === entidad.ruc) return session;
  const { ruc, nombre } = papel === 'entidad' ? entidad : s.solicitante;
  return { clase: 'enlace', papel, solicitud: s.id, ruc, nombre };
}

/** While the register does not answer, the deadline stands; only its explanation may miss a local holiday. */
async function placeOf({ registry }: Deps, ruc: string): Promise<string | undefined> {
  try {
    return (await registry.entidad(ruc))?.contenido.parroquia ?? undefined;
  } catch (error) {
    if (error instanceof RegistryFault) return undefined;
    throw error;
  }
}

async function clockOf(deps: Deps, asked: RequerimientoDeCaso, nowMs: number) {
  const calendar = await deps.calendar();
  const entidad = await placeOf(deps, asked.entidad.ruc);
  const clock = {
    plazo: asked.plazo,
    startedAtMs: asked.notificadoMs,
    territory: territorioDe(entidad),
    pauses: [],
    calendarVersion: calendar.calendar.version,
    finishedAtMs: asked.respuesta?.contestadaMs ?? null,
  };
  return { reloj: computeDeadline(clock, calendar, nowMs), zone: calendar.zone };
}

/** `papel`: whose page it is; a link of the other kind does not open it. */
export async function readRequerimiento(
  deps: Deps,
  session: Actor,
  papel: Papel,
  token: string,
): Promise<RequerimientoView | Refusal> {
  const found = await findByEnlace(deps.db, tokenHash(token));
  if (found === null || found.papel !== papel) return expired();
  const s = await findSolicitudByReferencia(deps.db, found.referencia);
  const definicion = s === null ? undefined : deps.definiciones.porId(s.tramite)?.definicion;
  const asked = s?.requerimiento;
  if (s === null || asked === undefined || definicion?.requerimiento === undefined) return expired();
  // The case asked again later: the newest link is the one that counts.
  if (asked.id !== found.id) return refuse('requerimiento-contestado');
  const { requerimiento, ...rest } = definicion;
  const actor = actorBy(session, papel, s, asked);
  const verbs = ['contestar', 'confirmar-pago', 'escribir'] as const;
  return {
    actor,
    referencia: s.referencia,
    version: s.version,
    estado: s.estado,
    definicion: { ...rest, requerimiento },
    requerimiento: asked,
    solicitante: s.solicitante.nombre,
    // What the contractor left open says nothing to the entity.
    hechos: requerimiento.muestra
      .filter((campo) => s.datos[campo] !== undefined)
      .flatMap((campo) => s.resumen.filter((r) => r.campo === campo)),
    adjuntos: s.adjuntos.filter(({ id }) => asked.respuesta?.adjuntos.includes(id) === true),
    ...(await clockOf(deps, asked, deps.clock.nowMs())),
    puede: new Set(verbs.filter((verbo) => impedimentoPara(actor, verbo, s) === null)),
  };
}
