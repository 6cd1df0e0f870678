/** The presence of who reads: any page of the chat that is opened counts as a beat. */
import { beatPresence } from '../../actions/chat/beat-presence.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { inboxPresence } from '../../ui/components/inbox-presence.ts';
import type { Html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import type { Staff } from '../require-staff.ts';
import { presencePurpose } from './chat-purpose.ts';
import { attends } from './chat-staff.ts';

/** Nothing for who does not attend. `attended`: conversations in the reader's hands; null: not told here. */
export async function presenceBox(
  web: Web,
  c: WebContext,
  { actor }: Staff,
  attended: number | null,
  refusal: Refusal | null = null,
): Promise<Html | false> {
  if (!attends(actor)) return false;
  const presencia = await beatPresence(web.deps, actor);
  const { capacityMin, capacityMax, capacityDefault, presenceLeaseSeconds } = chatLimits;
  return inboxPresence({
    action: paths.mesa.chat.presencia,
    csrf: tokenFor(web, c.var.visit, presencePurpose),
    state: presencia?.estado ?? 'fuera',
    capacity: presencia?.capacidad ?? capacityDefault,
    attended,
    capacityMin,
    capacityMax,
    leaseSeconds: presenceLeaseSeconds,
    error: refusal === null ? undefined : (refusal.errors[0]?.sentence ?? refusal.sentence),
  });
}
