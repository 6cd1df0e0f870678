/** Until when a closed case can be reopened: working days where its filer is, from the day after it closed. */
import { type CivilDate, civilDateAt } from '../calendar/civil-date.ts';
import { addWorkingDays, type CalendarIndex } from '../calendar/working-calendar.ts';
import { limits } from '../limits.ts';
import type { Definicion } from '../tramite/definicion.ts';
import type { Solicitud } from './solicitud.ts';

export type Reapertura = {
  readonly diasHabiles: number;
  /** Last day on which it can be reopened. */
  readonly hasta: CivilDate;
  /** That day is over. */
  readonly pasada: boolean;
};

/** Of the definition, where it says so; `definicion` null for a trámite that is no longer offered. */
export function diasParaReabrir(definicion: Pick<Definicion, 'reabrirDias'> | null): number {
  return definicion?.reabrirDias ?? limits.reopenWorkingDays;
}

/** Null for an open case, and where the calendar has no working day left. */
export function reaperturaDe(
  { cerradaMs, territorio }: Pick<Solicitud, 'cerradaMs' | 'territorio'>,
  definicion: Pick<Definicion, 'reabrirDias'> | null,
  calendar: CalendarIndex,
  nowMs: number,
): Reapertura | null {
  if (cerradaMs === null) return null;
  const diasHabiles = diasParaReabrir(definicion);
  const last = addWorkingDays(calendar, civilDateAt(cerradaMs, calendar.zone), diasHabiles, territorio);
  if (!last.found) return null;
  return { diasHabiles, hasta: last.value, pasada: civilDateAt(nowMs, calendar.zone) > last.value };
}
