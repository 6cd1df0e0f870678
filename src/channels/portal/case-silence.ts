/** For the person: the legal term ran out without an answer, what the law makes of that, and what can be done. */
import type { CaseView } from '../../actions/read-case.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { longDateText } from '../../domain/calendar/civil-text.ts';
import { estaAbierta } from '../../domain/solicitud/lifecycle.ts';
import { silencioRegistrado } from '../../domain/solicitud/silencio-registrado.ts';
import { silencioParaLaPersona } from '../../domain/tramite/silencio.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';

/** Once there is an answer, that is what counts; its history still tells of the delay. */
export function caseSilence({ solicitud, eventos, zone }: CaseView): Html | false {
  const found = silencioRegistrado(eventos);
  if (found === null || !estaAbierta(solicitud.estado)) return false;
  const { silencio, vencioMs } = found;
  const when = vencioMs === null ? '' : ` el ${longDateText(civilDateAt(vencioMs, zone))}`;
  const paragraphs = [
    `El término que la ley nos da para responderle venció${when}, y todavía no tiene respuesta.`,
    ...silencioParaLaPersona(silencio),
  ];
  return html`<section aria-labelledby="silencio"><h2 class="govuk-heading-m" id="silencio">Venció el término legal</h2>
${insetText({ text: html`${paragraphs.map((text) => html`<p class="govuk-body">${text}</p>`)}` })}</section>`;
}
