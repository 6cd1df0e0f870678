/** Signing out of the desk: the session ends in the database, and so in every process at once. */
import { signOut } from '../actions/sign-out.ts';
import { isRefusal } from '../domain/refusals.ts';
import { paths } from '../paths.ts';
import { clearCookie } from '../platform/cookies.ts';
import { seeOther } from '../web/pages.ts';
import { forgery, readForm } from '../web/post.ts';
import { sessionCookie } from '../web/visit.ts';
import type { Web, WebContext } from '../web/web.ts';
import { deskRefusal, signOutPurpose } from './desk-page.ts';
import { sessionToken } from './entry.ts';

export async function sendSignOut(web: Web, c: WebContext): Promise<Response> {
  if (c.var.visit.session === null) return seeOther(c, paths.mesa.ingresar);
  const body = await readForm(c);
  const stop = isRefusal(body) ? body : forgery(web, c, signOutPurpose, body);
  if (stop !== null) return deskRefusal(web, c, stop, { text: 'Ir al inicio', href: paths.mesa.inicio });
  const token = sessionToken(web, c);
  if (token !== null) await signOut(web.deps, token);
  c.header('set-cookie', clearCookie(sessionCookie, web.secure), { append: true });
  return seeOther(c, paths.mesa.ingresar);
}
