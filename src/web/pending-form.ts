/** A form whose session ended under it: carried through the sign-in and offered again, as typed, with a fresh token. */
import { limits } from '../domain/limits.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import { type FormBody, first, parseForm, readBody } from '../platform/http/form-body.ts';
import { button } from '../ui/components/button.ts';
import { form } from '../ui/components/form.ts';
import { type Html, html } from '../ui/html.ts';
import { tokenFor } from './visit.ts';
import type { FormPurpose, Web, WebContext } from './web.ts';

/** Of which form the token must be when it is sent again, and under which name the tab kept what was typed. */
export type FormIdentity = { readonly purpose: FormPurpose; readonly draftKey?: string };

const purposeField = '_proposito';
const draftField = '_borrador';
const own: ReadonlySet<string> = new Set(['_csrf', purposeField, draftField]);

/** What was typed, as one urlencoded text for a hidden field of the sign-in form. */
export function pendingText(body: FormBody, { purpose, draftKey = '' }: FormIdentity): string {
  const typed = [...body].flatMap(([name, values]) =>
    own.has(name) ? [] : values.map((value) => [name, value]),
  );
  return new URLSearchParams([...typed, [purposeField, purpose], [draftField, draftKey]]).toString();
}

const formType = 'application/x-www-form-urlencoded';
/** A form inside a form: what was percent-encoded once is encoded again. */
const carryingBytesMax = 2 * limits.requestBodyBytesMax;

/** A form of a sign-in as sent, with room for the other one it may carry. */
export async function readCarryingForm(c: WebContext): Promise<FormBody | Refusal> {
  const { incoming } = c.env;
  if (!(incoming.headers['content-type'] ?? '').toLowerCase().startsWith(formType))
    return refuse('peticion-ilegible');
  const body = await readBody(incoming, carryingBytesMax);
  if (body === 'too-large') return refuse('peticion-muy-grande');
  return body === 'cut-off' ? refuse('peticion-ilegible') : parseForm(body.toString('utf8'));
}

/** What a sign-in form carries along; empty where it is more than a request may be. */
export function pendingOf(body: FormBody): string {
  const pending = first(body, '_pendiente');
  return Buffer.byteLength(pending) > limits.requestBodyBytesMax ? '' : pending;
}

/** One button that sends the form again to where it was going. */
export function continueForm(web: Web, c: WebContext, volver: string, pending: string): Html {
  const body = parseForm(pending);
  const hidden = [...body]
    .filter(([name]) => !own.has(name))
    .flatMap(([name, values]) =>
      values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
    );
  return form({
    action: volver,
    csrf: tokenFor(web, c.var.visit, first(body, purposeField)),
    // Sent under the name the tab kept it by, so that the tab forgets it once it arrived.
    draftKey: first(body, draftField) || undefined,
    content: html`${hidden}${button({ text: 'Continuar donde estaba' })}`,
  });
}
