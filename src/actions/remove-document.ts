/** Takes an attached file out of a draft. */
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import { removeAdjunto } from '../store/borradores.ts';
import type { Deps } from './deps.ts';
import { openDraft } from './open-draft.ts';

export async function removeDocument(
  deps: Deps,
  actor: Solicitante,
  id: string,
  adjunto: string,
): Promise<null | Refusal> {
  const draft = await openDraft(deps, actor, id);
  if (isRefusal(draft)) return draft;
  await removeAdjunto(deps.db, id, actor.cuenta, adjunto, deps.clock.nowMs());
  return null;
}
