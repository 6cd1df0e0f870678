/** Who is in the chat for a unit now, and how much each attends. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type AgentePresente, listPresentes } from '../../store/agentes-presentes.ts';
import type { Deps } from '../deps.ts';

/** For staff of the unit and for auditors; only those whose lease runs, by name. */
export async function listPresentAgents(
  deps: Deps,
  actor: Funcionario,
  unidad: string,
): Promise<readonly AgentePresente[] | Refusal> {
  if (!actor.unidades.includes(unidad) && !actor.roles.includes('auditor')) return refuse('sin-permiso');
  return listPresentes(deps.db, unidad, deps.clock.nowMs());
}
