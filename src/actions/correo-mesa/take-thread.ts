/** An officer takes a thread: from then on only they answer it. A closed one is open again. */
import type { Refusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Deps } from '../deps.ts';
import { changeThread, type ThreadChanged, type ThreadCommand } from './change-thread.ts';

export function takeThread(
  deps: Deps,
  actor: Funcionario,
  command: ThreadCommand,
): Promise<ThreadChanged | Refusal> {
  return changeThread(deps, actor, command, 'tomar', (hilo) => ({
    hilo: {
      ...hilo,
      asignado: actor.cuenta,
      estado: hilo.estado === 'nuevo' || hilo.estado === 'cerrado' ? 'en-atencion' : hilo.estado,
    },
  }));
}
