/** The page of a start link: somebody of the staff chooses their password, before anything else is open to them. */
import { chooseFirstPassword, inspectStartLink } from '../../../actions/personal/choose-first-password.ts';
import { claveCharsMin } from '../../../domain/identity/clave.ts';
import { isRefusal, type Refusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { first } from '../../../platform/http/form-body.ts';
import { button } from '../../../ui/components/button.ts';
import { errorSummary } from '../../../ui/components/error-summary.ts';
import { form } from '../../../ui/components/form.ts';
import { passwordInput } from '../../../ui/components/password-input.ts';
import { html } from '../../../ui/html.ts';
import { forgery, readForm } from '../../../web/post.ts';
import { tokenFor } from '../../../web/visit.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage, deskRefusal } from '../../desk-page.ts';

const purpose = 'mesa-comenzar';
const toSignIn = { text: 'Ir al ingreso del personal', href: paths.mesa.ingresar };

async function showStart(web: Web, c: WebContext, token: string, refusal: Refusal | null): Promise<Response> {
  const target = await inspectStartLink(web.deps, token);
  if (isRefusal(target)) return deskRefusal(web, c, target, toSignIn);
  const errorAt = (path: string) => refusal?.errors.find((one) => one.path === path)?.sentence;
  const errors = (refusal?.errors ?? []).map(({ path, sentence }) => ({ text: sentence, href: `#${path}` }));
  return deskPage(web, c, {
    title: 'Elija su clave',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    main: html`${refusal !== null && errorSummary({ errors: errors.length > 0 ? errors : [{ text: refusal.sentence }] })}
<h1 class="govuk-heading-l">Elija su clave</h1>
<p class="govuk-body">${target.nombre}, su usuario es <strong>${target.usuario}</strong>. Al ingresar registrará su segundo paso.</p>
${form({
  action: paths.mesa.comenzar(token),
  csrf: tokenFor(web, c.var.visit, purpose),
  content: html`${passwordInput({ name: 'clave', label: 'Clave nueva', hint: `Al menos ${claveCharsMin(true)} caracteres. Sirve una frase de varias palabras.`, autocomplete: 'new-password', error: errorAt('clave') })}${passwordInput({ name: 'repetida', label: 'Escríbala otra vez', autocomplete: 'new-password', error: errorAt('repetida') })}${button({ text: 'Guardar la clave' })}`,
})}`,
  });
}

export function startPage(web: Web, c: WebContext): Promise<Response> {
  return showStart(web, c, c.req.param('token') ?? '', null);
}

export async function sendStart(web: Web, c: WebContext): Promise<Response> {
  const token = c.req.param('token') ?? '';
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, toSignIn);
  const outcome =
    forgery(web, c, purpose, body) ??
    (await chooseFirstPassword(web.deps, {
      token,
      clave: first(body, 'clave'),
      repetida: first(body, 'repetida'),
      network: c.var.visit.network,
    }));
  if (isRefusal(outcome)) return showStart(web, c, token, outcome);
  return deskPage(web, c, {
    title: 'Su clave está guardada',
    main: html`<h1 class="govuk-heading-l">Su clave está guardada</h1>
<p class="govuk-body">Ingrese con el usuario <strong>${outcome.usuario}</strong> y su clave nueva. El enlace ya no sirve.</p>
<p class="govuk-body"><a class="govuk-link" href="${toSignIn.href}">${toSignIn.text}</a></p>`,
  });
}
