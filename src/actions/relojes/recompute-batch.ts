/** Reckons some open cases by a calendar and writes those whose dates change, each with the event that explains it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CalendarChange } from '../../domain/calendar/calendar-change.ts';
import { civilDateAt, instantOf } from '../../domain/calendar/civil-date.ts';
import type { Territory } from '../../domain/calendar/holiday.ts';
import type { CalendarIndex } from '../../domain/calendar/working-calendar.ts';
import { limits } from '../../domain/limits.ts';
import {
  conCarta,
  type FechaNueva,
  motivoDeRecalculo,
  nuevasFechas,
  type PorRecalcular,
  type Reloj,
} from '../../domain/plazos/nuevas-fechas.ts';
import { diaDeRecordatorio } from '../../domain/retencion/dia-de-recordatorio.ts';
import { anotarActor } from '../../domain/solicitud/actor.ts';
import type { RequerimientoDeCaso } from '../../domain/solicitud/solicitud.ts';
import { RegistryFault } from '../../registry/port.ts';
import { type Abierta, type Recalculada, readAbiertas, writeRecalculadas } from '../../store/relojes.ts';
import { chain, eventSalts } from '../../trust/chain.ts';
import { territorioDe } from '../clocks.ts';
import type { Deps } from '../deps.ts';
import { relojesLimits } from './relojes-limits.ts';

const { recomputeTurnCases } = relojesLimits;

/** Reminders leave when offices open. */
const remindMinute = 8 * 60;

/** By what cases are reckoned, and what changed since they last were. */
export type Rules = {
  readonly calendar: CalendarIndex;
  /** Version they were reckoned by before; 0 where nobody knows. */
  readonly antes: number;
  readonly change: CalendarChange;
};

/** What asks the register where an entity is. */
export type WithRegister = Pick<Deps, 'log'> & { readonly registry: Pick<Deps['registry'], 'entidad'> };

/** Holidays where the entity is count for it; while the register does not answer, only the nation's and the office's. */
export async function placeOf(deps: WithRegister, asked: RequerimientoDeCaso): Promise<Territory> {
  try {
    const entidad = await deps.registry.entidad(asked.entidad.ruc);
    return territorioDe(entidad?.contenido.parroquia ?? undefined);
  } catch (error) {
    if (!(error instanceof RegistryFault)) throw error;
    deps.log.fault(error, { duty: 'recalcular' });
    return {};
  }
}

/** What reckoning needs of a case: terms that run already ended are left as they are. */
export async function toReckon(deps: WithRegister, caso: Abierta): Promise<PorRecalcular> {
  const asked = caso.estado === 'notificada' ? (caso.requerimiento ?? null) : null;
  const requerimiento = asked?.estado === 'pendiente' ? asked : null;
  return {
    ...caso,
    correccion: caso.estado === 'por-subsanar' ? caso.correccion : null,
    requerimiento,
    lugarDeLaEntidad: requerimiento === null ? {} : await placeOf(deps, requerimiento),
  };
}

function reminderMs(
  deps: Pick<Deps, 'definiciones'>,
  tramite: string | null,
  { requerimiento, lugarDeLaEntidad }: PorRecalcular,
  venceMs: number,
  { calendar }: Rules,
): number | null {
  if (requerimiento === null || requerimiento.recordadoMs !== null || tramite === null) return null;
  const diasAntes = deps.definiciones.porId(tramite)?.definicion.requerimiento?.recordarDias;
  if (diasAntes === undefined) return null;
  const dates = {
    desde: civilDateAt(requerimiento.notificadoMs, calendar.zone),
    vence: civilDateAt(venceMs, calendar.zone),
    diasAntes,
  };
  const day = diaDeRecordatorio(calendar, dates, lugarDeLaEntidad);
  return day === null ? null : instantOf(day, remindMinute, calendar.zone);
}

const sistema = anotarActor({ clase: 'sistema' });

/** Null where every date stays. */
async function recalculated(
  deps: Deps,
  caso: Abierta,
  rules: Rules,
  nowMs: number,
): Promise<Recalculada | null> {
  const { calendar, antes, change } = rules;
  const por = await toReckon(deps, caso);
  const fechas = nuevasFechas(por, calendar, nowMs, limits.correctionDays);
  if (fechas.length === 0) return null;
  const of = (reloj: Reloj): FechaNueva | undefined => fechas.find((fecha) => fecha.reloj === reloj);
  const [promesa, legal, correccion, requerida] = [
    of('promesa'),
    of('legal'),
    of('correccion'),
    of('requerimiento'),
  ];
  const datos = {
    motivo: motivoDeRecalculo(fechas, caso, calendar, change),
    plazos: fechas.map((fecha) => ({ ...fecha })),
    calendario: { antes, ahora: Number(calendar.calendar.version) },
    conCarta: conCarta(fechas, calendar, caso.territorio, nowMs),
  };
  const [evento] = chain(
    { solicitud: caso.id, eventos: caso.eventos, hash: caso.hash },
    [{ clase: 'recalcular', datos }],
    sistema,
    nowMs,
    eventSalts(deps.ids),
  );
  if (evento === undefined) throw new Error('no event was chained');
  const venceMs = requerida?.ahoraMs ?? null;
  return {
    versionVista: caso.version,
    promesaVenceMs: promesa === undefined ? caso.promesaVenceMs : promesa.ahoraMs,
    legalVenceMs: legal === undefined ? caso.legalVenceMs : legal.ahoraMs,
    correccionVenceMs: correccion?.ahoraMs ?? null,
    requerimiento:
      por.requerimiento === null || venceMs === null
        ? null
        : {
            id: por.requerimiento.id,
            venceMs,
            recordarMs: reminderMs(deps, caso.tramite, por, venceMs, rules),
          },
    evento,
  };
}

async function once(
  deps: Deps,
  casos: readonly Abierta[],
  rules: Rules,
): Promise<{ readonly written: number; readonly missed: readonly string[] }> {
  const nowMs = deps.clock.nowMs();
  const changed: Recalculada[] = [];
  for (const [at, caso] of casos.entries()) {
    if (at % recomputeTurnCases === recomputeTurnCases - 1) await nextTurn();
    try {
      const next = await recalculated(deps, caso, rules, nowMs);
      if (next !== null) changed.push(next);
    } catch (error) {
      // One case that cannot be reckoned must not keep the others from their dates.
      if (!(error instanceof RangeError)) throw error;
      deps.log.fault(error, { duty: 'recalcular', id: caso.id });
    }
  }
  if (changed.length === 0) return { written: 0, missed: [] };
  const written = await writeRecalculadas(deps.db, changed, sistema, nowMs);
  const missed = changed.map(({ evento }) => evento.solicitud).filter((id) => !written.has(id));
  return { written: written.size, missed };
}

/** How many changed. Cases that somebody changes meanwhile are read and reckoned again. */
export async function recomputeBatch(deps: Deps, casos: readonly Abierta[], rules: Rules): Promise<number> {
  let { written, missed } = await once(deps, casos, rules);
  for (let tries = 1; missed.length > 0 && tries < relojesLimits.recomputeTriesMax; tries += 1) {
    const again = await once(deps, await readAbiertas(deps.db, missed), rules);
    written += again.written;
    missed = again.missed;
  }
  if (missed.length > 0) deps.log.info('recalculo-pendiente', { count: missed.length });
  return written;
}
