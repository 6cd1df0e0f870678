/** One paper of a case for staff: opening it is reading the case, and is written down as that. */
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { noteLectura } from '../store/lecturas.ts';
import type { Deps } from './deps.ts';
import { type Attachment, readAttachment } from './read-attachment.ts';

/** `sesion`: the session that reads. */
export async function readAttachmentForStaff(
  deps: Deps,
  actor: Funcionario,
  sesion: { readonly id: string; readonly creadaMs: number },
  referencia: string,
  id: string,
): Promise<Attachment | Refusal> {
  const found = await readAttachment(deps, actor, referencia, id);
  if (isRefusal(found)) return found;
  const lectura = { cuenta: actor.cuenta, referencia, sesion: sesion.id, desdeMs: sesion.creadaMs };
  await noteLectura(deps.db, lectura, deps.clock.nowMs());
  return found;
}
