/** The dates of an open case reckoned anew by a calendar: only those that change, and what the person is told about them. */
import type { CalendarChange } from '../calendar/calendar-change.ts';
import { reasonsFor } from '../calendar/calendar-change.ts';
import { addDays, civilDateAt, civilMinuteAt, dayNumberAt, instantOf } from '../calendar/civil-date.ts';
import { hourText, longDateText } from '../calendar/civil-text.ts';
import { computeDeadline } from '../calendar/deadline.ts';
import type { Territory } from '../calendar/holiday.ts';
import type { Plazo } from '../calendar/plazo.ts';
import { addWorkingDays, type CalendarIndex, countWorkingDays } from '../calendar/working-calendar.ts';
import type { Zone } from '../calendar/zone.ts';
import type { Correccion, RequerimientoDeCaso, Solicitud } from '../solicitud/solicitud.ts';

/** The clocks of a case: `promesa` and `legal` are the agency's, the others those of whoever has to answer. */
export type Reloj = 'promesa' | 'legal' | 'correccion' | 'requerimiento';

export const nombreDeReloj: { readonly [R in Reloj]: string } = {
  promesa: 'Tiempo ofrecido',
  legal: 'Plazo legal',
  correccion: 'Plazo para corregir',
  requerimiento: 'Plazo de la entidad',
};

/** What reckoning needs of an open case. */
export type PorRecalcular = Pick<
  Solicitud,
  'presentadaMs' | 'promesa' | 'plazoLegal' | 'promesaVenceMs' | 'legalVenceMs' | 'territorio' | 'pausas'
> & {
  /** While the person is to answer. */
  readonly correccion: Correccion | null;
  /** While the entity is to answer, and where it is. */
  readonly requerimiento: RequerimientoDeCaso | null;
  readonly lugarDeLaEntidad: Territory;
};

/** A date that changes; null: none can be given. Epoch ms. */
export type FechaNueva = {
  readonly reloj: Reloj;
  readonly antesMs: number | null;
  readonly ahoraMs: number | null;
};

const lastMinuteOfDay = 1_439;

function dueOf(plazo: Plazo, caso: PorRecalcular, calendar: CalendarIndex, nowMs: number): number | null {
  const clock = {
    plazo,
    startedAtMs: caso.presentadaMs,
    territory: caso.territorio,
    pauses: caso.pausas.map(({ desdeMs, hastaMs, motivo }) => ({
      fromMs: desdeMs,
      untilMs: hastaMs,
      reason: motivo,
    })),
    calendarVersion: calendar.calendar.version,
  };
  return computeDeadline(clock, calendar, nowMs).dueAtMs;
}

/** The last minute of the day on which a correction asked at `pedidaMs` is due. Epoch ms. */
export function finDeCorreccion(
  calendar: CalendarIndex,
  pedidaMs: number,
  days: number,
  territorio: Territory,
): number {
  const last = addWorkingDays(calendar, civilDateAt(pedidaMs, calendar.zone), days, territorio);
  return instantOf(last.found ? last.value : last.searchedUntil, lastMinuteOfDay, calendar.zone);
}

/**
 * A term that somebody was notified of is never shortened: a holiday that goes leaves it as it was told. The agency's own
 * clocks follow the calendar both ways.
 */
function laterThan(antesMs: number, ahoraMs: number | null): number {
  return ahoraMs === null ? antesMs : Math.max(antesMs, ahoraMs);
}

/** `correctionDays`: working days to answer a correction. Empty where every date stays. */
export function nuevasFechas(
  caso: PorRecalcular,
  calendar: CalendarIndex,
  nowMs: number,
  correctionDays: number,
): readonly FechaNueva[] {
  const { promesa, plazoLegal, correccion, requerimiento, pausas } = caso;
  const found: FechaNueva[] = [
    { reloj: 'promesa', antesMs: caso.promesaVenceMs, ahoraMs: dueOf(promesa, caso, calendar, nowMs) },
    {
      reloj: 'legal',
      antesMs: caso.legalVenceMs,
      ahoraMs: plazoLegal === null ? null : dueOf(plazoLegal, caso, calendar, nowMs),
    },
  ];
  const open = pausas.find(({ hastaMs }) => hastaMs === null);
  if (correccion !== null && open !== undefined) {
    const ahoraMs = finDeCorreccion(calendar, open.desdeMs, correctionDays, caso.territorio);
    found.push({
      reloj: 'correccion',
      antesMs: correccion.venceMs,
      ahoraMs: laterThan(correccion.venceMs, ahoraMs),
    });
  }
  if (requerimiento !== null) {
    const { plazo, notificadoMs, venceMs } = requerimiento;
    const asked = {
      plazo,
      startedAtMs: notificadoMs,
      territory: caso.lugarDeLaEntidad,
      pauses: [],
      calendarVersion: calendar.calendar.version,
    };
    const { dueAtMs } = computeDeadline(asked, calendar, nowMs);
    found.push({ reloj: 'requerimiento', antesMs: venceMs, ahoraMs: laterThan(venceMs, dueAtMs) });
  }
  return found.filter(({ antesMs, ahoraMs }) => antesMs !== ahoraMs);
}

/**
 * Whether the person is written to: a date still ahead of them moved by at least a working day. What had expired before and
 * after is nobody's plan any more; it is only written down. The entity's own term is told in the case, not to its filer.
 */
export function conCarta(
  fechas: readonly FechaNueva[],
  calendar: CalendarIndex,
  territory: Territory,
  nowMs: number,
): boolean {
  return fechas.some(({ reloj, antesMs, ahoraMs }) => {
    if (reloj === 'requerimiento' || antesMs === null || ahoraMs === null) return false;
    if (Math.max(antesMs, ahoraMs) < nowMs) return false;
    const [first, last] = [Math.min(antesMs, ahoraMs), Math.max(antesMs, ahoraMs)].map((at) =>
      dayNumberAt(at, calendar.zone),
    );
    return (
      first !== undefined && last !== undefined && countWorkingDays(calendar, first, last, territory) >= 1
    );
  });
}

/** «lunes 16 de agosto de 2027, 17h00»; «sin fecha» while a pause lasts. */
export function dueText(atMs: number | null, zone: Zone): string {
  if (atMs === null) return 'sin fecha';
  const { date, minute } = civilMinuteAt(atMs, zone);
  // What ends at midnight ends at 24h00 of the day that closes.
  const end = minute === 0 ? { date: addDays(date, -1), minute: 1_440 } : { date, minute };
  return `${longDateText(end.date)}, ${hourText(end.minute)}`;
}

/** «Tiempo ofrecido: antes, lunes 16 de agosto de 2027, 17h00; ahora, martes 17 …. Motivo: el 13 de agosto de 2027 es feriado (…).» */
export function motivoDeRecalculo(
  fechas: readonly FechaNueva[],
  { presentadaMs, territorio }: Pick<PorRecalcular, 'presentadaMs' | 'territorio'>,
  calendar: CalendarIndex,
  change: CalendarChange,
): string {
  const { zone } = calendar;
  const instants = fechas.flatMap(({ antesMs, ahoraMs }) => [antesMs ?? 0, ahoraMs ?? 0]);
  const reasons = reasonsFor(
    change,
    {
      from: civilDateAt(presentadaMs, zone),
      to: civilDateAt(Math.max(presentadaMs, ...instants), zone),
      territory: territorio,
    },
    [calendar.calendar.seat ?? {}],
  );
  const dates = fechas.map(
    ({ reloj, antesMs, ahoraMs }) =>
      `${nombreDeReloj[reloj]}: antes, ${dueText(antesMs, zone)}; ahora, ${dueText(ahoraMs, zone)}.`,
  );
  const why = reasons.length === 0 ? 'cambió el calendario de la agencia' : reasons.join('; ');
  return `${dates.join(' ')} Motivo: ${why}.`;
}
