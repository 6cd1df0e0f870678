/** The ready answers of a conversation's unit, as its agent chooses from them. */

import { readConversation } from '../../actions/chat/find-conversation.ts';
import { type CannedAnswer, listCannedAnswers } from '../../actions/chat/list-canned-answers.ts';
import type { Deps } from '../../actions/deps.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';

/** None for who only reads. */
export async function readCannedAnswers(
  deps: Deps,
  actor: Funcionario,
  unidad: string,
): Promise<readonly CannedAnswer[]> {
  const found = await listCannedAnswers(deps, actor, unidad);
  return isRefusal(found) ? [] : found;
}

/** The text of one of them, for the box of a conversation. */
export async function readAnswerText(
  deps: Deps,
  actor: Funcionario,
  conversation: string,
  choice: string,
): Promise<string | Refusal> {
  const conversacion = await readConversation(deps, { clase: 'agente', actor }, conversation);
  if (isRefusal(conversacion)) return conversacion;
  const kept = await readCannedAnswers(deps, actor, conversacion.unidad);
  const sentence = 'Elija una respuesta de la lista.';
  return (
    kept.find(({ id }) => id === choice)?.texto ??
    refuse('datos-con-errores', { errors: [{ path: 'respuesta', sentence }] })
  );
}
