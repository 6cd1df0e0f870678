/** Closes a thread that needs nothing more; a later mail of its owner opens it again. */
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Deps } from '../deps.ts';
import { changeThread, type ThreadChanged, type ThreadCommand } from './change-thread.ts';
import { cleanReason } from './clean-reason.ts';

export function closeThread(
  deps: Deps,
  actor: Funcionario,
  input: ThreadCommand & { readonly motivo: string },
): Promise<ThreadChanged | Refusal> {
  return changeThread(deps, actor, input, 'cerrar', (hilo) => {
    const texto = cleanReason(input.motivo);
    return isRefusal(texto) ? texto : { hilo: { ...hilo, estado: 'cerrado' }, texto };
  });
}
