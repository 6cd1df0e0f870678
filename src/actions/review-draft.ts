/** What the filer sees before filing: every answer, what was found, what will happen, and the hash of it all. */
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import type { Deps } from './deps.ts';
import { contextIn, examineAttachments } from './examine-attachments.ts';
import { gatherFacts } from './gather-facts.ts';
import { type OpenDraft, openDraft } from './open-draft.ts';
import { type Reviewed, review } from './review.ts';

export type DraftReview = OpenDraft & Reviewed;

export async function reviewDraft(
  deps: Deps,
  actor: Solicitante,
  id: string,
): Promise<DraftReview | Refusal> {
  const draft = await openDraft(deps, actor, id);
  if (isRefusal(draft)) return draft;
  const { borrador, vigente, lectura } = draft;
  const facts = await gatherFacts(deps, vigente.definicion, lectura.datos, actor, borrador.verificados);
  const contexto = contextIn(facts.hechos);
  const adjuntos = await examineAttachments(deps, vigente.definicion, contexto, borrador.adjuntos);
  return { ...draft, review: review(vigente, lectura.datos, facts, adjuntos) };
}
