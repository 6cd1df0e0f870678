/** A request, for the person who filed it: the answer first, then everything about it. */
import { type CaseView, readCase } from '../../actions/read-case.ts';
import { amountText } from '../../domain/calendar/amount-text.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { limits } from '../../domain/limits.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { countedTextarea } from '../../ui/components/textarea.ts';
import { type Html, html } from '../../ui/html.ts';
import { commandFields } from '../../web/command-fields.ts';
import { publicPage } from '../../web/pages.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { caseAnswer } from './case-answer.ts';
import { caseConversation } from './case-conversation.ts';
import { caseHistory, caseMessages } from './case-history.ts';
import { caseReceipt } from './case-receipt.ts';
import { caseReceipts } from './case-receipts.ts';
import { caseSilence } from './case-silence.ts';

export const messagePurpose = 'mensaje';
export const messageDraft = (referencia: string): string => `mensaje-${referencia}`;

/** A message that was refused, to be shown again beside what is wrong with it. */
export type RefusedMessage = { readonly texto: string; readonly refusal: Refusal };

function messageForm(web: Web, c: WebContext, { solicitud }: CaseView, refused: RefusedMessage | null): Html {
  return form({
    action: paths.mensajes(solicitud.referencia),
    csrf: tokenFor(web, c.var.visit, messagePurpose),
    draftKey: messageDraft(solicitud.referencia),
    content: html`${commandFields(web, solicitud)}${countedTextarea({
      name: 'texto',
      label: 'Escriba un mensaje a quien atiende su solicitud',
      rows: 4,
      lengthMax: limits.messageCharsMax,
      thresholdPercent: 75,
      value: refused?.texto,
      error: refused?.refusal.errors[0]?.sentence ?? refused?.refusal.sentence,
    })}${button({ text: 'Enviar el mensaje', variant: 'secondary' })}`,
  });
}

function messages(web: Web, c: WebContext, view: CaseView, refused: RefusedMessage | null): Html {
  const { eventos, zone, solicitud, puede, definicion } = view;
  const any = eventos.some(({ clase }) => clase === 'escribir');
  if (!any && !puede.has('escribir')) return html``;
  return html`<h2 class="govuk-heading-m" id="mensajes">Mensajes</h2>${caseMessages(eventos, { zone, unidad: solicitud.unidad, definicion })}
${puede.has('escribir') && messageForm(web, c, view, refused)}`;
}

/** How long a closed case can still be looked at again; or that the time for it is over. */
function reopening({ solicitud, reapertura }: CaseView): Html | false {
  if (reapertura === null) return false;
  const { diasHabiles, hasta, pasada } = reapertura;
  const days = amountText({ unit: 'dias-habiles', count: diasHabiles });
  if (pasada)
    return html`<p class="govuk-body">Se podía pedir que se reabriera durante ${days} desde que se cerró, hasta el ${dateText(hasta)}. Ese plazo ya pasó.</p>`;
  return html`<p class="govuk-body">¿No está de acuerdo o falta algo? Puede <a class="govuk-link" href="${paths.reabrir(solicitud.referencia)}">pedir que se reabra</a> hasta el ${dateText(hasta)}: tiene ${days} desde que se cerró.</p>`;
}

function otherActions(view: CaseView): Html {
  const { solicitud, puede } = view;
  const { referencia } = solicitud;
  return html`${puede.has('desistir') && html`<p class="govuk-body">¿Ya no la necesita? <a class="govuk-link" href="${paths.desistir(referencia)}">Desistir de esta solicitud</a>.</p>`}
${reopening(view)}`;
}

export function renderCase(
  web: Web,
  c: WebContext,
  view: CaseView,
  refused: RefusedMessage | null,
): Response {
  const { solicitud, definicion, eventos, zone } = view;
  const nombre = definicion?.nombre ?? solicitud.tramite;
  const summary =
    refused !== null &&
    errorSummary({
      errors: [{ text: refused.refusal.errors[0]?.sentence ?? refused.refusal.sentence, href: '#texto' }],
    });
  return publicPage(web, c, {
    title: `${solicitud.referencia} – ${nombre}`,
    place: 'mis-solicitudes',
    status: refused?.refusal.status ?? 200,
    errorsPresent: refused !== null,
    breadcrumbs: [{ text: 'Mis solicitudes', href: paths.misSolicitudes }, { text: solicitud.referencia }],
    main: html`${summary}${caseAnswer(view)}${caseSilence(view)}
${caseReceipt(view)}
${caseReceipts(view)}
${caseConversation(view)}
${messages(web, c, view, refused)}
<h2 class="govuk-heading-m">Historia</h2>${caseHistory(eventos, { zone, unidad: solicitud.unidad, definicion })}
${otherActions(view)}`,
  });
}

/** Where to go from a case that is not there, or not theirs: the two are told alike. */
export const backToOwn = { text: 'Ver mis solicitudes', href: paths.misSolicitudes };

export async function showCase(web: Web, c: WebContext, referencia: string): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const view = await readCase(web.deps, actor, referencia);
  return isRefusal(view) ? refusalPage(web, c, view, backToOwn) : renderCase(web, c, view, null);
}
