/** An officer denies, with a reason a person understands and the legal ground it rests on. */
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanMessage } from './clean-message.ts';
import { demoraMs } from './clocks.ts';
import { closed } from './close-solicitud.ts';
import type { Deps } from './deps.ts';

export type Denial = Command & { readonly motivo: string; readonly causal: string };

export function denySolicitud(deps: Deps, actor: Funcionario, input: Denial): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, input, {
    verbo: 'negar',
    cuerpo: { motivo: input.motivo, causal: input.causal },
    aplica: (s, nowMs) => {
      const motivo = cleanMessage(input.motivo, 'motivo', 'falta-motivo');
      if (isRefusal(motivo)) return motivo;
      const causales = deps.definiciones.porId(s.tramite)?.definicion.causalesDeNegativa ?? [];
      if (!causales.includes(input.causal)) {
        const sentence = 'Elija la causal en que se apoya la negativa.';
        return refuse('falta-base-legal', { errors: [{ path: 'causal', sentence }] });
      }
      const decision = {
        resultado: 'negada' as const,
        motivo,
        baseLegal: input.causal,
        cambios: [],
        funcionario: actor.cuenta,
        decididaMs: nowMs,
        efecto: 'ninguno' as const,
      };
      const solicitud = { ...closed(s, nowMs), decision };
      return { solicitud, evento: { motivo, baseLegal: input.causal }, demoraMs: demoraMs(solicitud, nowMs) };
    },
  });
}
