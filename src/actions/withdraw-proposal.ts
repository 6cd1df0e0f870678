/** Takes a proposed approval back, so that the case can be corrected, denied or proposed anew. */
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import type { Deps } from './deps.ts';

export function withdrawProposal(
  deps: Deps,
  actor: Funcionario,
  command: Command,
): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, command, {
    verbo: 'retirar-propuesta',
    cuerpo: null,
    aplica: (s) =>
      s.propuesta === null
        ? refuse('transicion-imposible', { sentence: 'No hay una propuesta que retirar.' })
        : { solicitud: { ...s, propuesta: null }, evento: {} },
  });
}
