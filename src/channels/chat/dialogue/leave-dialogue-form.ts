/** Leaves the trámite of the chat; its draft stays. */
import { leaveDialogue } from '../../../actions/chat/leave-dialogue.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import { first } from '../../../platform/http/form-body.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { chatAnswer } from '../answer.ts';
import { dialoguePurposes } from './dialogue-purposes.ts';
import { dialogueRefused, readDialogueForm } from './dialogue-request.ts';

export async function leaveDialogueFromForm(web: Web, c: WebContext): Promise<Response> {
  const request = await readDialogueForm(web, c, dialoguePurposes.dejar, ({ conversacion }, refusal) =>
    dialogueRefused(web, c, conversacion, refusal),
  );
  if (request instanceof Response) return request;
  const { quien, actor, conversacion, body } = request;
  const outcome = await leaveDialogue(web.deps, quien, actor, {
    id: conversacion.id,
    cliente: first(body, 'cliente'),
    borrador: first(body, 'borrador'),
  });
  return isRefusal(outcome) ? dialogueRefused(web, c, conversacion, outcome) : chatAnswer(web, c, outcome);
}
