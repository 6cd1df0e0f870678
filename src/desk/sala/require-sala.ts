/** Who comes into the room: readers and custodians with the room open; the auditor sees its log; nobody else sees that it exists. */
import { readEnrolment, roomRole } from '../../actions/sala/enrol-reader.ts';
import { readRoom } from '../../actions/sala/read-room.ts';
import type { LectorAbierto } from '../../actions/sala/sala-types.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import type { FormBody } from '../../platform/http/form-body.ts';
import { seeOther } from '../../web/pages.ts';
import { pendingText } from '../../web/pending-form.ts';
import { comesFromHere } from '../../web/post.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { requireStaff, type Staff } from '../require-staff.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { salaToken } from './sala-cookie.ts';
import { showUnlock } from './unlock-page.ts';

export type InRoom = { readonly staff: Staff; readonly lector: LectorAbierto };

const backToDesk = { text: 'Volver al inicio', href: paths.mesa.inicio };
const backToRoom = { text: 'Volver a la sala', href: paths.mesa.sala.inicio };

/** The same answer as for an address that does not exist. */
export function noSuchPlace(web: Web, c: WebContext): Response {
  return deskRefusal(web, c, refuse('no-encontrada'), backToDesk);
}

export function salaRefusal(
  web: Web,
  c: WebContext,
  refusal: Pick<Refusal, 'status' | 'sentence'>,
): Response {
  return deskRefusal(web, c, refusal, backToRoom);
}

/** Whoever has a role of the room, room open or not. */
export function requireRoomRole(web: Web, c: WebContext): Staff | Response {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  return roomRole(staff.actor) === null ? noSuchPlace(web, c) : staff;
}

async function enter(
  web: Web,
  c: WebContext,
  staff: Staff,
): Promise<LectorAbierto | 'closed' | 'not-enrolled'> {
  const token = salaToken(web, c);
  const lector = token === null ? null : await readRoom(web.deps, staff.actor, token);
  if (lector !== null && !isRefusal(lector)) return lector;
  const enrolment = await readEnrolment(web.deps, staff.actor);
  return enrolment?.enrolado === true ? 'closed' : 'not-enrolled';
}

/** For pages: the reader with the key at hand, or the page that opens the room and leads back here. */
export async function requireSala(web: Web, c: WebContext): Promise<InRoom | Response> {
  const staff = requireRoomRole(web, c);
  if (staff instanceof Response) return staff;
  const lector = await enter(web, c, staff);
  if (lector === 'not-enrolled') return seeOther(c, paths.mesa.sala.llave);
  return lector === 'closed' ? showUnlock(web, c, staff, { volver: c.req.path }) : { staff, lector };
}

/** For forms: what was typed is carried through signing in and opening the room. */
export async function requireSalaFor(
  web: Web,
  c: WebContext,
  purpose: string,
  body: FormBody,
): Promise<InRoom | Response> {
  const staff = await requireStaffFor(web, c, { purpose }, body);
  if (staff instanceof Response) return staff;
  if (roomRole(staff.actor) === null) return noSuchPlace(web, c);
  const lector = await enter(web, c, staff);
  if (lector === 'not-enrolled') return seeOther(c, paths.mesa.sala.llave);
  if (lector !== 'closed') return { staff, lector };
  const pendiente = comesFromHere(web, c) ? pendingText(body, { purpose }) : '';
  return showUnlock(web, c, staff, { volver: c.req.path, pendiente, refusal: refuse('sala-cerrada') });
}
