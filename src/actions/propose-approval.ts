/** First of two persons: proposes the approval, with the reason, the rows and the evidence that the second will decide on. */
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanMessage } from './clean-message.ts';
import type { Deps } from './deps.ts';
import { caseSeen } from './dos-personas/case-seen.ts';
import { gatherEvidence } from './dos-personas/gather-evidence.ts';
import { readFourEyes } from './dos-personas/read-four-eyes.ts';
import { pageMoved, rowsMoved, type Seen } from './dos-personas/second-look.ts';

export type ApprovalProposed = Command &
  Seen & {
    readonly motivo: string;
    /** Rows of a comparison that are to be left out, by their key. */
    readonly excluidas?: readonly string[];
  };

export function proposeApproval(
  deps: Deps,
  actor: Funcionario,
  input: ApprovalProposed,
): Promise<Changed | Refusal> {
  const { excluidas = [] } = input;
  return changeSolicitud(deps, actor, input, {
    verbo: 'proponer',
    cuerpo: { motivo: input.motivo, excluidas },
    aplica: async (s, nowMs) => {
      const definicion = deps.definiciones.porId(s.tramite)?.definicion;
      if (definicion === undefined) return refuse('transicion-imposible');
      const evidence = await gatherEvidence(deps, definicion, s, excluidas);
      const { aprobar, razones } = await readFourEyes(deps, s, definicion, evidence.socios);
      if (!aprobar)
        return refuse('transicion-imposible', {
          sentence: 'Este caso no exige dos personas: apruébelo directamente.',
        });
      const visto = caseSeen(deps, s, definicion, evidence);
      const moved = rowsMoved(input, evidence.socios) ?? pageMoved(input, visto);
      if (moved !== null) return moved;
      const motivo = cleanMessage(input.motivo, 'motivo', 'falta-motivo');
      if (isRefusal(motivo)) return motivo;
      const propuesta = {
        cuenta: actor.cuenta,
        nombre: actor.nombre,
        motivo,
        propuestaMs: nowMs,
        version: s.version + 1,
        decide: 'aprobar' as const,
        excluidas,
        visto,
      };
      const evento = { decide: 'aprobar', motivo, excluidas, visto, razones };
      return { solicitud: { ...s, dosPersonas: true, propuesta }, evento };
    },
  });
}
