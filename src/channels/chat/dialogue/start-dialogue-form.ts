/** Begins a trámite in the conversation; whoever is not signed in does that first and comes back to the same button. */
import { startDialogue } from '../../../actions/chat/start-dialogue.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import { first } from '../../../platform/http/form-body.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { chatAnswer } from '../answer.ts';
import { chatPurposes } from '../purposes.ts';
import { dialogueRefused, readDialogueForm } from './dialogue-request.ts';

export async function startDialogueFromForm(web: Web, c: WebContext): Promise<Response> {
  const request = await readDialogueForm(web, c, chatPurposes.tramite, ({ conversacion }, refusal) =>
    dialogueRefused(web, c, conversacion, refusal),
  );
  if (request instanceof Response) return request;
  const { quien, actor, conversacion, body } = request;
  const outcome = await startDialogue(web.deps, quien, actor, {
    id: conversacion.id,
    cliente: first(body, 'cliente'),
    tramite: first(body, 'tramite'),
    propuesta: null,
  });
  return isRefusal(outcome) ? dialogueRefused(web, c, conversacion, outcome) : chatAnswer(web, c, outcome);
}
