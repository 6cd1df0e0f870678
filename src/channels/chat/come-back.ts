/** Coming back to a conversation on another device: the address left in it, then the code sent there. */
import { sendReturnCode } from '../../actions/chat/send-return-code.ts';
import { useReturnCode } from '../../actions/chat/use-return-code.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { input } from '../../ui/components/input.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { publicPage, seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { chatPurposes } from './purposes.ts';
import { rememberConversation } from './visitor.ts';

type ReturnShown = {
  readonly correo: string;
  /** Whether a code may be on its way. */
  readonly isSent: boolean;
  readonly refusal: Refusal | null;
};

const errorAt = ({ refusal }: ReturnShown, path: string): string | undefined =>
  refusal?.errors.find((error) => error.path === path)?.sentence;

function addressForm(web: Web, c: WebContext, shown: ReturnShown): Html {
  return form({
    action: paths.chat.volver,
    csrf: tokenFor(web, c.var.visit, chatPurposes.volver),
    content: html`${input({ name: 'correo', label: 'Correo electrónico que dejó en la conversación', type: 'email', autocomplete: 'email', spellcheck: false, value: shown.correo, error: errorAt(shown, 'correo') })}${button({ text: 'Enviarme un código' })}`,
  });
}

function codeForm(web: Web, c: WebContext, shown: ReturnShown): Html {
  return html`${insetText({ text: html`Si dejó <strong>${shown.correo}</strong> en una conversación, le llegará un código de 6 cifras en unos minutos. Sirve durante 10 minutos.` })}
${form({
  action: paths.chat.codigo,
  csrf: tokenFor(web, c.var.visit, chatPurposes.codigo),
  content: html`<input type="hidden" name="correo" value="${shown.correo}">${input({ name: 'codigo', label: 'Código', width: 10, inputmode: 'numeric', autocomplete: 'one-time-code', error: errorAt(shown, 'codigo') })}${button({ text: 'Volver a mi conversación' })}`,
})}
<p class="govuk-body">¿No le llegó? Revise el correo no deseado o <a class="govuk-link" href="${paths.chat.volver}">pida otro código</a>.</p>`;
}

function returnPage(web: Web, c: WebContext, shown: ReturnShown): Response {
  const { refusal, isSent } = shown;
  return publicPage(web, c, {
    title: 'Volver a una conversación',
    backHref: paths.chat.inicio,
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    hasForm: true,
    hasChat: false,
    main: html`${refusal !== null && errorSummary({ errors: [{ text: refusal.sentence, href: isSent ? '#codigo' : '#correo' }] })}
<h1 class="govuk-heading-l">Volver a una conversación</h1>
${!isSent && html`<p class="govuk-body">Si dejó su correo en una conversación sin ingresar con una cuenta, puede seguirla en este equipo. En el otro dejará de estar abierta. Si ingresó con su cuenta, <a class="govuk-link" href="${paths.ingresar}?volver=${encodeURIComponent(paths.chat.inicio)}">ingrese también aquí</a> y la verá.</p>`}
${isSent ? codeForm(web, c, shown) : addressForm(web, c, shown)}`,
  });
}

export function showReturn(web: Web, c: WebContext): Response {
  return returnPage(web, c, { correo: '', isSent: false, refusal: null });
}

/**
 * Answers with the next form itself: the address must be in no URL, and the budget of codes bounds what a reload can
 * repeat. The same page whether or not the address was ever left.
 */
export async function sendReturnAddress(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body);
  const correo = first(body, 'correo').trim();
  const outcome =
    forgery(web, c, chatPurposes.volver, body) ??
    (await sendReturnCode(web.deps, { correo, network: c.var.visit.network }));
  return returnPage(web, c, { correo, isSent: outcome === null, refusal: outcome });
}

export async function sendReturnTry(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body);
  const correo = first(body, 'correo');
  const outcome =
    forgery(web, c, chatPurposes.codigo, body) ??
    (await useReturnCode(web.deps, { correo, codigo: first(body, 'codigo'), network: c.var.visit.network }));
  if (isRefusal(outcome)) return returnPage(web, c, { correo, isSent: true, refusal: outcome });
  rememberConversation(web, c, outcome.token);
  return seeOther(c, `${paths.chat.inicio}#fin`);
}
