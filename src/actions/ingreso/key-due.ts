/** Whether somebody owes a passkey, or will from a day on that is already set. */
import { llaveDesde } from '../../domain/ingreso/politica-de-ingreso.ts';
import { esFuncionario } from '../../domain/solicitud/actor.ts';
import { listLlaves } from '../../store/llaves-de-acceso.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../read-session.ts';

export type KeyDue = {
  /** The session has no rights until it is proved with a key. */
  readonly isDue: boolean;
  /** Civil date; '' where it is due already. */
  readonly desde: string;
  readonly hasKeys: boolean;
};

/** Null for whoever owes none, and for whoever will and has one. */
export async function readKeyDue(
  { db, ingreso }: Pick<Deps, 'db' | 'ingreso'>,
  { actor, debeLlave, prueba }: Session,
): Promise<KeyDue | null> {
  const isDue = debeLlave === true;
  const desde = esFuncionario(actor) ? llaveDesde(await ingreso(), actor.roles) : null;
  if (!isDue && (desde === null || prueba === 'llave')) return null;
  const hasKeys = (await listLlaves(db, actor.cuenta)).length > 0;
  return isDue || !hasKeys ? { isDue, desde: desde ?? '', hasKeys } : null;
}
