/** The answers an agent finds ready: those the unit keeps, then one per trámite, out of its definition. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { respuestasDerivadas } from '../../domain/chat/respuestas-derivadas.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import { listRespuestasGuardadas, type RespuestaGuardada } from '../../store/respuestas-guardadas.ts';
import type { Deps } from '../deps.ts';

export type CannedAnswer = RespuestaGuardada & {
  /** `derivada`: out of a definition, and nobody's to change here. */
  readonly clase: 'guardada' | 'derivada';
};

/** For staff of the unit; each kind by title. */
export async function listCannedAnswers(
  deps: Deps,
  actor: Funcionario,
  unidad: string,
): Promise<readonly CannedAnswer[] | Refusal> {
  if (!actor.unidades.includes(unidad)) return refuse('sin-permiso');
  const kept = await listRespuestasGuardadas(deps.db, unidad, chatLimits.cannedAnswersPerUnitMax);
  const derived = respuestasDerivadas(
    deps.definiciones.todas.map(({ definicion }) => definicion),
    (id) => `${deps.baseUrl}${paths.tramite(id)}`,
  );
  return [
    ...kept.map((one) => ({ ...one, clase: 'guardada' as const })),
    ...derived.map((one) => ({ ...one, clase: 'derivada' as const })),
  ];
}
