/** Whether somebody may sign in with Ventanilla's own password or key where the institution's sign-in is to be used instead. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Cuenta } from '../../store/cuentas.ts';
import { countEmergencias } from '../../store/ingreso-del-personal.ts';
import type { Deps } from '../deps.ts';

/**
 * Null for whoever may. The emergency accounts always may; should none of them be active any more, every administrator
 * may, because otherwise a provider that is down would lock the agency out. Asked once the person is proved, so that it
 * tells nothing about accounts.
 */
export async function localAccessRefusal(
  deps: Pick<Deps, 'db' | 'ingreso' | 'institucional'>,
  { id, roles }: Pick<Cuenta, 'id' | 'roles'>,
): Promise<Refusal | null> {
  const { accesoLocal, emergencia } = await deps.ingreso();
  if (deps.institucional === null || accesoLocal === 'todos' || emergencia.includes(id)) return null;
  if (roles.includes('administrador') && (await countEmergencias(deps.db, emergencia)) === 0) return null;
  return refuse('sin-permiso', {
    sentence: `El personal ingresa con ${deps.institucional.name}. Use ese botón; si no puede, avise a la administración.`,
  });
}
