/** Reopening a closed case at the desk: until when it can be, or that the time for it is over. */
import { amountText } from '../../domain/calendar/amount-text.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { button } from '../../ui/components/button.ts';
import { type Html, html } from '../../ui/html.ts';
import { type CaseView, verbForm } from '../case-view.ts';
import { folded, words } from '../verb-fields.ts';

export function reopenSection(view: CaseView): Html | false {
  const { reapertura } = view.caso;
  if (!view.verbos.has('reabrir') || reapertura === null) return false;
  const { diasHabiles, hasta, pasada } = reapertura;
  const window = `${amountText({ unit: 'dias-habiles', count: diasHabiles })} desde que se cerró`;
  if (pasada)
    return html`<p class="govuk-body">Ya no se puede reabrir: el plazo (${window}) terminó el ${dateText(hasta)}.</p>`;
  return folded(
    view,
    'reabrir',
    'Reabrir',
    verbForm(
      view,
      'reabrir',
      html`<p class="govuk-body">Se puede hasta el ${dateText(hasta)}: ${window}. Vuelve a la cola de la unidad. Lo que ya se aplicó en el registro sigue así hasta que se decida otra cosa.</p>${words(view, 'reabrir', 'motivo', 'Por qué se reabre')}${button({ text: 'Reabrir la solicitud', variant: 'secondary' })}`,
    ),
  );
}
