/** Giving a request up: a page that says what it means, and only then the button. */
import { readCase } from '../../actions/read-case.ts';
import { withdrawSolicitud } from '../../actions/withdraw-solicitud.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import { button, buttonGroup } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { html } from '../../ui/html.ts';
import { commandFields, readCommand } from '../../web/command-fields.ts';
import { publicPage, seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler, requireFilerFor } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { backToOwn } from './case-page.ts';

const purpose = 'desistir';

async function render(
  web: Web,
  c: WebContext,
  actor: Solicitante,
  referencia: string,
  refusal: Refusal | null,
): Promise<Response> {
  const view = await readCase(web.deps, actor, referencia);
  if (isRefusal(view)) return refusalPage(web, c, view, backToOwn);
  const { solicitud, definicion, puede } = view;
  const back = { text: 'Volver a la solicitud', href: paths.solicitud(referencia) };
  if (!puede.has('desistir')) return refusalPage(web, c, refuse('transicion-imposible'), back);
  return publicPage(web, c, {
    title: 'Desistir de la solicitud',
    backHref: back.href,
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    main: html`${refusal !== null && errorSummary({ errors: [{ text: refusal.sentence }] })}
<span class="govuk-caption-l">${referencia}</span><h1 class="govuk-heading-l">¿Quiere desistir de esta solicitud?</h1>
<p class="govuk-body">${definicion?.nombre}. Quedará cerrada sin decisión y nada cambiará en el registro. Podrá presentar otra cuando quiera.</p>
${form({
  action: paths.desistir(referencia),
  csrf: tokenFor(web, c.var.visit, purpose),
  content: html`${commandFields(web, solicitud)}${buttonGroup([button({ text: 'Sí, desistir', variant: 'warning' }), html`<a class="govuk-link" href="${back.href}">No, conservarla</a>`])}`,
})}`,
  });
}

export async function showWithdraw(web: Web, c: WebContext, referencia: string): Promise<Response> {
  const actor = requireFiler(c);
  return actor instanceof Response ? actor : render(web, c, actor, referencia, null);
}

export async function sendWithdraw(web: Web, c: WebContext, referencia: string): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body, backToOwn);
  const actor = requireFilerFor(web, c, { purpose }, body);
  if (actor instanceof Response) return actor;
  const outcome =
    forgery(web, c, purpose, body) ??
    (await withdrawSolicitud(web.deps, actor, readCommand(referencia, body)));
  return isRefusal(outcome)
    ? render(web, c, actor, referencia, outcome)
    : seeOther(c, paths.solicitud(referencia));
}
