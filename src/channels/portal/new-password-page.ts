/** Choosing a new password with the link from the mail. Looking at the page changes nothing; only sending it does. */
import { recordNewPassword } from '../../actions/record-new-password.ts';
import { inspectResetLink, type ResetTarget, setNewPassword } from '../../actions/set-new-password.ts';
import { limits } from '../../domain/limits.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { clearCookie } from '../../platform/cookies.ts';
import { first } from '../../platform/http/form-body.ts';
import { button, linkButton } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { panel } from '../../ui/components/panel.ts';
import { passwordInput } from '../../ui/components/password-input.ts';
import { html } from '../../ui/html.ts';
import { publicPage } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { sessionCookie, tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';

const purpose = 'clave-nueva';

/** The short link leads to the form that asks for another one. */
const askAgain = { text: 'Pedir otro enlace', href: paths.cortos.clave };

function render(
  web: Web,
  c: WebContext,
  token: string,
  { ruc, usuario }: ResetTarget,
  refusal: Refusal | null,
): Response {
  const error = refusal === null ? undefined : (refusal.errors[0]?.sentence ?? refusal.sentence);
  return publicPage(web, c, {
    title: 'Elija una clave nueva',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    hasForm: true,
    main: html`${error !== undefined && errorSummary({ errors: [{ text: error, href: '#clave' }] })}
<h1 class="govuk-heading-l">Elija una clave nueva</h1>
<p class="govuk-body">Para el usuario <strong>${usuario}</strong>, RUC ${ruc}.</p>
${form({
  action: paths.claveNueva(token),
  csrf: tokenFor(web, c.var.visit, purpose),
  // The hidden user lets a password manager keep the new password under the right name.
  content: html`<input type="text" name="usuario" value="${usuario}" autocomplete="username" hidden>
${passwordInput({
  name: 'clave',
  label: 'Clave nueva',
  autocomplete: 'new-password',
  hint: `Al menos ${limits.passwordCharsMin} caracteres; los espacios cuentan. Una frase corta que solo usted diría es fácil de recordar y difícil de adivinar. No use su RUC ni el nombre de su empresa.`,
  error,
})}${button({ text: 'Guardar la clave nueva', preventDoubleClick: true })}`,
})}`,
  });
}

export async function showNewPassword(web: Web, c: WebContext, token: string): Promise<Response> {
  const target = await inspectResetLink(web.deps, token);
  return isRefusal(target) ? refusalPage(web, c, target, askAgain) : render(web, c, token, target, null);
}

function changed(web: Web, c: WebContext): Response {
  // Every session of the account ended, this browser's too if it had one.
  c.header('set-cookie', clearCookie(sessionCookie, web.secure), { append: true });
  c.set('visit', { ...c.var.visit, session: null, actor: { clase: 'publico' } });
  return publicPage(web, c, {
    title: 'Su clave cambió',
    main: html`${panel({ title: 'Su clave cambió', body: 'Cerramos sus otras sesiones y le avisamos a su correo registrado.' })}
<p class="govuk-body">Ya puede ingresar con la clave nueva.</p>${linkButton({ text: 'Ingresar', href: paths.ingresar })}`,
  });
}

export async function sendNewPassword(web: Web, c: WebContext, token: string): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body, askAgain);
  const outcome =
    forgery(web, c, purpose, body) ??
    (await setNewPassword(web.deps, {
      token,
      clave: first(body, 'clave'),
      network: c.var.visit.network,
      anotar: recordNewPassword(web.deps),
    }));
  if (!isRefusal(outcome)) return changed(web, c);
  const target = outcome.code === 'enlace-invalido' ? outcome : await inspectResetLink(web.deps, token);
  return isRefusal(target) ? refusalPage(web, c, target, askAgain) : render(web, c, token, target, outcome);
}
