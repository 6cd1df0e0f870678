/** An officer denies, with a reason a person understands and the legal ground it rests on; a second person, what the first proposed. */
import { impedimentoPara } from '../domain/policy.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanDenial } from './clean-denial.ts';
import { demoraMs } from './clocks.ts';
import { closed } from './close-solicitud.ts';
import type { Deps } from './deps.ts';
import { caseSeen } from './dos-personas/case-seen.ts';
import { gatherEvidence } from './dos-personas/gather-evidence.ts';
import { pageMoved, type Seen, unseenDifferences } from './dos-personas/second-look.ts';

/** Where a denial was proposed, its own words count and these are left aside. */
export type Denial = Command & Seen & { readonly motivo: string; readonly causal: string };

/** Null where one person may deny, or the second saw what the first did. */
async function obstacle(
  deps: Deps,
  actor: Funcionario,
  s: Solicitud,
  definicion: Definicion | undefined,
  input: Denial,
): Promise<Refusal | null> {
  const needsTwo = definicion?.dosPersonasParaNegar ?? s.dosPersonasParaNegar;
  const seenByPolicy = { ...s, estado: 'en-revision' as const };
  const stop = impedimentoPara(
    actor,
    'negar',
    needsTwo === undefined ? seenByPolicy : { ...seenByPolicy, dosPersonasParaNegar: needsTwo },
  );
  if (stop !== null || definicion === undefined || s.propuesta?.decide !== 'negar') return stop;
  const visto = caseSeen(deps, s, definicion, await gatherEvidence(deps, definicion, s, []));
  return pageMoved(input, visto) ?? unseenDifferences(input, s.propuesta, visto);
}

export function denySolicitud(deps: Deps, actor: Funcionario, input: Denial): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, input, {
    verbo: 'negar',
    cuerpo: { motivo: input.motivo, causal: input.causal },
    aplica: async (s, nowMs) => {
      const definicion = deps.definiciones.porId(s.tramite)?.definicion;
      const stop = await obstacle(deps, actor, s, definicion, input);
      if (stop !== null) return stop;
      const { propuesta } = s;
      const proposed = propuesta?.decide === 'negar' ? propuesta : null;
      const denial = cleanDenial(
        definicion,
        proposed === null ? input : { motivo: proposed.motivo, causal: proposed.causal ?? '' },
      );
      if (isRefusal(denial)) return denial;
      const { motivo, causal } = denial;
      const decision = {
        resultado: 'negada' as const,
        motivo,
        baseLegal: causal,
        cambios: [],
        funcionario: actor.cuenta,
        decididaMs: nowMs,
        efecto: 'ninguno' as const,
      };
      const solicitud = { ...closed(s, nowMs), decision };
      const evento = {
        motivo,
        baseLegal: causal,
        ...(proposed === null ? {} : { propuso: proposed.cuenta }),
      };
      return { solicitud, evento, demoraMs: demoraMs(solicitud, nowMs) };
    },
  });
}
