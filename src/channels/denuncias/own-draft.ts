/** The complaint this browser is writing, found by its cookie; none left, and one begins again. */
import {
  type ComplaintDraft,
  readComplaintDraft,
  startComplaintDraft,
} from '../../actions/sala/complaint-draft.ts';
import { paths } from '../../paths.ts';
import { seeOther } from '../../web/pages.ts';
import type { WebContext } from '../../web/web.ts';
import type { Room } from './room.ts';
import { readRoomCookie, setRoomCookie } from './room-cookies.ts';

export type OwnDraft = { readonly token: string; readonly draft: ComplaintDraft };

/** The answer to give instead, where there is nothing being written: to begin, or to see the words of what was sent. */
export async function ownDraft({ web }: Room, c: WebContext): Promise<OwnDraft | Response> {
  const token = readRoomCookie(web, c, 'borrador');
  const draft = token === null ? null : await readComplaintDraft(web.deps, token);
  if (token === null || draft === null) return seeOther(c, paths.denuncias.nueva);
  return draft.palabras === null ? { token, draft } : seeOther(c, paths.denuncias.palabras);
}

/** For what somebody was still typing when the draft expired: it goes into a new one, and nothing typed is lost. */
export async function ownDraftOrNew(room: Room, c: WebContext): Promise<OwnDraft | Response> {
  const { web } = room;
  const old = readRoomCookie(web, c, 'borrador');
  const draft = old === null ? null : await readComplaintDraft(web.deps, old);
  if (draft !== null || !room.isOpen) return ownDraft(room, c);
  const token = await startComplaintDraft(web.deps, 'otra');
  setRoomCookie(web, c, 'borrador', token);
  const fresh = await readComplaintDraft(web.deps, token);
  return fresh === null ? seeOther(c, paths.denuncias.nueva) : { token, draft: fresh };
}
