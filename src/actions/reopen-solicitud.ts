/** Reopens a closed case within the window, with the reason; an effect already applied stays until decided otherwise. */

import { civilDateAt } from '../domain/calendar/civil-date.ts';
import { addWorkingDays } from '../domain/calendar/working-calendar.ts';
import { limits } from '../domain/limits.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Actor } from '../domain/solicitud/actor.ts';
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
      const closedOn = civilDateAt(s.cerradaMs ?? s.presentadaMs, calendar.zone);
      const last = addWorkingDays(calendar, closedOn, limits.reopenWorkingDays, s.territorio);
      if (last.found && civilDateAt(nowMs, calendar.zone) > last.value)
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
