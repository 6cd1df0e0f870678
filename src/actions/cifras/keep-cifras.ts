/** Keeps the figures by day: reckons anew the days that the journal touched, or all of them. */
import { civilDate, civilDateAt, dayNumberOf, dayStartMs } from '../../domain/calendar/civil-date.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import {
  advanceCifras,
  type DiaCivil,
  isCifrasPending,
  lockCifras,
  readCambiados,
  readExtremos,
  readHorizonte,
  reckonDias,
  removeSobrantes,
} from '../../store/cifras-dia.ts';
import type { Deps } from '../deps.ts';
import { cifrasLimits } from './cifras-limits.ts';

type Keeping = Pick<Deps, 'db' | 'calendar'>;

function dayOf(number: number, zone: Zone): DiaCivil {
  return {
    dia: civilDate(number),
    desdeMs: dayStartMs(number, zone),
    hastaMs: dayStartMs(number + 1, zone),
  };
}

/** `nunca`: nothing was reckoned yet, and all has to be. `ocupado`: another process is at it. */
export type CifrasTurn = { readonly outcome: 'al-dia' | 'mas' | 'nunca' | 'ocupado'; readonly dias: number };

/** One turn: at most `batchEvents` events are read and the days they touch reckoned, in one transaction. */
export async function updateCifras({ db, calendar }: Keeping): Promise<CifrasTurn> {
  if (!(await isCifrasPending(db))) return { outcome: 'al-dia', dias: 0 };
  const { zone } = await calendar();
  return db.transaction(async (queries): Promise<CifrasTurn> => {
    const cursor = await lockCifras(queries);
    if (cursor === null) return { outcome: 'ocupado', dias: 0 };
    if (cursor.tx === '0') return { outcome: 'nunca', dias: 0 };
    const changed = await readCambiados(queries, cursor, cifrasLimits.batchEvents, zone.offsetMinutes);
    if (changed === null) return { outcome: 'ocupado', dias: 0 };
    const days = changed.dias.map((dia) => dayOf(dayNumberOf(dia), zone));
    if (days.length > 0) await reckonDias(queries, days, zone.offsetMinutes);
    await advanceCifras(queries, changed);
    return { outcome: changed.eventos === cifrasLimits.batchEvents ? 'mas' : 'al-dia', dias: days.length };
  });
}

/**
 * Reckons every day from the cases, some days at a time; returns how many. Cases may change meanwhile: what they touch
 * is read from the journal afterwards, because the place it goes on from was taken before the first day.
 */
export async function rebuildCifras(
  { db, calendar }: Keeping,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  const { zone } = await calendar();
  const place = await readHorizonte(db);
  const span = await readExtremos(db);
  const dayNumber = (ms: number) => dayNumberOf(civilDateAt(ms, zone));
  const first = span === null ? 0 : dayNumber(span.desdeMs);
  const end = span === null ? 0 : dayNumber(span.hastaMs) + 1;
  for (let from = first; from < end; from += cifrasLimits.rebuildDays) {
    const until = Math.min(end, from + cifrasLimits.rebuildDays);
    const days = Array.from({ length: until - from }, (_, i) => dayOf(from + i, zone));
    await db.transaction(async (queries) => {
      await lockCifras(queries, true);
      await reckonDias(queries, days, zone.offsetMinutes);
    });
    onProgress(until - first, end - first);
  }
  await db.transaction(async (queries) => {
    await lockCifras(queries, true);
    await removeSobrantes(queries, civilDate(first), civilDate(Math.max(first, end - 1)));
    await advanceCifras(queries, place);
  });
  return end - first;
}
