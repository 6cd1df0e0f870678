/** Beside the clocks of a case: who was told that they run out, and what the silence of the agency means. */
import { instantText } from '../../domain/calendar/civil-text.ts';
import { estaAbierta } from '../../domain/solicitud/lifecycle.ts';
import { silencioRegistrado } from '../../domain/solicitud/silencio-registrado.ts';
import { silencioParaElPersonal } from '../../domain/tramite/silencio.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import type { CaseView } from '../case-view.ts';

/** The newest first; of an open case only: later they are history. */
export function caseWarnings({ caso }: CaseView): Html | false {
  const { solicitud, diario, relojes } = caso;
  if (!estaAbierta(solicitud.estado)) return false;
  const silence = silencioRegistrado(diario);
  const given = diario.filter(({ clase }) => clase === 'avisar').reverse();
  if (silence === null && given.length === 0) return false;
  const { zone } = relojes.promesa;
  const items = given.map(
    ({ ocurridoMs, datos }) =>
      html`<li>${typeof datos.motivo === 'string' ? datos.motivo : 'Se avisó de un plazo.'} <span class="govuk-hint">${instantText(ocurridoMs, zone)}</span></li>`,
  );
  return html`<section class="v-avisos-de-plazo" aria-labelledby="avisos-de-plazo"><h2 class="govuk-heading-s" id="avisos-de-plazo">Avisos de los plazos</h2>
${silence !== null && warningText({ text: silencioParaElPersonal(silence.silencio) })}
${items.length > 0 && html`<ul class="govuk-list v-avisos-de-plazo__lista">${items}</ul>`}</section>`;
}
