/** Lets only the data protection officer go on; to others the room does not exist. */
import { refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { requireStaff, type Staff } from '../require-staff.ts';

export const toDatos = { text: 'Volver a datos personales', href: paths.mesa.datos.inicio };

export function requireDelegado(web: Web, c: WebContext): Staff | Response {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  if (staff.actor.roles.includes('delegado')) return staff;
  return deskRefusal(web, c, refuse('no-encontrada'), { text: 'Volver al inicio', href: paths.mesa.inicio });
}
