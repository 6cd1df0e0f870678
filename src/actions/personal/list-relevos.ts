/** Who could take what somebody has in hand: active people who handle cases of the same units. */
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type Colega, listColegas } from '../../store/colegas.ts';
import type { Deps } from '../deps.ts';
import type { Persona } from './list-persons.ts';

/** By name; empty for whoever may not administer accounts. */
export async function listRelevos(
  { db }: Pick<Deps, 'db'>,
  actor: Funcionario,
  { id, unidades }: Persona,
): Promise<readonly Colega[]> {
  if (!actor.roles.includes('administrador')) return [];
  const found = await Promise.all(unidades.map((unidad) => listColegas(db, unidad)));
  const others = new Map(found.flat().map((one) => [one.id, one]));
  others.delete(id);
  return [...others.values()].sort((a, b) => a.nombre.localeCompare(b.nombre, 'es'));
}
