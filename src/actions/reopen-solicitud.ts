/** Reopens a closed case within the window, with the reason; an effect already applied stays until decided otherwise. */
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Actor } from '../domain/solicitud/actor.ts';
import { reaperturaDe } from '../domain/solicitud/reapertura.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanMessage } from './clean-message.ts';
import { withDueDates } from './clocks.ts';
import type { Deps } from './deps.ts';

export function reopenSolicitud(
  deps: Deps,
  actor: Actor,
  input: Command & { readonly motivo: string },
): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, input, {
    verbo: 'reabrir',
    cuerpo: { motivo: input.motivo },
    aplica: async (s, nowMs) => {
      const motivo = cleanMessage(input.motivo, 'motivo', 'falta-motivo');
      if (isRefusal(motivo)) return motivo;
      const calendar = await deps.calendar();
      const definicion = deps.definiciones.porId(s.tramite)?.definicion ?? null;
      if (reaperturaDe(s, definicion, calendar, nowMs)?.pasada === true)
        return refuse('plazo-de-reapertura-vencido');
      // The time it lay closed is nobody's delay.
      const pausas = [
        ...s.pausas,
        { desdeMs: s.cerradaMs ?? nowMs, hastaMs: nowMs, motivo: 'mientras estuvo cerrada' },
      ];
      const open = { ...s, cerradaMs: null, asignado: null, pausas, estado: 'en-revision' as const };
      return {
        solicitud: withDueDates(open, calendar, nowMs),
        evento: { motivo, decisionAnterior: s.decision?.resultado ?? null },
      };
    },
  });
}
