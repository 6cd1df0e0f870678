/** Signing out of the desk: the session ends in the database, and so in every process at once; with it, the presence in the chat. */
import { leavePresence } from '../actions/chat/leave-presence.ts';
import { isInstitutional } from '../actions/ingreso/institutional-sign-out.ts';
import { isRefusal } from '../domain/refusals.ts';
import { paths } from '../paths.ts';
import { leave } from '../web/entry.ts';
import { seeOther } from '../web/pages.ts';
import { forgery, readForm } from '../web/post.ts';
import type { Web, WebContext } from '../web/web.ts';
import { deskRefusal, signOutPurpose } from './desk-page.ts';
import { staffOf } from './require-staff.ts';

export async function sendSignOut(web: Web, c: WebContext): Promise<Response> {
  if (c.var.visit.session === null) return seeOther(c, paths.mesa.ingresar);
  const body = await readForm(c);
  const stop = isRefusal(body) ? body : forgery(web, c, signOutPurpose, body);
  if (stop !== null) return deskRefusal(web, c, stop, { text: 'Ir al inicio', href: paths.mesa.inicio });
  const staff = staffOf(c.var.visit);
  if (staff !== null) await leavePresence(web.deps, staff.actor);
  const goesOnElsewhere = await isInstitutional(web.deps, c.var.visit.session);
  await leave(web, c);
  return seeOther(c, goesOnElsewhere ? paths.mesa.institucional.salida : paths.mesa.ingresar);
}
