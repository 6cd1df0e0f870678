/** Asks for a review, and stops one: what was asked for is written down at once, the work is done behind. */
import type { PedidoDeRevision, Revision } from '../../domain/auditoria/revision.ts';
import type { Json } from '../../domain/canonical-json.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { isUuid } from '../../domain/uuid.ts';
import { nameId } from '../../platform/name-id.ts';
import { findRevision, insertRevision, listRevisiones, stopRevision } from '../../store/revisiones.ts';
import { findSolicitudByReferencia } from '../../store/solicitudes.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import type { Deps } from '../deps.ts';
import { auditoriaLimits as limits } from './auditoria-limits.ts';
import { audits } from './read-lines.ts';

const unknownCase = (): Refusal =>
  refuse('datos-con-errores', {
    errors: [{ path: 'referencia', sentence: 'No hay ninguna solicitud con esa referencia.' }],
  });

/** The id of the review; the same `llave` of the same person gives the same one. */
export async function startReview(
  deps: Pick<Deps, 'db' | 'clock' | 'nudge'>,
  actor: Funcionario,
  { pedido, llave }: { readonly pedido: PedidoDeRevision; readonly llave: string },
): Promise<string | Refusal> {
  if (!audits(actor)) return refuse('no-encontrada');
  const referencia = 'referencia' in pedido ? pedido.referencia : null;
  if (referencia !== null && (await findSolicitudByReferencia(deps.db, referencia)) === null)
    return unknownCase();
  const id = nameId('revision', actor.cuenta, llave);
  const nowMs = deps.clock.nowMs();
  const { cuenta, nombre } = actor;
  const isNew = await deps.db.transaction(async (queries) => {
    if (!(await insertRevision(queries, { id, pedido, cuenta, nombre }, limits.reviewsAtOnce, nowMs)))
      return false;
    const { clase, ...rest } = pedido;
    const detalle: { [nombre: string]: Json } = { revision: id, pedido: { clase, ...rest } };
    await insertSuceso(
      queries,
      {
        clase: 'revision-de-auditoria',
        cuenta,
        detalle: referencia === null ? detalle : { ...detalle, referencia },
      },
      nowMs,
    );
    return true;
  });
  if (!isNew && (await findRevision(deps.db, id)) === null)
    return refuse('demasiadas-peticiones', {
      sentence: 'Ya hay varias revisiones en curso. Espere a que termine una, o deténgala, y repita.',
    });
  deps.nudge();
  return id;
}

export async function readReview(
  deps: Pick<Deps, 'db'>,
  actor: Funcionario,
  id: string,
): Promise<Revision | Refusal> {
  if (!audits(actor) || !isUuid(id)) return refuse('no-encontrada');
  return (await findRevision(deps.db, id)) ?? refuse('no-encontrada');
}

/** The newest first. */
export async function readReviews(
  deps: Pick<Deps, 'db'>,
  actor: Funcionario,
): Promise<readonly Revision[] | Refusal> {
  return audits(actor) ? listRevisiones(deps.db, limits.reviewsListed) : refuse('no-encontrada');
}

/** Stopping one that has ended changes nothing. */
export async function stopReview(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Funcionario,
  id: string,
): Promise<Refusal | null> {
  const found = await readReview(deps, actor, id);
  if ('code' in found) return found;
  await stopRevision(deps.db, id, deps.clock.nowMs());
  return null;
}
