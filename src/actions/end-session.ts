/** Ends sessions of one's own account: one of the list, or all the others. */
import { type Refusal, refuse } from '../domain/refusals.ts';
import { isUuid } from '../domain/uuid.ts';
import { deleteOtherSesiones, deleteSesionOfCuenta } from '../store/sesiones.ts';
import { insertSuceso } from '../store/sucesos.ts';
import type { Deps } from './deps.ts';
import type { Session } from './read-session.ts';

async function note(deps: Deps, cuenta: string, cuantas: number): Promise<void> {
  const suceso = { clase: 'sesiones-terminadas', cuenta, detalle: { cuantas } } as const;
  await insertSuceso(deps.db, suceso, deps.clock.nowMs());
}

/** `id`: of `listSessions`. Somebody else's session does not exist. */
export async function endSession(deps: Deps, { actor }: Session, id: string): Promise<null | Refusal> {
  if (!isUuid(id) || !(await deleteSesionOfCuenta(deps.db, actor.cuenta, id))) {
    return refuse('no-encontrada');
  }
  await note(deps, actor.cuenta, 1);
  return null;
}

/** How many ended. */
export async function endOtherSessions(deps: Deps, { actor, huella }: Session): Promise<number> {
  const ended = await deleteOtherSesiones(deps.db, actor.cuenta, huella);
  if (ended > 0) await note(deps, actor.cuenta, ended);
  return ended;
}
