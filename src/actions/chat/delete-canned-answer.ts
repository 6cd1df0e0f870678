/** A supervisor throws away an answer their unit kept ready. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { deleteRespuestaGuardada } from '../../store/respuestas-guardadas.ts';
import type { Deps } from '../deps.ts';
import { isConversationId as isUuid } from './find-conversation.ts';
import { supervises } from './save-canned-answer.ts';

/** Null when it is gone, by this call or before. */
export async function deleteCannedAnswer(
  deps: Deps,
  actor: Funcionario,
  { unidad, id }: { readonly unidad: string; readonly id: string },
): Promise<Refusal | null> {
  if (!supervises(actor, unidad)) return refuse('sin-permiso');
  if (!isUuid(id)) return refuse('no-encontrada');
  await deleteRespuestaGuardada(deps.db, id, unidad);
  return null;
}
