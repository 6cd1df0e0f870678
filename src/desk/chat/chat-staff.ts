/** Who may come to the chat's desk at all, and as whom they do so. */
import { attends } from '../../actions/chat/set-presence.ts';
import { refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { requireStaff, type Staff } from '../require-staff.ts';

export { attends };

/** An auditor reads conversations; whoever attends does the rest; an administrator's account sees none of it. */
export function reads({ actor }: Staff): boolean {
  return attends(actor) || actor.roles.includes('auditor');
}

export function supervises({ actor }: Staff): boolean {
  return actor.unidades.length > 0 && actor.roles.includes('supervisor');
}

export function toStart(web: Web, c: WebContext): Response {
  const sentence = 'Su cuenta no atiende el chat. Pida al administrador que le asigne una unidad.';
  return deskRefusal(
    web,
    c,
    { ...refuse('sin-permiso'), sentence },
    { text: 'Ir al inicio', href: paths.mesa.inicio },
  );
}

/** For pages of who may read; others sign in first, or are told that their account does not come here. */
export function requireReader(web: Web, c: WebContext): Staff | Response {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  return reads(staff) ? staff : toStart(web, c);
}
