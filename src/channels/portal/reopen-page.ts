/** Asking that a closed request be looked at again, with the reason. */
import { readCase } from '../../actions/read-case.ts';
import { reopenSolicitud } from '../../actions/reopen-solicitud.ts';
import { amountText } from '../../domain/calendar/amount-text.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { limits } from '../../domain/limits.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { countedTextarea } from '../../ui/components/textarea.ts';
import { html } from '../../ui/html.ts';
import { commandFields, readCommand } from '../../web/command-fields.ts';
import { publicPage, seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler, requireFilerFor } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { backToOwn } from './case-page.ts';

const purpose = 'reabrir';
const draftOf = (referencia: string) => `reabrir-${referencia}`;

type Typed = { readonly motivo: string; readonly refusal: Refusal } | null;

async function render(
  web: Web,
  c: WebContext,
  actor: Solicitante,
  referencia: string,
  typed: Typed,
): Promise<Response> {
  const view = await readCase(web.deps, actor, referencia);
  if (isRefusal(view)) return refusalPage(web, c, view, backToOwn);
  const { solicitud, reapertura } = view;
  const back = { text: 'Volver a la solicitud', href: paths.solicitud(referencia) };
  if (reapertura === null || reapertura.pasada)
    return refusalPage(web, c, typed?.refusal ?? refuse('transicion-imposible'), back);
  const error = typed === null ? undefined : (typed.refusal.errors[0]?.sentence ?? typed.refusal.sentence);
  return publicPage(web, c, {
    title: 'Pedir que se reabra la solicitud',
    backHref: back.href,
    status: typed?.refusal.status ?? 200,
    errorsPresent: typed !== null,
    main: html`${error !== undefined && errorSummary({ errors: [{ text: error, href: '#motivo' }] })}
<span class="govuk-caption-l">${referencia}</span><h1 class="govuk-heading-l">Pedir que se reabra</h1>
<p class="govuk-body">La solicitud volverá a revisión en ${solicitud.unidad}. Puede pedirlo hasta el ${dateText(reapertura.hasta)}: ${amountText({ unit: 'dias-habiles', count: reapertura.diasHabiles })} desde que se cerró.</p>
${form({
  action: paths.reabrir(referencia),
  csrf: tokenFor(web, c.var.visit, purpose),
  draftKey: draftOf(referencia),
  content: html`${commandFields(web, solicitud)}${countedTextarea({ name: 'motivo', label: '¿Por qué debe verse otra vez?', hint: 'Diga qué falta o qué no es correcto en la respuesta.', rows: 5, lengthMax: limits.messageCharsMax, thresholdPercent: 75, value: typed?.motivo, error })}${button({ text: 'Pedir que se reabra' })}`,
})}`,
  });
}

export async function showReopen(web: Web, c: WebContext, referencia: string): Promise<Response> {
  const actor = requireFiler(c);
  return actor instanceof Response ? actor : render(web, c, actor, referencia, null);
}

export async function sendReopen(web: Web, c: WebContext, referencia: string): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body, backToOwn);
  const actor = requireFilerFor(web, c, { purpose, draftKey: draftOf(referencia) }, body);
  if (actor instanceof Response) return actor;
  const motivo = first(body, 'motivo');
  const outcome =
    forgery(web, c, purpose, body) ??
    (await reopenSolicitud(web.deps, actor, { ...readCommand(referencia, body), motivo }));
  return isRefusal(outcome)
    ? render(web, c, actor, referencia, { motivo, refusal: outcome })
    : seeOther(c, paths.solicitud(referencia));
}
