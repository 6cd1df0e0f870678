/** An officer takes a case: from then on it is theirs, and nobody else works it unknowingly. */
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import type { Deps } from './deps.ts';

export function takeSolicitud(deps: Deps, actor: Funcionario, command: Command): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, command, {
    verbo: 'tomar',
    cuerpo: null,
    aplica: (s) =>
      s.asignado !== null && s.asignado !== actor.cuenta
        ? refuse('otra-persona-la-tiene')
        : { solicitud: { ...s, asignado: actor.cuenta }, evento: { asignado: actor.cuenta } },
  });
}
