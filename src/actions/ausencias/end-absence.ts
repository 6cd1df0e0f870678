/** Ends an absence before its day: the person is back, or it was entered by mistake. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { endAusencia, findAusencia } from '../../store/ausencias.ts';
import { findPersona } from '../../store/personal.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import type { Deps } from '../deps.ts';
import { isCuentaId } from '../personal/change-persona.ts';
import { impedimentoParaAusencia } from './register-absence.ts';

export async function endAbsence(deps: Deps, actor: Funcionario, id: string): Promise<null | Refusal> {
  const ausencia = isCuentaId(id) ? await findAusencia(deps.db, id) : null;
  const persona = ausencia === null ? null : await findPersona(deps.db, ausencia.cuenta);
  if (ausencia === null || persona === null) return refuse('no-encontrada');
  const stop = impedimentoParaAusencia(actor, persona);
  if (stop !== null) return stop;
  const nowMs = deps.clock.nowMs();
  await deps.db.transaction(async (queries) => {
    if (!(await endAusencia(queries, id, nowMs))) return;
    const detalle = { por: actor.cuenta };
    await insertSuceso(queries, { clase: 'ausencia-terminada', cuenta: persona.id, detalle }, nowMs);
  });
  return null;
}
