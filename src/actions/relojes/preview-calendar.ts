/** What a change of the calendar would do to open cases, before anybody confirms it. Nothing is written. */
import { calendarChange } from '../../domain/calendar/calendar-change.ts';
import { instantOf } from '../../domain/calendar/civil-date.ts';
import type { CalendarIndex } from '../../domain/calendar/working-calendar.ts';
import { limits } from '../../domain/limits.ts';
import { conCarta, type FechaNueva, nuevasFechas } from '../../domain/plazos/nuevas-fechas.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type Abierta, readAbiertas } from '../../store/relojes.ts';
import { findPosibles } from '../../store/relojes-previa.ts';
import type { Deps } from '../deps.ts';
import {
  type CambioResuelto,
  cambiaNada,
  indexAfter,
  type PedidoDeCalendario,
  resolveChange,
} from './calendar-request.ts';
import { toReckon, type WithRegister } from './recompute-batch.ts';
import { relojesLimits } from './relojes-limits.ts';

const { previewCasesMax, previewExamplesMax, recomputeBatchCases } = relojesLimits;
const dayMs = 24 * 3_600_000;
/** Before any case and after all of them: where hours, zone or seat change, every case can. */
const always = { desdeMs: 0, antesDeMs: Date.UTC(9_000, 0, 1) };

export type EjemploDeCambio = {
  readonly referencia: string;
  /** Null for a trámite that is no longer offered. */
  readonly tramite: string | null;
  readonly fechas: readonly FechaNueva[];
};

export type VistaPrevia = {
  readonly resuelto: CambioResuelto;
  readonly calendar: CalendarIndex;
  /** Whether anything at all differs from the calendar in force. */
  readonly nada: boolean;
  readonly abiertas: number;
  /** Open cases whose terms reach into what changes; the others were not looked at. */
  readonly posibles: number;
  /** Of those, how many were reckoned: all, or a fair sample. */
  readonly revisadas: number;
  /** Of the reckoned ones. */
  readonly cambian: number;
  /** Of those that change, to how many a letter goes. */
  readonly conCarta: number;
  readonly ejemplos: readonly EjemploDeCambio[];
};

function reachOf({ antes, despues }: CambioResuelto): { desdeMs: number; antesDeMs: number } {
  const { added, removed, hours, zone, seat } = calendarChange(antes, despues);
  if (hours || zone || seat) return always;
  const days = [...added, ...removed].map(({ date }) => date).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { desdeMs: always.antesDeMs, antesDeMs: 0 };
  // A day more on both ends: what ends at midnight belongs to the day before.
  return {
    desdeMs: instantOf(first, 0, despues.zone) - dayMs,
    antesDeMs: instantOf(last, 0, despues.zone) + 2 * dayMs,
  };
}

/** Asks the register once for each entity. */
function remembering({ registry, log }: WithRegister): WithRegister {
  const known = new Map<string, ReturnType<typeof registry.entidad>>();
  return {
    log,
    registry: {
      entidad: (ruc) => {
        const found = known.get(ruc) ?? registry.entidad(ruc);
        known.set(ruc, found);
        return found;
      },
    },
  };
}

/** One of each trámite first: many alike teach nothing. */
function chosen(all: readonly EjemploDeCambio[]): readonly EjemploDeCambio[] {
  const seen = new Set<string | null>();
  const [fresh, others]: [EjemploDeCambio[], EjemploDeCambio[]] = [[], []];
  for (const one of all) (seen.has(one.tramite) ? others : fresh).push(one) && seen.add(one.tramite);
  return [...fresh, ...others].slice(0, previewExamplesMax);
}

type Found = { readonly caso: Abierta; readonly fechas: readonly FechaNueva[]; readonly carta: boolean };

async function reckoned(deps: Deps, ids: readonly string[], calendar: CalendarIndex): Promise<Found[]> {
  const nowMs = deps.clock.nowMs();
  const asked = remembering(deps);
  const found: Found[] = [];
  for (let from = 0; from < ids.length; from += recomputeBatchCases) {
    for (const caso of await readAbiertas(deps.db, ids.slice(from, from + recomputeBatchCases))) {
      const fechas = nuevasFechas(await toReckon(asked, caso), calendar, nowMs, limits.correctionDays);
      if (fechas.length > 0)
        found.push({ caso, fechas, carta: conCarta(fechas, calendar, caso.territorio, nowMs) });
    }
  }
  return found;
}

/** Only administrators. `version-vieja` where the calendar is no longer the one that was seen. */
export async function previewCalendar(
  deps: Deps,
  actor: Funcionario,
  asked: { readonly versionVista: number; readonly pedido: PedidoDeCalendario },
): Promise<VistaPrevia | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  const resuelto = await resolveChange(deps.db, asked.versionVista, asked.pedido);
  if ('refused' in resuelto) return resuelto;
  const calendar = indexAfter(resuelto);
  const { abiertas, posibles, ids } = await findPosibles(deps.db, {
    ...reachOf(resuelto),
    limite: previewCasesMax,
  });
  const found = await reckoned(deps, ids, calendar);
  const nameOf = (id: string | null) =>
    id === null ? null : (deps.definiciones.porId(id)?.definicion.nombre ?? null);
  return {
    resuelto,
    calendar,
    nada: cambiaNada(resuelto),
    abiertas,
    posibles,
    revisadas: ids.length,
    cambian: found.length,
    conCarta: found.filter(({ carta }) => carta).length,
    ejemplos: chosen(
      found.map(({ caso, fechas }) => ({
        referencia: caso.referencia,
        tramite: nameOf(caso.tramite),
        fechas,
      })),
    ),
  };
}
