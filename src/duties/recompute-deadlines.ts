/** The duty that reckons open cases anew when the calendar changed: in batches, from where the last one ended. */
import type { Deps } from '../actions/deps.ts';
import { type Rules, recomputeBatch } from '../actions/relojes/recompute-batch.ts';
import { relojesLimits } from '../actions/relojes/relojes-limits.ts';
import { calendarChange, unknownChange } from '../domain/calendar/calendar-change.ts';
import type { CalendarIndex } from '../domain/calendar/working-calendar.ts';
import {
  advanceRecalculo,
  beginRecalculo,
  endVuelta,
  giveBackRecalculo,
  lendRecalculo,
  type Recalculo,
  readRecalculo,
} from '../store/recalculo.ts';
import { findCalendar, listAbiertasPorId, rememberCalendar } from '../store/relojes.ts';
import type { Pace } from './pulse.ts';

const { recomputeBatchCases, recomputeLoanMs, secondLookMs } = relojesLimits;

type Sweep = {
  readonly deps: Deps;
  readonly proceso: string;
  readonly version: number;
  readonly rules: Rules;
};

async function rulesFor(deps: Deps, calendar: CalendarIndex, antes: number): Promise<Rules> {
  const before = antes === 0 ? null : await findCalendar(deps.db, antes);
  const change = before === null ? unknownChange : calendarChange(before, calendar.calendar);
  return { calendar, antes, change };
}

/** A batch on its way: `last` is the id it ends with. */
type Batch = { readonly last: string; readonly written: Promise<unknown> };

/** False: somebody changed the calendar again. */
async function finish({ deps, proceso, version }: Sweep, { last, written }: Batch): Promise<boolean> {
  await written;
  await deps.faults.hit('entre-lotes-de-plazos');
  return advanceRecalculo(deps.db, proceso, version, last, deps.clock.nowMs() + recomputeLoanMs);
}

/** Awaited in a later turn; until then a fault of it is nobody's unhandled rejection. */
function later<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/**
 * While one batch is written the next is reckoned and the one after it read. The place moves only past what is written.
 * False: somebody changed the calendar again.
 */
async function sweep(whole: Sweep, from: string): Promise<boolean> {
  const { deps, rules } = whole;
  let reading = listAbiertasPorId(deps.db, from, recomputeBatchCases);
  let before: Batch | null = null;
  for (;;) {
    const casos = await reading;
    const last = casos.at(-1)?.id;
    if (last === undefined) return before === null || finish(whole, before);
    reading = later(listAbiertasPorId(deps.db, last, recomputeBatchCases));
    const next: Batch = { last, written: later(recomputeBatch(deps, casos, rules)) };
    let goesOn = false;
    try {
      goesOn = before === null || (await finish(whole, before));
    } finally {
      // Whoever goes on instead, perhaps by a newer calendar, must not meet this batch half-way.
      if (!goesOn) await Promise.allSettled([next.written]);
    }
    if (!goesOn) return false;
    before = next;
  }
}

function isDue({ vigente, hecha, enCurso, vuelta, vistaMs }: Recalculo, nowMs: number): boolean {
  if (enCurso === null) return vigente !== hecha;
  return enCurso !== vigente || vuelta === 1 || nowMs >= (vistaMs ?? 0) + secondLookMs;
}

async function work(deps: Deps, proceso: string, state: Recalculo): Promise<Pace> {
  const calendar = await deps.calendar();
  const version = state.vigente;
  // This process has not seen the newer calendar yet.
  if (calendar.calendar.version !== String(version)) return 'soon';
  const isNew = state.enCurso !== version;
  if (isNew) {
    await rememberCalendar(deps.db, calendar.calendar, deps.clock.nowMs());
    await beginRecalculo(deps.db, proceso, version, deps.clock.nowMs());
  }
  const { tras } = isNew ? await readRecalculo(deps.db) : state;
  const rules = await rulesFor(deps, calendar, state.hecha);
  const isWhole = await sweep({ deps, proceso, version, rules }, tras);
  // Once for all: whoever reads the journal would be at it between every two batches.
  deps.nudge();
  if (!isWhole) return 'again';
  await endVuelta(deps.db, proceso, version);
  return 'soon';
}

/**
 * One turn: a whole round over the open cases where one is due. Whoever dies in it leaves its place; another process goes
 * on there once the loan ends. A second round follows for cases that a process which had not seen the new calendar yet
 * filed or changed behind the first.
 */
export async function recomputeDeadlines(deps: Deps, proceso: string): Promise<Pace> {
  const nowMs = deps.clock.nowMs();
  if (!isDue(await readRecalculo(deps.db), nowMs)) return 'idle';
  const state = await lendRecalculo(deps.db, proceso, nowMs, nowMs + recomputeLoanMs);
  if (state === null) return 'soon';
  try {
    return await work(deps, proceso, state);
  } finally {
    await giveBackRecalculo(deps.db, proceso);
  }
}
