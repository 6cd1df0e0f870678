/** Lets only whoever signed in as supplier or entity go on; others sign in first and lose nothing they typed. */
import { refuse } from '../domain/refusals.ts';
import { esSolicitante, type Solicitante } from '../domain/solicitud/actor.ts';
import { paths } from '../paths.ts';
import type { FormBody } from '../platform/http/form-body.ts';
import { seeOther } from './pages.ts';
import { type FormIdentity, pendingText } from './pending-form.ts';
import { comesFromHere } from './post.ts';
import { signInPage } from './sign-in-page.ts';
import type { Web, WebContext } from './web.ts';

/** For pages: answers with the sign-in page's address and the way back. */
export function requireFiler(c: WebContext): Solicitante | Response {
  const { actor } = c.var.visit;
  if (esSolicitante(actor)) return actor;
  return seeOther(c, `${paths.ingresar}?volver=${encodeURIComponent(c.req.path)}`);
}

/**
 * For forms: the sign-in page itself, carrying what was typed, to be sent again after signing in. What another site sent
 * is not carried: it would be offered there as the person's own (ASVS 3.5.1).
 */
export function requireFilerFor(
  web: Web,
  c: WebContext,
  identity: FormIdentity,
  body: FormBody,
): Solicitante | Response {
  const { actor } = c.var.visit;
  if (esSolicitante(actor)) return actor;
  const pendiente = comesFromHere(web, c) ? pendingText(body, identity) : '';
  return signInPage(web, c, { volver: c.req.path, pendiente, refusal: refuse('sesion-terminada') });
}
