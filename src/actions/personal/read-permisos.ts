/** Roles and units as typed, checked: those that exist, and none together that the sealed room keeps apart. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { type RolFuncionario, rolesDeFuncionario } from '../../domain/solicitud/actor.ts';
import type { Queries } from '../../platform/database.ts';
import { readUnidades } from './known-units.ts';
import { personalLimits } from './personal-limits.ts';

export type Permisos = { readonly roles: readonly RolFuncionario[]; readonly unidades: readonly string[] };

const wrong = (path: string, sentence: string): Refusal =>
  refuse('datos-con-errores', { errors: [{ path, sentence }] });

/**
 * A reader who is custodian too has neither room (ASVS 2.3.5): it is refused here, not found out there. Whoever hands out
 * accounts reads no sealed complaint, so that nobody makes themselves a way in.
 */
function choque(roles: readonly RolFuncionario[]): string | null {
  const enSala = roles.filter((rol) => rol === 'lector' || rol === 'custodio');
  if (enSala.length === 2) return 'Una misma persona no puede ser lectora y custodia de la sala reservada.';
  return enSala.length === 1 && roles.includes('administrador')
    ? 'Quien administra las cuentas no puede entrar en la sala reservada: elija uno de los dos roles.'
    : null;
}

/** Unknown roles and units are refused; a unit nobody knows would leave the person before an empty queue. */
export async function leerPermisos(
  db: Queries,
  typed: { readonly roles: readonly string[]; readonly unidades: readonly string[] },
): Promise<Permisos | Refusal> {
  const roles = rolesDeFuncionario.filter((rol) => typed.roles.includes(rol));
  if (roles.length === 0 || roles.length !== new Set(typed.roles).size)
    return wrong('roles', 'Elija al menos un rol de la lista.');
  const clash = choque(roles);
  if (clash !== null) return wrong('roles', clash);
  const unidades = [...new Set(typed.unidades)];
  const { nombres } = await readUnidades(db);
  if (
    unidades.length > personalLimits.unitsPerPersonMax ||
    (nombres.length > 0 && unidades.some((one) => !nombres.includes(one)))
  )
    return wrong('unidades', 'Elija unidades de la lista.');
  const handles = roles.includes('funcionario') || roles.includes('supervisor');
  return handles && unidades.length === 0
    ? wrong('unidades', 'Quien atiende o supervisa necesita al menos una unidad.')
    : { roles, unidades };
}
