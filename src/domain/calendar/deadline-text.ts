/** How a reckoned deadline reads: the whole arithmetic for its page, a few words for a list. */
import { amountText, isSingular } from './amount-text.ts';
import type { CivilDate } from './civil-date.ts';
import { addDays, civilDateAt, civilMinuteAt, dayMinutes } from './civil-date.ts';
import {
  dateText,
  dayMonthText,
  hourText,
  instantText,
  longDateText,
  longInstantText,
} from './civil-text.ts';
import type { DeadlineResult, ExplanationStep } from './clock.ts';
import type { Plazo } from './plazo.ts';
import { describePlazo, workingDaysOf, workingHoursOf } from './plazo.ts';
import type { Zone } from './zone.ts';

type Step<K extends ExplanationStep['kind']> = Extract<ExplanationStep, { kind: K }>;

/** What ends at midnight ends at 24h00 of the day that closes, not at 00h00 of the next. */
function endOf(atMs: number, zone: Zone): { date: CivilDate; hour: string } {
  const { date, minute } = civilMinuteAt(atMs, zone);
  return minute === 0
    ? { date: addDays(date, -1), hour: hourText(dayMinutes) }
    : { date, hour: hourText(minute) };
}

function countText(plazo: Plazo): string {
  switch (plazo.kind) {
    case 'inmediato':
      return amountText({ unit: 'minutos-laborables', count: plazo.metaMinutos });
    case 'horas': {
      if (plazo.modo === 'corridas') return `${describePlazo(plazo)} corridas`;
      const days = amountText({ unit: 'dias-habiles', count: workingDaysOf(plazo.horas) });
      const hours = amountText({ unit: 'minutos-laborables', count: workingHoursOf(plazo.horas) * 60 });
      return `${describePlazo(plazo)} (${plazo.modo === 'habiles-como-dias' ? days : hours})`;
    }
    case 'dias-termino':
      return amountText({ unit: 'dias-habiles', count: plazo.dias });
    case 'dias-plazo':
      return `${amountText({ unit: 'dias', count: plazo.dias })} calendario`;
    case 'sin-plazo':
      return describePlazo(plazo);
  }
}

function startText(plazo: Plazo, { startedAtMs, countsFromMs }: Step<'inicio'>, zone: Zone): string {
  const byDays =
    plazo.kind !== 'inmediato' && !(plazo.kind === 'horas' && plazo.modo !== 'habiles-como-dias');
  const from = byDays
    ? `${longDateText(civilDateAt(countsFromMs, zone))}, sin contar ese día`
    : longInstantText(countsFromMs, zone);
  const outside =
    startedAtMs === countsFromMs
      ? ''
      : `; llegó el ${instantText(startedAtMs, zone)}, fuera del horario de atención`;
  return `${countText(plazo)} desde el ${from}${outside}`;
}

function pauseText({ fromMs, discounted, reason }: Step<'pausa'>, zone: Zone): string | null {
  if (discounted === null) return `en pausa desde el ${instantText(fromMs, zone)}, ${reason}`;
  return discounted.count === 0 ? null : `en pausa ${amountText(discounted)} ${reason}`;
}

function holidayText(step: Step<'feriado'>, today: CivilDate, firstYear: string): string {
  const when = step.date.startsWith(firstYear) ? dayMonthText(step.date) : dateText(step.date);
  const verb = step.date < today ? 'fue' : step.date === today ? 'es' : 'será';
  const local = step.scope === 'nacional' ? '' : ' local';
  const late = step.knownSince === null ? '' : `, que se conoció el ${dateText(step.knownSince)}`;
  return `el ${when} ${verb} feriado${local} (${step.name}${late})`;
}

function stepText(step: ExplanationStep, result: DeadlineResult, firstYear: string): string | null {
  switch (step.kind) {
    case 'inicio':
      return startText(result.plazo, step, result.zone);
    case 'pausa':
      return pauseText(step, result.zone);
    case 'feriado':
      return holidayText(step, civilDateAt(result.atMs, result.zone), firstYear);
    case 'traslado':
      return `el último día, ${longDateText(step.from)}, no cuenta como final y pasa al ${longDateText(step.to)}`;
    case 'calendario':
      return 'se calculó de nuevo porque el calendario cambió';
    case 'sin-fecha':
      return null;
  }
}

function endText(result: DeadlineResult): string {
  const { dueAtMs, state, zone, finishedAtMs } = result;
  const finished = finishedAtMs === null ? null : `Se cumplió el ${longInstantText(finishedAtMs, zone)}.`;
  if (dueAtMs === null) {
    if (finished !== null) return finished;
    const gap = result.steps.find((step) => step.kind === 'sin-fecha');
    return gap === undefined || gap.searchedUntil === null
      ? 'La fecha de vencimiento se fijará cuando termine la pausa.'
      : `No hay fecha de vencimiento: el calendario no tiene días hábiles suficientes hasta el ${dateText(gap.searchedUntil)}.`;
  }
  const end = endOf(dueAtMs, zone);
  const due = `${longDateText(end.date)}, ${end.hour}`;
  if (state === 'vencido') return [`Venció el ${due}.`, ...(finished === null ? [] : [finished])].join(' ');
  return finished === null ? `Vence el ${due}.` : `Vencía el ${due}. ${finished}`;
}

/** Each step of the arithmetic in words, without full stop, beside the step itself; steps that say nothing are left out. */
export function explainSteps(
  result: DeadlineResult,
): readonly { readonly step: ExplanationStep; readonly words: string }[] {
  const start = result.steps.find((step) => step.kind === 'inicio');
  const firstYear = civilDateAt(start?.countsFromMs ?? result.atMs, result.zone).slice(0, 4);
  return result.steps.flatMap((step) => {
    const words = stepText(step, result, firstYear);
    return words === null ? [] : [{ step, words }];
  });
}

/** «Vence el martes 17 de agosto de 2027, 17h00.» */
export const explainEnd = (result: DeadlineResult): string => endText(result);

/**
 * The arithmetic in one or two sentences: «72 horas (3 días hábiles) desde el lunes 9 de agosto de 2027, sin contar
 * ese día; en pausa 2 días hábiles a la espera de su respuesta; el 10 de agosto fue feriado (Primer Grito de
 * Independencia). Vence el martes 17 de agosto de 2027, 17h00.»
 */
export function explainDeadline(result: DeadlineResult): string {
  if (result.plazo.kind === 'sin-plazo') {
    return `Este trámite no tiene un plazo publicado. Han pasado ${amountText(result.elapsed)}.`;
  }
  const clauses = explainSteps(result).map(({ words }) => words);
  const text = clauses.length === 0 ? countText(result.plazo) : clauses.join('; ');
  return `${text}. ${endText(result)}`;
}

function lateText(result: DeadlineResult, dueAtMs: number): string {
  const { remaining, zone } = result;
  const end = endOf(dueAtMs, zone);
  const isLateBy = remaining !== null && remaining.count < 0 ? amountText(remaining) : null;
  if (result.finishedAtMs !== null) {
    return isLateBy === null ? 'cumplido con retraso' : `cumplido con ${isLateBy} de retraso`;
  }
  if (isLateBy !== null) return `venció hace ${isLateBy}`;
  return end.date === civilDateAt(result.atMs, zone)
    ? `venció hoy a las ${end.hour}`
    : `venció el ${dateText(end.date)} a las ${end.hour}`;
}

/** For lists: «vence hoy a las 17h00», «le quedan 2 días hábiles», «venció hace 1 día hábil», «en pausa; …». */
export function remainingText(result: DeadlineResult): string {
  const { state, dueAtMs, remaining, zone } = result;
  if (remaining === null) return 'sin plazo publicado';
  if (state === 'cumplido') return 'cumplido a tiempo';
  if (state === 'vencido' && dueAtMs !== null) return lateText(result, dueAtMs);
  const left = `le ${isSingular(remaining) ? 'queda' : 'quedan'} ${amountText(remaining)}`;
  if (state === 'en-pausa') return remaining.count === 0 ? 'en pausa' : `en pausa; ${left}`;
  if (dueAtMs === null) return result.steps.some(isClosedCalendar) ? 'sin fecha de vencimiento' : left;
  const end = endOf(dueAtMs, zone);
  return end.date === civilDateAt(result.atMs, zone) ? `vence hoy a las ${end.hour}` : left;
}

function isClosedCalendar(step: ExplanationStep): boolean {
  return step.kind === 'sin-fecha' && step.searchedUntil !== null;
}
