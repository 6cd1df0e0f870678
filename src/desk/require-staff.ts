/** Lets only whoever signed in as staff go on; others sign in first and come back. */
import type { Session } from '../actions/read-session.ts';
import { esFuncionario, type Funcionario } from '../domain/solicitud/actor.ts';
import { paths } from '../paths.ts';
import { seeOther } from '../web/pages.ts';
import type { WebContext } from '../web/web.ts';

export type Staff = { readonly actor: Funcionario; readonly session: Session };

/** Null for anybody else, a supplier's session included. */
export function staffOf({ actor, session }: WebContext['var']['visit']): Staff | null {
  return session !== null && esFuncionario(actor) ? { actor, session } : null;
}

/** For pages: where to sign in, with the way back. */
export function signInHref(c: WebContext): string {
  const { search } = new URL(c.req.url);
  return `${paths.mesa.ingresar}?volver=${encodeURIComponent(c.req.path + search)}`;
}

/** For pages: the person, or the answer that leads to the sign-in. */
export function requireStaff(c: WebContext): Staff | Response {
  return staffOf(c.var.visit) ?? seeOther(c, signInHref(c));
}
