/** Hands a thread back: anybody of its unit may take it. */
import type { Refusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Deps } from '../deps.ts';
import { changeThread, type ThreadChanged, type ThreadCommand } from './change-thread.ts';

export function returnThread(
  deps: Deps,
  actor: Funcionario,
  command: ThreadCommand,
): Promise<ThreadChanged | Refusal> {
  return changeThread(deps, actor, command, 'devolver', (hilo) => ({ hilo: { ...hilo, asignado: null } }));
}
