/** The second of two persons does not agree: the proposal goes back to who made it, with the reason. */
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanMessage } from './clean-message.ts';
import type { Deps } from './deps.ts';

export function returnProposal(
  deps: Deps,
  actor: Funcionario,
  input: Command & { readonly motivo: string },
): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, input, {
    verbo: 'devolver-propuesta',
    cuerpo: { motivo: input.motivo },
    aplica: (s) => {
      const motivo = cleanMessage(input.motivo, 'motivo', 'falta-motivo');
      if (isRefusal(motivo)) return motivo;
      return {
        solicitud: { ...s, propuesta: null },
        evento: { motivo, propuso: s.propuesta?.cuenta ?? null },
      };
    },
  });
}
