/** A form whose session ended under it: carried through the sign-in and offered again, as typed, with a fresh token. */
import { limits } from '../../domain/limits.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import { type FormBody, first, parseForm } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { html } from '../../ui/html.ts';
import { publicPage } from '../../web/pages.ts';
import { requireFilerFor } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';

/** Beside what was typed: of which form the token must be when it is sent again, and under which name the tab kept it. */
const purposeField = '_proposito';
const draftField = '_borrador';
const own: ReadonlySet<string> = new Set(['_csrf', purposeField, draftField]);

export type FormIdentity = { readonly purpose: string; readonly draftKey?: string };

/** As `requireFilerFor`, and the form keeps its purpose, so that sending it again succeeds at once. */
export function requireFilerOf(
  web: Web,
  c: WebContext,
  { purpose, draftKey = '' }: FormIdentity,
  body: FormBody,
): Solicitante | Response {
  return requireFilerFor(web, c, new Map([...body, [purposeField, [purpose]], [draftField, [draftKey]]]));
}

/** What a sign-in form carries along; empty where it is more than a request may be. */
export function pendingOf(body: FormBody): string {
  const pending = first(body, '_pendiente');
  return Buffer.byteLength(pending) > limits.requestBodyBytesMax ? '' : pending;
}

/** After the sign-in: one button that sends the form again to where it was going. */
export function continuePage(web: Web, c: WebContext, volver: string, pending: string): Response {
  const body = parseForm(pending);
  const hidden = [...body]
    .filter(([name]) => !own.has(name))
    .flatMap(([name, values]) =>
      values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
    );
  return publicPage(web, c, {
    title: 'Continuar donde estaba',
    main: html`<h1 class="govuk-heading-l">Ya ingresó</h1>
<p class="govuk-body">Su sesión había terminado mientras llenaba un formulario. Conservamos lo que escribió: al continuar se envía tal como estaba.</p>
<p class="govuk-body">Si había elegido archivos, vuelva a adjuntarlos cuando se los pida.</p>
${form({
  action: volver,
  csrf: tokenFor(web, c.var.visit, first(body, purposeField)),
  // Sent under the name the tab kept it by, so that the tab forgets it once it arrived.
  draftKey: first(body, draftField) || undefined,
  content: html`${hidden}${button({ text: 'Continuar donde estaba' })}`,
})}`,
  });
}
