/** Answers a proposed trámite and, once accepted, begins it in the same press: each proposed answer is then asked to be confirmed. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { seAtiendePorChat } from '../../domain/chat/dialogo.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { answerProposal, type ProposalAnswer, readProposal } from './answer-proposal.ts';
import type { Person } from './answer-question.ts';
import { startDialogue } from './start-dialogue.ts';

/**
 * Refuses as either of the two does. A trámite the chat does not serve is only accepted. Sent again after a lost answer it
 * begins once: the beginning has an id made from the proposal.
 */
export async function takeUpProposal(
  deps: Deps,
  quien: Person,
  answer: ProposalAnswer,
): Promise<Conversacion | Refusal> {
  const answered = await answerProposal(deps, quien, answer);
  if (isRefusal(answered) || !answer.acepta) return answered;
  const proposal = await readProposal(deps, answered, answer.propuesta);
  if (isRefusal(proposal) || proposal === null) return answered;
  const definicion = deps.definiciones.porId(proposal.tramite)?.definicion;
  if (definicion === undefined || !seAtiendePorChat(definicion)) return answered;
  return startDialogue(deps, quien, answered.persona ?? { clase: 'publico' }, {
    id: answer.id,
    cliente: `propuesta-aceptada-${answer.propuesta}`,
    tramite: proposal.tramite,
    propuesta: answer.propuesta,
  });
}
