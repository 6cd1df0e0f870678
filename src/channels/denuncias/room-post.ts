/** Writing requests of the sealed door: from our own page, with its token, which is bound to no person. */
import { draftMark } from '../../actions/sala/complaint-draft.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { comesFromHere, readForm } from '../../web/post.ts';
import { holdsToken, tokenFor } from '../../web/visit.ts';
import type { Visit, Web, WebContext } from '../../web/web.ts';

/** Before there is a draft or an opened thread, a form belongs to nobody: the browser's word on its origin guards it. */
export const doorHolder = 'puerta';

export const draftHolder = (token: string): string => `borrador-${draftMark(token)}`;

const heldBy = (visit: Visit, holder: string): Visit => ({
  ...visit,
  anonymous: { value: holder, isNew: false },
});

export function roomToken(web: Web, c: WebContext, purpose: string, holder: string): string {
  return tokenFor(web, heldBy(c.var.visit, holder), purpose);
}

export function isRoomToken(
  web: Web,
  c: WebContext,
  purpose: string,
  holder: string,
  token: string,
): boolean {
  return comesFromHere(web, c) && holdsToken(web, heldBy(c.var.visit, holder), purpose, token);
}

/** `refusal`: the form is not ours or too old; what was typed is still in `body`, to be shown again. */
type RoomForm = { readonly body: FormBody; readonly refusal: Refusal | null };

/** A refusal instead where nothing could be read. */
export async function readRoomForm(
  web: Web,
  c: WebContext,
  purpose: string,
  holder: string,
): Promise<RoomForm | Refusal> {
  const body = await readForm(c);
  if (isRefusal(body)) return body;
  const isOurs = isRoomToken(web, c, purpose, holder, first(body, '_csrf'));
  return { body, refusal: isOurs ? null : refuse('formulario-vencido') };
}
