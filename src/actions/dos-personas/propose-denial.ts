/** First of two persons: proposes to deny, with the very words and the legal ground the filer would read. */
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type Changed, type Command, changeSolicitud } from '../change-solicitud.ts';
import { cleanDenial } from '../clean-denial.ts';
import type { Deps } from '../deps.ts';
import { caseSeen } from './case-seen.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { readFourEyes } from './read-four-eyes.ts';
import { pageMoved, type Seen } from './second-look.ts';

export type DenialProposed = Command & Seen & { readonly motivo: string; readonly causal: string };

export function proposeDenial(
  deps: Deps,
  actor: Funcionario,
  input: DenialProposed,
): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, input, {
    verbo: 'proponer',
    cuerpo: { decide: 'negar', motivo: input.motivo, causal: input.causal },
    aplica: async (s, nowMs) => {
      const definicion = deps.definiciones.porId(s.tramite)?.definicion;
      if (definicion === undefined) return refuse('transicion-imposible');
      const evidence = await gatherEvidence(deps, definicion, s, []);
      const { negar } = await readFourEyes(deps, s, definicion, evidence.socios);
      if (!negar)
        return refuse('transicion-imposible', {
          sentence: 'Negar este caso no exige dos personas: niéguelo directamente.',
        });
      const visto = caseSeen(deps, s, definicion, evidence);
      const moved = pageMoved(input, visto);
      if (moved !== null) return moved;
      const denial = cleanDenial(definicion, input);
      if (isRefusal(denial)) return denial;
      const propuesta = {
        cuenta: actor.cuenta,
        nombre: actor.nombre,
        motivo: denial.motivo,
        causal: denial.causal,
        propuestaMs: nowMs,
        version: s.version + 1,
        decide: 'negar' as const,
        visto,
      };
      const evento = { decide: 'negar', motivo: denial.motivo, baseLegal: denial.causal, visto };
      return { solicitud: { ...s, dosPersonasParaNegar: true, propuesta }, evento };
    },
  });
}
