/** Asks the filer to mend something: the clocks pause until the answer comes or its term ends. */

import { civilDateAt, instantOf } from '../domain/calendar/civil-date.ts';
import { addWorkingDays } from '../domain/calendar/working-calendar.ts';
import { limits } from '../domain/limits.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanMessage } from './clean-message.ts';
import { withDueDates } from './clocks.ts';
import type { Deps } from './deps.ts';

/** `campos` and `documentos`: the questions to answer again and the papers to attach again, by key. */
export type CorrectionAsked = Command & {
  readonly pide: string;
  readonly campos: readonly string[];
  readonly documentos: readonly string[];
};

const lastMinuteOfDay = 1_439;

export function askCorrection(
  deps: Deps,
  actor: Funcionario,
  input: CorrectionAsked,
): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, input, {
    verbo: 'pedir-subsanacion',
    cuerpo: { pide: input.pide, campos: input.campos, documentos: input.documentos },
    aplica: async (s, nowMs) => {
      const pide = cleanMessage(input.pide, 'pide', 'falta-motivo');
      if (isRefusal(pide)) return pide;
      const definicion = deps.definiciones.porId(s.tramite)?.definicion;
      const campos = input.campos.filter((c) => definicion?.datos[c] !== undefined);
      const documentos = input.documentos.filter((d) => definicion?.documentos[d] !== undefined);
      const calendar = await deps.calendar();
      const last = addWorkingDays(
        calendar,
        civilDateAt(nowMs, calendar.zone),
        limits.correctionDays,
        s.territorio,
      );
      const day = last.found ? last.value : last.searchedUntil;
      const venceMs = instantOf(day, lastMinuteOfDay, calendar.zone);
      const paused = {
        ...s,
        correccion: { pide, campos, documentos, venceMs },
        propuesta: null,
        pausas: [...s.pausas, { desdeMs: nowMs, hastaMs: null, motivo: 'a la espera de su respuesta' }],
      };
      return {
        solicitud: withDueDates(paused, calendar, nowMs),
        evento: { pide, campos, documentos, venceMs },
      };
    },
  });
}
