/** For forms: lets only staff go on; others get the sign-in page, carrying what was typed here and nothing of another site (ASVS 3.5.1). */
import { refuse } from '../domain/refusals.ts';
import type { FormBody } from '../platform/http/form-body.ts';
import { type FormIdentity, pendingText } from '../web/pending-form.ts';
import { comesFromHere } from '../web/post.ts';
import type { Web, WebContext } from '../web/web.ts';
import { type Staff, staffOf } from './require-staff.ts';
import { showSignInPage } from './sign-in-page.ts';

export function requireStaffFor(
  web: Web,
  c: WebContext,
  identity: FormIdentity,
  body: FormBody,
): Staff | Promise<Response> {
  const staff = staffOf(c.var.visit);
  if (staff !== null) return staff;
  const pendiente = comesFromHere(web, c) ? pendingText(body, identity) : '';
  return showSignInPage(web, c, { volver: c.req.path, pendiente, refusal: refuse('sesion-terminada') });
}
