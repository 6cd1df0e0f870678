/** The two clocks of a case in words and bars: what the agency offers, and what the law allows. */
import type { Clocks } from '../../actions/clocks.ts';
import type { DeadlineResult } from '../../domain/calendar/clock.ts';
import { explainDeadline, remainingText } from '../../domain/calendar/deadline-text.ts';
import { describePlazo } from '../../domain/calendar/plazo.ts';
import { type ClockOptions, type ClockState, clocks } from '../../ui/components/clock.ts';
import { type Html, html } from '../../ui/html.ts';

/** From this part of the term on, it is about to expire. */
const soonRatio = 0.8;

function usedRatio({ elapsed, remaining }: DeadlineResult): number {
  const left = Math.max(0, remaining?.count ?? 0);
  return elapsed.count + left === 0 ? 0 : elapsed.count / (elapsed.count + left);
}

function stateOf(result: DeadlineResult): ClockState {
  if (result.state === 'vencido' || result.state === 'en-pausa' || result.state === 'cumplido')
    return result.state;
  return usedRatio(result) >= soonRatio ? 'por-vencer' : 'a-tiempo';
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function clockOptions(label: string, result: DeadlineResult): ClockOptions {
  return {
    label: `${label}: ${describePlazo(result.plazo)}`,
    state: stateOf(result),
    usedRatio: result.state === 'vencido' ? 1 : usedRatio(result),
    words: `${capital(remainingText(result))}.`,
    explanation: explainDeadline(result),
  };
}

/** Where the agency publishes no time there is no bar to draw, only a sentence. */
export function caseClocks({ promesa, legal }: Clocks): Html {
  const shown = [
    ...(promesa.state === 'sin-plazo' ? [] : [clockOptions('Tiempo ofrecido', promesa)]),
    ...(legal === null || legal.state === 'sin-plazo' ? [] : [clockOptions('Plazo legal', legal)]),
  ];
  return html`${promesa.state === 'sin-plazo' && html`<p class="govuk-body">${explainDeadline(promesa)}</p>`}${shown.length > 0 && clocks(shown)}`;
}

/** For lists: what is left, while somebody still owes something. */
export function clockWords({ promesa, legal }: Clocks): string {
  return capital(remainingText(promesa.state === 'sin-plazo' && legal !== null ? legal : promesa));
}
