/** First of two people: proposes the approval, with the reason the second will read. */
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanMessage } from './clean-message.ts';
import type { Deps } from './deps.ts';

export function proposeApproval(
  deps: Deps,
  actor: Funcionario,
  input: Command & { readonly motivo: string },
): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, input, {
    verbo: 'proponer',
    cuerpo: { motivo: input.motivo },
    aplica: (s, nowMs) => {
      if (!s.dosPersonas)
        return refuse('transicion-imposible', {
          sentence: 'Este caso no exige dos personas: apruébelo directamente.',
        });
      const motivo = cleanMessage(input.motivo, 'motivo', 'falta-motivo');
      if (isRefusal(motivo)) return motivo;
      const propuesta = {
        cuenta: actor.cuenta,
        nombre: actor.nombre,
        motivo,
        propuestaMs: nowMs,
        version: s.version + 1,
      };
      return { solicitud: { ...s, propuesta }, evento: { motivo } };
    },
  });
}
