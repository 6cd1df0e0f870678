/** Reads a writing request of one of our own forms: whole, bounded, from our own origin, with its token. */
import { type Refusal, refuse } from '../domain/refusals.ts';
import { isOwnOrigin } from '../platform/csrf.ts';
import { type FormBody, first, parseForm, readBody } from '../platform/http/form-body.ts';
import { holdsToken } from './visit.ts';
import type { FormPurpose, Web, WebContext } from './web.ts';

const formType = 'application/x-www-form-urlencoded';

/** Whether the browser says that the request comes from one of our pages. */
export function comesFromHere(web: Web, c: WebContext): boolean {
  const { headers } = c.env.incoming;
  const site = headers['sec-fetch-site'];
  return isOwnOrigin(
    { origin: headers.origin, secFetchSite: Array.isArray(site) ? site[0] : site },
    web.ownOrigins,
  );
}

/** The form as sent, whatever its token says: for keeping what was typed when the session ended meanwhile. */
export async function readForm(c: WebContext): Promise<FormBody | Refusal> {
  const { incoming } = c.env;
  if (!(incoming.headers['content-type'] ?? '').toLowerCase().startsWith(formType))
    return refuse('peticion-ilegible');
  const body = await readBody(incoming);
  if (body === 'too-large') return refuse('peticion-muy-grande');
  if (body === 'cut-off') return refuse('peticion-ilegible');
  return parseForm(body.toString('utf8'));
}

/** Null when origin and token are right. */
export function forgery(web: Web, c: WebContext, purpose: FormPurpose, body: FormBody): Refusal | null {
  return comesFromHere(web, c) && holdsToken(web, c.var.visit, purpose, first(body, '_csrf'))
    ? null
    : refuse('formulario-vencido');
}
