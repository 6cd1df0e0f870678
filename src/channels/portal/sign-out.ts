/** Signing out: the session ends in the database, and so in every process at once. */
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { leave } from '../../web/entry.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import type { Web, WebContext } from '../../web/web.ts';

export async function sendSignOut(web: Web, c: WebContext): Promise<Response> {
  if (c.var.visit.session === null) return seeOther(c, paths.catalogo);
  const body = await readForm(c);
  const forged = isRefusal(body) ? body : forgery(web, c, 'salir', body);
  if (forged !== null) return refusalPage(web, c, forged, { text: 'Ver mi cuenta', href: paths.miCuenta });
  await leave(web, c);
  return seeOther(c, paths.catalogo);
}
