/** Who may come to the mail desk at all. */
import { visibleMailUnits } from '../../actions/correo-mesa/visible-mail-units.ts';
import { refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { requireStaff, type Staff } from '../require-staff.ts';

export const toMail = { text: 'Volver al correo', href: paths.mesa.correo.inicio };

export function withoutMail(web: Web, c: WebContext): Response {
  const sentence = 'Su cuenta no atiende correo. Pida al administrador que le asigne una unidad.';
  return deskRefusal(
    web,
    c,
    { ...refuse('sin-permiso'), sentence },
    { text: 'Ir al inicio', href: paths.mesa.inicio },
  );
}

/** For pages of who may read mail; others sign in first, or are told that their account does not come here. */
export function requireMailReader(web: Web, c: WebContext): Staff | Response {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  return visibleMailUnits(staff.actor) === null ? withoutMail(web, c) : staff;
}
