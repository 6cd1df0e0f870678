/** A form whose session ended under it: carried through both steps of the sign-in and offered again, as typed. */
import { limits } from '../domain/limits.ts';
import { refuse } from '../domain/refusals.ts';
import { type FormBody, first, parseForm } from '../platform/http/form-body.ts';
import { button } from '../ui/components/button.ts';
import { form } from '../ui/components/form.ts';
import { html } from '../ui/html.ts';
import { tokenFor } from '../web/visit.ts';
import type { Web, WebContext } from '../web/web.ts';
import { deskPage } from './desk-page.ts';
import { type Staff, staffOf } from './require-staff.ts';
import { showSignInPage } from './sign-in-page.ts';

/** Beside what was typed: of which form the token must be when it is sent again. */
const purposeField = '_proposito';

/** For forms: the person, or the sign-in page carrying what was typed. */
export function requireStaffFor(
  web: Web,
  c: WebContext,
  purpose: string,
  body: FormBody,
): Staff | Promise<Response> {
  const staff = staffOf(c.var.visit);
  if (staff !== null) return staff;
  const pairs = [...body].flatMap(([name, values]) =>
    name === '_csrf' ? [] : values.map((value): [string, string] => [name, value]),
  );
  const pendiente = String(new URLSearchParams([...pairs, [purposeField, purpose]]));
  return showSignInPage(web, c, {
    volver: c.req.path,
    pendiente,
    refusal: refuse('sesion-terminada'),
  });
}

/** What a step of the sign-in carries along; empty where it is more than a request may be. */
export function pendingIn(body: FormBody): string {
  const pending = first(body, '_pendiente');
  return Buffer.byteLength(pending) > limits.requestBodyBytesMax ? '' : pending;
}

/** After the sign-in: one button that sends the form again to where it was going. */
export function continuePage(web: Web, c: WebContext, volver: string, pending: string): Response {
  const body = parseForm(pending);
  const typed = [...body].filter(([name]) => name !== '_csrf' && name !== purposeField);
  const hidden = typed.flatMap(([name, values]) =>
    values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
  );
  return deskPage(web, c, {
    title: 'Continuar donde estaba',
    main: html`<h1 class="govuk-heading-l">Ya ingresó</h1>
<p class="govuk-body">Su sesión había terminado mientras escribía. Al continuar se envía lo que escribió, tal como estaba.</p>
${form({ action: volver, csrf: tokenFor(web, c.var.visit, first(body, purposeField)), content: html`${hidden}${button({ text: 'Continuar donde estaba' })}` })}`,
  });
}
