/** A note among staff on a thread; whoever wrote the mail never sees it. */
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { cleanMessage } from '../clean-message.ts';
import type { Deps } from '../deps.ts';
import { changeThread, type ThreadChanged, type ThreadCommand } from './change-thread.ts';

export function noteOnThread(
  deps: Deps,
  actor: Funcionario,
  input: ThreadCommand & { readonly texto: string },
): Promise<ThreadChanged | Refusal> {
  return changeThread(deps, actor, input, 'anotar', (hilo) => {
    const texto = cleanMessage(input.texto, 'texto', 'mensaje-vacio');
    return isRefusal(texto) ? texto : { hilo, texto };
  });
}
