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

/** The person, or the answer that leads to the sign-in and from there to `volver`: this very page unless told. */
export function requireStaff(
  c: WebContext,
  volver: string = c.req.path + new URL(c.req.url).search,
): Staff | Response {
  const staff = staffOf(c.var.visit);
  if (staff === null) return seeOther(c, `${paths.mesa.ingresar}?volver=${encodeURIComponent(volver)}`);
  // Without a right until the passkey that is due is proved: the only page of use is the one where that is done.
  const { seguridad, tokens } = paths.mesa;
  const isWhereItIsDone = c.req.path.startsWith(seguridad) && !c.req.path.startsWith(tokens.inicio);
  return staff.session.debeLlave === true && !isWhereItIsDone ? seeOther(c, seguridad) : staff;
}
