/** Asks the filer to mend something: the clocks pause until the answer comes or its term ends. */
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanMessage } from './clean-message.ts';
import { withDueDates } from './clocks.ts';
import { correctionEndMs } from './correction-end.ts';
import type { Deps } from './deps.ts';

/** `campos` and `documentos`: the questions to answer again and the papers to attach again, by key. */
export type CorrectionAsked = Command & {
  readonly pide: string;
  readonly campos: readonly string[];
  readonly documentos: readonly string[];
};

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
      const venceMs = correctionEndMs(calendar, nowMs, s.territorio);
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
