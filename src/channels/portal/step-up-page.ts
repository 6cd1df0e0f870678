/** Asks for the password once more before something a stolen session must not do. */
import { stepUp } from '../../actions/step-up.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { paths, safeReturn } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { passwordInput } from '../../ui/components/password-input.ts';
import { html } from '../../ui/html.ts';
import { setSession } from '../../web/entry.ts';
import { publicPage, seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';

const purpose = 'confirmar-clave';

function render(web: Web, c: WebContext, volver: string, refusal: Refusal | null): Response {
  const error = refusal?.sentence;
  return publicPage(web, c, {
    title: 'Confirme que es usted',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    main: html`${error !== undefined && errorSummary({ errors: [{ text: error, href: '#clave' }] })}
<h1 class="govuk-heading-l">Confirme que es usted</h1>
<p class="govuk-body">Va a cambiar datos con los que se recupera su cuenta. Escriba otra vez su clave: así nadie más puede hacerlo desde un equipo que quedó abierto.</p>
${form({
  action: paths.reforzar,
  csrf: tokenFor(web, c.var.visit, purpose),
  content: html`<input type="hidden" name="volver" value="${volver}">${passwordInput({ name: 'clave', label: 'Clave', error, autocomplete: 'current-password' })}${button({ text: 'Continuar' })}`,
})}`,
  });
}

export function showStepUp(web: Web, c: WebContext): Response {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  return render(web, c, safeReturn(c.req.query('volver'), paths.miCuenta), null);
}

export async function sendStepUp(web: Web, c: WebContext): Promise<Response> {
  const { session } = c.var.visit;
  const actor = requireFiler(c);
  if (actor instanceof Response || session === null) return seeOther(c, paths.ingresar);
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body);
  const volver = safeReturn(first(body, 'volver'), paths.miCuenta);
  const outcome = forgery(web, c, purpose, body) ?? (await stepUp(web.deps, session, first(body, 'clave')));
  if (isRefusal(outcome)) return render(web, c, volver, outcome);
  setSession(web, c, outcome.token);
  return seeOther(c, volver);
}
