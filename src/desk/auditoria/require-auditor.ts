/** Lets only auditors go on; to others the audit room does not exist. */
import { refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { requireStaff, type Staff } from '../require-staff.ts';

export function requireAuditor(web: Web, c: WebContext): Staff | Response {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  if (staff.actor.roles.includes('auditor')) return staff;
  return deskRefusal(web, c, refuse('no-encontrada'), { text: 'Volver al inicio', href: paths.mesa.inicio });
}
