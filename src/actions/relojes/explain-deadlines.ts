/** The clocks of a case explained step by step, for whoever may read it. */
import type { Zone } from '../../domain/calendar/zone.ts';
import { limits } from '../../domain/limits.ts';
import { explicarPlazos, type PlazoExplicado } from '../../domain/plazos/explicar-plazos.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Funcionario, Solicitante } from '../../domain/solicitud/actor.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { noteLectura } from '../../store/lecturas.ts';
import { readJournal } from '../../store/solicitudes.ts';
import { readForActor } from '../change-solicitud.ts';
import type { Deps } from '../deps.ts';
import { placeOf } from './recompute-batch.ts';

export type PlazosExplicados = {
  readonly solicitud: Solicitud;
  /** Of the trámite; its id where it is no longer offered. */
  readonly nombre: string;
  readonly plazos: readonly PlazoExplicado[];
  readonly zone: Zone;
};

async function explainFor(deps: Deps, solicitud: Solicitud): Promise<PlazosExplicados> {
  const { requerimiento } = solicitud;
  const [diario, calendar, lugarDeLaEntidad] = await Promise.all([
    readJournal(deps.db, solicitud.id),
    deps.calendar(),
    requerimiento === undefined ? {} : placeOf(deps, requerimiento),
  ]);
  const rules = {
    calendar,
    nowMs: deps.clock.nowMs(),
    correctionDays: limits.correctionDays,
    lugarDeLaEntidad,
  };
  return {
    solicitud,
    nombre: deps.definiciones.porId(solicitud.tramite)?.definicion.nombre ?? solicitud.tramite,
    plazos: explicarPlazos(solicitud, diario, rules),
    zone: calendar.zone,
  };
}

/** For whoever filed it. */
export async function explainOwnDeadlines(
  deps: Deps,
  actor: Solicitante,
  referencia: string,
): Promise<PlazosExplicados | Refusal> {
  const solicitud = await readForActor(deps, actor, referencia);
  return isRefusal(solicitud) ? solicitud : explainFor(deps, solicitud);
}

/** For staff: the visit is noted before anything is shown. `sesion`: the session that reads. */
export async function explainDeadlinesForStaff(
  deps: Deps,
  actor: Funcionario,
  sesion: { readonly id: string; readonly creadaMs: number },
  referencia: string,
): Promise<PlazosExplicados | Refusal> {
  const solicitud = await readForActor(deps, actor, referencia);
  if (isRefusal(solicitud)) return solicitud;
  const lectura = { cuenta: actor.cuenta, referencia, sesion: sesion.id, desdeMs: sesion.creadaMs };
  await noteLectura(deps.db, lectura, deps.clock.nowMs());
  return explainFor(deps, solicitud);
}
