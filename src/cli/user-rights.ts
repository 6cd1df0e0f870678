/** Roles and units of an account, checked against those that exist. */
import { type RolFuncionario, rolesDeFuncionario } from '../domain/solicitud/actor.ts';
import type { Queries } from '../platform/database.ts';
import type { ClaseCuenta } from '../store/cuentas.ts';
import { listUnidades } from '../store/importar-cuentas.ts';
import { UsageError } from './command.ts';
import type { UserValues } from './user-options.ts';

const roles: readonly RolFuncionario[] = rolesDeFuncionario;

/** A unit that no trámite names would leave the person before an empty queue: it is refused. */
export async function readRights(
  queries: Queries,
  clase: ClaseCuenta,
  { role = [], unit = [] }: UserValues,
): Promise<{ roles: readonly string[]; unidades: readonly string[] }> {
  if (clase !== 'funcionario') {
    if (role.length + unit.length > 0) {
      throw new UsageError('Solo las cuentas de funcionario llevan --role y --unit.');
    }
    return { roles: [], unidades: [] };
  }
  if (role.length === 0) throw new UsageError(`Indique al menos un --role: ${roles.join(', ')}.`);
  const unknownRole = role.find((one) => !roles.some((known) => known === one));
  if (unknownRole !== undefined) throw new UsageError(`--role debe ser ${roles.join(', ')}.`);
  const known = await listUnidades(queries);
  const unknownUnit = unit.find((one) => known.length > 0 && !known.includes(one));
  if (unknownUnit !== undefined) {
    throw new UsageError(`Ninguna unidad se llama «${unknownUnit}»; hay: ${known.join(', ')}.`);
  }
  return { roles: [...new Set(role)], unidades: [...new Set(unit)] };
}
