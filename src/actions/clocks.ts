/** The two clocks of a case: the agency's published promise and the legal term. Both are always kept and shown. */
import type { Clock, DeadlineResult } from '../domain/calendar/clock.ts';
import { computeDeadline } from '../domain/calendar/deadline.ts';
import type { Territory } from '../domain/calendar/holiday.ts';
import type { Plazo } from '../domain/calendar/plazo.ts';
import type { CalendarIndex } from '../domain/calendar/working-calendar.ts';
import type { Pausa, Solicitud } from '../domain/solicitud/solicitud.ts';

/** Local holidays of the person's place count (COA, art. 159). */
export function territorioDe(parroquia: string | undefined): Territory {
  return parroquia === undefined || parroquia.length < 4
    ? {}
    : { provincia: parroquia.slice(0, 2), canton: parroquia.slice(0, 4) };
}

type Timed = Pick<Solicitud, 'presentadaMs' | 'territorio' | 'pausas' | 'cerradaMs'>;

function clockOf(plazo: Plazo, timed: Timed, calendar: CalendarIndex): Clock {
  return {
    plazo,
    startedAtMs: timed.presentadaMs,
    territory: timed.territorio,
    pauses: timed.pausas.map((p: Pausa) => ({ fromMs: p.desdeMs, untilMs: p.hastaMs, reason: p.motivo })),
    calendarVersion: calendar.calendar.version,
    finishedAtMs: timed.cerradaMs,
  };
}

export type Clocks = { readonly promesa: DeadlineResult; readonly legal: DeadlineResult | null };

/** Both clocks of a case reckoned at `nowMs`. */
export function readClocks(
  s: Timed & Pick<Solicitud, 'promesa' | 'plazoLegal'>,
  calendar: CalendarIndex,
  nowMs: number,
): Clocks {
  return {
    promesa: computeDeadline(clockOf(s.promesa, s, calendar), calendar, nowMs),
    legal:
      s.plazoLegal === null ? null : computeDeadline(clockOf(s.plazoLegal, s, calendar), calendar, nowMs),
  };
}

/** The case with both due dates reckoned anew; an open pause leaves them without date. */
export function withDueDates(s: Solicitud, calendar: CalendarIndex, nowMs: number): Solicitud {
  const { promesa, legal } = readClocks(s, calendar, nowMs);
  return { ...s, promesaVenceMs: promesa.dueAtMs, legalVenceMs: legal?.dueAtMs ?? null };
}

/** Milliseconds the agency took, pauses left out: what the catalogue publishes. */
export function demoraMs(s: Pick<Solicitud, 'presentadaMs' | 'pausas'>, finishedMs: number): number {
  const paused = s.pausas.reduce((sum, p) => sum + Math.max(0, (p.hastaMs ?? finishedMs) - p.desdeMs), 0);
  return Math.max(0, finishedMs - s.presentadaMs - paused);
}
