/** «Salir rápido»: takes away what this site left in the browser, and leads to a page that says nothing. */
import { endComplaintDraft } from '../../actions/sala/complaint-draft.ts';
import { refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { seeOther } from '../../web/pages.ts';
import { comesFromHere } from '../../web/post.ts';
import type { WebContext } from '../../web/web.ts';
import type { Room } from './room.ts';
import { clearRoomCookie, readRoomCookie } from './room-cookies.ts';
import { roomRefusal } from './room-page.ts';

/** Works with a form of any age: whoever has to leave cannot open a new one first. What was being written is destroyed. */
export async function leaveQuickly(room: Room, c: WebContext): Promise<Response> {
  if (!comesFromHere(room.web, c)) return roomRefusal(room, c, refuse('formulario-vencido'));
  const token = readRoomCookie(room.web, c, 'borrador');
  clearRoomCookie(room.web, c, 'borrador');
  clearRoomCookie(room.web, c, 'hilo');
  c.header('clear-site-data', '"cache", "cookies", "storage"');
  if (token !== null) await endComplaintDraft(room.web.deps, token);
  return seeOther(c, paths.catalogo);
}
