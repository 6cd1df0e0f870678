/** The desk's queue as one person sees it: which tab, which filters, which page of it, and how many wait where. */
import { civilDateAt, dayMinutes, instantOf } from '../domain/calendar/civil-date.ts';
import type { DeadlineResult } from '../domain/calendar/clock.ts';
import type { CalendarIndex } from '../domain/calendar/working-calendar.ts';
import { foldForSearch } from '../domain/identity/nombre.ts';
import { limits } from '../domain/limits.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import type { Estado } from '../domain/solicitud/lifecycle.ts';
import { leerReferencia } from '../domain/solicitud/referencia.ts';
import type { Canal } from '../domain/tramite/definicion.ts';
import {
  countCola,
  type FilaDeCola,
  type Lugar,
  listByReferenciaOrRuc,
  listCola,
  type Seleccion,
} from '../store/cola.ts';
import { readClocks } from './clocks.ts';
import type { Deps } from './deps.ts';
import { readVisibleUnits } from './read-visible-units.ts';

/** `mias`: assigned to whoever asks; `equipo`: of their units, not taken by anybody; `todas`: every open one of them. */
export type QueueTab = 'mias' | 'equipo' | 'todas';

export const avisosDeCola = ['por-vencer', 'vencida', 'silencio'] as const;
export type AvisoDeCola = (typeof avisosDeCola)[number];

export type QueueAsked = {
  readonly tab: QueueTab;
  readonly tramite: string | null;
  readonly estado: Estado | null;
  readonly unidad: string | null;
  /** Door it came in by. */
  readonly canal: Canal | null;
  /** Only those that take two persons. */
  readonly dosPersonas: boolean;
  /** Only what was warned of, or whose legal term ran out. */
  readonly aviso: AvisoDeCola | null;
  /** Only those in which somebody outside spoke last. */
  readonly conNovedad?: true;
  /** Only what expires today or is overdue. */
  readonly venceHoy: boolean;
  /** As typed. */
  readonly buscar: string;
  /** The newest first, instead of what expires first. */
  readonly orden?: 'nuevas';
  /** Last row of the page before; null for the first page. */
  readonly tras: Lugar | null;
};

/** No filter at all. */
export const wholeQueue: Omit<QueueAsked, 'tab'> = {
  tramite: null,
  estado: null,
  unidad: null,
  canal: null,
  dosPersonas: false,
  aviso: null,
  venceHoy: false,
  buscar: '',
  tras: null,
};

export type QueueRow = FilaDeCola & {
  readonly tramiteNombre: string;
  /** Of the two clocks, the one that expires first. */
  readonly reloj: DeadlineResult;
};

export type QueueCounts = { readonly [T in QueueTab]: number };

export type Queue = {
  readonly filas: readonly QueueRow[];
  /** Where the next page begins; null on the last. */
  readonly siguiente: Lugar | null;
  /** Without filters; `queueRowsCountedMax` + 1 means more than that. */
  readonly cuentas: QueueCounts;
  /** What the filters can be set to. */
  readonly unidades: readonly string[];
  readonly tramites: readonly { readonly id: string; readonly nombre: string }[];
  /** The search was a whole reference or RUC: closed cases are among the rows, and the tab does not count. */
  readonly exacta: boolean;
};

const wordsMax = 8;

/** The last instant of today at the agency, epoch ms. */
export function endOfToday(nowMs: number, { zone }: CalendarIndex): number {
  return instantOf(civilDateAt(nowMs, zone), dayMinutes, zone) - 1;
}

function ofTab(tab: QueueTab, actor: Funcionario): Pick<Seleccion, 'asignado'> {
  if (tab === 'todas') return {};
  return { asignado: tab === 'mias' ? actor.cuenta : 'nadie' };
}

function seleccionOf(
  asked: QueueAsked,
  actor: Funcionario,
  unidades: readonly string[],
  untilMs: number,
): Seleccion {
  const { tramite, estado, unidad, canal, aviso } = asked;
  const palabras = foldForSearch(asked.buscar)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, wordsMax);
  return {
    unidades: unidad === null ? unidades : unidades.filter((one) => one === unidad),
    ...ofTab(asked.tab, actor),
    ...(tramite === null ? {} : { tramite }),
    ...(estado === null ? {} : { estado }),
    ...(canal === null ? {} : { canal }),
    ...(asked.dosPersonas ? { dosPersonas: true as const } : {}),
    ...(aviso === null ? {} : aviso === 'silencio' ? { silencio: true as const } : { aviso }),
    ...(asked.conNovedad === true ? { conNovedad: true as const } : {}),
    ...(asked.venceHoy ? { venceHastaMs: untilMs } : {}),
    ...(palabras.length === 0 ? {} : { palabras }),
  };
}

/** A whole reference or RUC, as people type them. */
function exactlySought(typed: string): { referencia: string } | { ruc: string } | null {
  const referencia = leerReferencia(typed);
  if (referencia !== null) return { referencia };
  const digits = typed.replace(/[\s-]/g, '');
  return /^\d{13}$/.test(digits) ? { ruc: digits } : null;
}

function rowOf(deps: Deps, fila: FilaDeCola, calendar: CalendarIndex, nowMs: number): QueueRow {
  const { promesa, legal } = readClocks(fila, calendar, nowMs);
  const legalIsFirst =
    legal?.dueAtMs != null && (promesa.dueAtMs === null || legal.dueAtMs < promesa.dueAtMs);
  return {
    ...fila,
    tramiteNombre: deps.definiciones.porId(fila.tramite)?.definicion.nombre ?? fila.tramite,
    reloj: legal !== null && legalIsFirst ? legal : promesa,
  };
}

async function countsOf(deps: Deps, actor: Funcionario, unidades: readonly string[]): Promise<QueueCounts> {
  const count = (tab: QueueTab) =>
    countCola(deps.db, { unidades, ...ofTab(tab, actor) }, limits.queueRowsCountedMax + 1);
  const [mias, equipo, todas] = await Promise.all([count('mias'), count('equipo'), count('todas')]);
  return { mias, equipo, todas };
}

/** How many cases some filters leave, `max` at most; null for whoever handles none. */
export async function countQueue(
  deps: Deps,
  actor: Funcionario,
  asked: QueueAsked,
  max: number,
): Promise<number | null> {
  const unidades = await readVisibleUnits(deps, actor);
  if (unidades.length === 0) return null;
  const untilMs = endOfToday(deps.clock.nowMs(), await deps.calendar());
  return countCola(deps.db, seleccionOf(asked, actor, unidades, untilMs), max);
}

/** Refuses only whoever handles no cases at all. */
export async function listQueue(deps: Deps, actor: Funcionario, asked: QueueAsked): Promise<Queue | Refusal> {
  const unidades = await readVisibleUnits(deps, actor);
  if (unidades.length === 0) return refuse('sin-permiso');
  const nowMs = deps.clock.nowMs();
  const calendar = await deps.calendar();
  const buscar = asked.buscar.slice(0, limits.searchCharsMax);
  const sought = exactlySought(buscar);
  const seleccion = seleccionOf({ ...asked, buscar }, actor, unidades, endOfToday(nowMs, calendar));
  const [cuentas, found] = await Promise.all([
    countsOf(deps, actor, unidades),
    sought === null
      ? listCola(deps.db, seleccion, asked.tras, limits.pageRows + 1, asked.orden ?? 'vence')
      : listByReferenciaOrRuc(deps.db, sought, unidades, limits.pageRows),
  ]);
  const filas = found.slice(0, limits.pageRows).map((fila) => rowOf(deps, fila, calendar, nowMs));
  return {
    filas,
    siguiente: found.length > limits.pageRows ? (filas.at(-1)?.lugar ?? null) : null,
    cuentas,
    unidades,
    tramites: deps.definiciones.todas
      .filter(({ definicion }) => unidades.includes(definicion.atiende))
      .map(({ definicion: { id, nombre } }) => ({ id, nombre })),
    exacta: sought !== null,
  };
}
