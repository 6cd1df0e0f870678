/** Puts a case back into its unit's queue. */
import type { Refusal } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import type { Deps } from './deps.ts';

export function returnSolicitud(
  deps: Deps,
  actor: Funcionario,
  command: Command,
): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, command, {
    verbo: 'devolver',
    cuerpo: null,
    aplica: (s) => ({ solicitud: { ...s, asignado: null, propuesta: null }, evento: {} }),
  });
}
