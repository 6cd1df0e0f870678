/** Files the trámite as its review showed it, from the chat. */
import { fileFromChat } from '../../../actions/chat/file-from-chat.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { first } from '../../../platform/http/form-body.ts';
import { seeOther } from '../../../web/pages.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { chatAnswer, wantsJson } from '../answer.ts';
import { dialoguePurposes } from './dialogue-purposes.ts';
import { dialogueRefused, readDialogueForm } from './dialogue-request.ts';

export async function fileDialogue(web: Web, c: WebContext): Promise<Response> {
  const request = await readDialogueForm(web, c, dialoguePurposes.presentar, ({ conversacion }, refusal) =>
    dialogueRefused(web, c, conversacion, refusal),
  );
  if (request instanceof Response) return request;
  const { quien, actor, conversacion, body } = request;
  const outcome = await fileFromChat(web.deps, quien, actor, {
    id: conversacion.id,
    borrador: first(body, 'borrador'),
    revision: first(body, 'revision'),
    confirmaciones: body.get('confirmaciones') ?? [],
  });
  if (isRefusal(outcome)) return dialogueRefused(web, c, conversacion, outcome);
  // A conversation that ended in the same moment has no line of it: its own page tells what was decided.
  if (!outcome.isTold && !wantsJson(c)) return seeOther(c, paths.solicitud(outcome.filed.referencia));
  return chatAnswer(web, c, outcome.conversacion);
}
