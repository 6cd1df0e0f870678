/** Keeps what was typed into a question so far, where a button only looks something up or adds a row: nothing is said of it. */
import { takesAnswer } from '../../domain/chat/dialogo.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import type { Deps } from '../deps.ts';
import { saveDraft } from '../save-draft.ts';
import type { DialogueCommand, Person } from './answer-question.ts';
import { openDialogue } from './dialogue-place.ts';
import { readConversation } from './find-conversation.ts';

/** Refuses like an answer would, but never for what was typed. */
export async function keepTyped(
  deps: Deps,
  quien: Person,
  actor: Solicitante,
  { id, borrador, paso, entrada }: Omit<DialogueCommand, 'cliente'> & { paso: string; entrada: Entrada },
): Promise<null | Refusal> {
  const conversacion = await readConversation(deps, quien, id);
  if (isRefusal(conversacion)) return conversacion;
  const place = await openDialogue(deps, actor, conversacion, borrador);
  if (isRefusal(place)) return place;
  if (paso === 'documentos' || !takesAnswer(place.draft.vigente.definicion, place.progress, place.paso, paso))
    return refuse('conversacion-cambiada');
  const kept = await saveDraft(deps, actor, borrador, [paso], entrada);
  return isRefusal(kept) ? kept : null;
}
