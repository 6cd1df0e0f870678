/** Removes a draft for good, at its owner's wish. */
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import { deleteBorrador } from '../store/borradores.ts';
import type { Deps } from './deps.ts';
import { openDraft } from './open-draft.ts';

export async function discardDraft(deps: Deps, actor: Solicitante, id: string): Promise<null | Refusal> {
  const draft = await openDraft(deps, actor, id);
  if (isRefusal(draft)) return draft;
  await deleteBorrador(deps.db, id, actor.cuenta);
  return null;
}
