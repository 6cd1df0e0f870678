/** The units whose cases somebody of the staff may read: their own; an auditor's are all. */
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { listOpenUnits } from '../store/cola.ts';
import type { Deps } from './deps.ts';

/** Empty for whoever handles no cases, as an administrator. */
export async function readVisibleUnits(
  { db, definiciones }: Pick<Deps, 'db' | 'definiciones'>,
  actor: Funcionario,
): Promise<readonly string[]> {
  if (actor.roles.includes('auditor')) {
    const promised = definiciones.todas.map(({ definicion }) => definicion.atiende);
    return [...new Set([...promised, ...(await listOpenUnits(db))])].sort();
  }
  return actor.roles.includes('funcionario') || actor.roles.includes('supervisor') ? actor.unidades : [];
}
