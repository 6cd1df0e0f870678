/** Takes a kept filter away: one's own, or, as a supervisor, one of the unit. What is gone already stays gone. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { isUuid } from '../../domain/uuid.ts';
import { deleteFiltro } from '../../store/filtros-guardados.ts';
import type { Deps } from '../deps.ts';

export async function removeFilter(
  { db }: Pick<Deps, 'db'>,
  actor: Funcionario,
  id: string,
): Promise<null | Refusal> {
  if (!isUuid(id)) return refuse('no-encontrada');
  const ofUnits = actor.roles.includes('supervisor') ? actor.unidades : [];
  await deleteFiltro(db, id, actor.cuenta, ofUnits);
  return null;
}
