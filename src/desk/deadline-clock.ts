/** A reckoned deadline as the bricks show it: how much is used, how urgent it is, and in words. */
import { civilMinuteAt } from '../domain/calendar/civil-date.ts';
import { hourText } from '../domain/calendar/civil-text.ts';
import type { Amount, DeadlineResult } from '../domain/calendar/clock.ts';
import { explainDeadline, remainingText } from '../domain/calendar/deadline-text.ts';
import type { ClockOptions, ClockState } from '../ui/components/clock.ts';

/** From this part of the term on, a clock that still runs calls for attention. */
const urgentRatio = 0.75;

function usedRatioOf({ elapsed, remaining, state }: DeadlineResult): number {
  if (state === 'vencido') return 1;
  if (remaining === null) return 0;
  const whole = elapsed.count + Math.max(0, remaining.count);
  return whole === 0 ? 1 : elapsed.count / whole;
}

function stateOf({ state, remaining }: DeadlineResult, usedRatio: number): ClockState {
  switch (state) {
    case 'vencido':
    case 'en-pausa':
    case 'cumplido':
      return state;
    case 'sin-plazo':
      return 'a-tiempo';
    case 'corre':
      // The last day has nothing left after it.
      return usedRatio >= urgentRatio || remaining?.count === 0 ? 'por-vencer' : 'a-tiempo';
  }
}

const sentence = (words: string) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

export function deadlineClock(label: string, result: DeadlineResult): ClockOptions {
  const usedRatio = usedRatioOf(result);
  return {
    label,
    state: stateOf(result, usedRatio),
    usedRatio,
    words: sentence(remainingText(result)),
    explanation: explainDeadline(result),
  };
}

/** «2 días», «31 h», «40 min»: hours and minutes of attention, rounded up. */
function briefAmount({ unit, count }: Amount): string {
  const size = Math.abs(count);
  if (unit === 'dias' || unit === 'dias-habiles') return size === 1 ? '1 día' : `${size} días`;
  return size < 60 ? `${Math.ceil(size)} min` : `${Math.ceil(size / 60)} h`;
}

function briefWords(result: DeadlineResult): string {
  const { state, remaining, dueAtMs, atMs, zone } = result;
  if (state === 'cumplido') return 'A tiempo';
  if (state === 'en-pausa') return 'En pausa';
  if (remaining === null || dueAtMs === null) return 'Sin plazo';
  const [due, now] = [civilMinuteAt(dueAtMs, zone), civilMinuteAt(atMs, zone)];
  if (due.date === now.date)
    return state === 'vencido' ? `Venció ${hourText(due.minute)}` : `Hoy, ${hourText(due.minute)}`;
  if (state === 'vencido') return `Hace ${briefAmount(remaining)}`;
  return `En ${briefAmount(remaining)}`;
}

/** For a table cell under «Vence»: «Hace 31 h», «Hoy, 17h00», «En 2 días». */
export function briefClock(label: string, result: DeadlineResult): ClockOptions {
  const { explanation: _explanation, ...whole } = deadlineClock(label, result);
  return { ...whole, words: briefWords(result), isCompact: true };
}
