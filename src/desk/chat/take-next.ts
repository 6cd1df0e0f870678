/** «Atender a quien sigue»: takes whoever has waited longest, without looking for them in the list. */
import { takeNextConversation } from '../../actions/chat/take-next-conversation.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { type Html, html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { attends, toStart } from './chat-staff.ts';

const purpose = 'mesa-chat-siguiente';
const keyBytes = 16;

const nobodyWaits = refuse('no-encontrada', { sentence: 'Nadie espera en este momento.' });

export function takeNextForm(web: Web, c: WebContext): Html {
  return form({
    action: paths.mesa.chat.siguiente,
    csrf: tokenFor(web, c.var.visit, purpose),
    content: html`<input type="hidden" name="cliente" value="${web.deps.ids.randomToken(keyBytes)}">${button({ text: 'Atender a quien sigue', classes: 'v-boton-menor', attributes: { 'data-prevent-double-click': 'true' } })}`,
  });
}

/** `refused`: shows the inbox with the reason; a callback, because the inbox shows the form of this file. */
export async function sendTakeNext(
  web: Web,
  c: WebContext,
  refused: (staff: Staff, refusal: Refusal) => Promise<Response>,
): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body);
  const staff = await requireStaffFor(web, c, { purpose }, body);
  if (staff instanceof Response) return staff;
  if (!attends(staff.actor)) return toStart(web, c);
  const taken =
    forgery(web, c, purpose, body) ??
    (await takeNextConversation(web.deps, staff.actor, first(body, 'cliente'))) ??
    nobodyWaits;
  return isRefusal(taken)
    ? refused(staff, taken)
    : seeOther(c, `${paths.mesa.chat.conversacion(taken.id)}#escribir`);
}
