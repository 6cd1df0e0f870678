/** Leaves an optional question of a dialogue without an answer and asks the next one. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import type { Deps } from '../deps.ts';
import { answerQuestion, type DialogueCommand, type Person } from './answer-question.ts';

/** An empty answer: what was filled in beforehand goes, and a question that is required refuses it (`datos-con-errores`). */
export function skipQuestion(
  deps: Deps,
  quien: Person,
  actor: Solicitante,
  command: DialogueCommand & { readonly paso: string },
): Promise<Conversacion | Refusal> {
  return answerQuestion(deps, quien, actor, { ...command, entrada: {} });
}
