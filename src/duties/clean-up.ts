/** The duty that throws away what has had its day and serves nobody; what is kept by a term of law is `retain.ts`'s. */
import { auditoriaLimits } from '../actions/auditoria/auditoria-limits.ts';
import type { Deps } from '../actions/deps.ts';
import { apiLimits } from '../domain/api/api-limits.ts';
import { limits } from '../domain/limits.ts';
import { deleteOldCartasDemo } from '../store/buzon-demo.ts';
import { type Perecedero, removeExpired } from '../store/limpieza.ts';

const DAY_MS = 86_400_000;
const batchRows = 1_000;
/** More than this in one turn waits for the next. */
const batchesMax = 50;
/** What has ended is kept a day longer, so that whoever comes late is told that it ended and not that it never was. */
const graceMs = DAY_MS;
const demoMailDays = 30;
const knownSourceDays = 180;
/** Longer than any window that letters are counted in. */
const mailBudgetDays = 7;

async function removeAll(deps: Pick<Deps, 'db'>, clase: Perecedero, antesMs: number): Promise<number> {
  let removed = 0;
  for (let i = 0; i < batchesMax; i += 1) {
    const count = await removeExpired(deps.db, clase, antesMs, batchRows);
    removed += count;
    if (count < batchRows) break;
  }
  return removed;
}

/** Returns how many rows went. */
export async function cleanUp(deps: Pick<Deps, 'db' | 'clock' | 'log'>): Promise<number> {
  const nowMs = deps.clock.nowMs();
  const before: { readonly [C in Perecedero]: number } = {
    ordenes: nowMs - limits.idempotencyDaysKept * DAY_MS,
    sesiones: nowMs - graceMs,
    desafios: nowMs - graceMs,
    presupuestos: nowMs - graceMs,
    correoPresupuestos: nowMs - mailBudgetDays * DAY_MS,
    turnosDeCorreo: nowMs - graceMs,
    codigos: nowMs - graceMs,
    codigosDeChat: nowMs - graceMs,
    presencias: nowMs - graceMs,
    presentesEnCaso: nowMs - graceMs,
    enlaces: nowMs - graceMs,
    entregasDeWebhook: nowMs - apiLimits.deliveriesKeptDays * DAY_MS,
    origenes: nowMs - knownSourceDays * DAY_MS,
    // Made again when somebody looks again: what they say of people is kept no longer than a draft.
    examenes: nowMs - limits.draftDaysKept * DAY_MS,
    revisiones: nowMs - auditoriaLimits.reviewsKeptDays * DAY_MS,
  };
  let removed = await deleteOldCartasDemo(deps.db, nowMs - demoMailDays * DAY_MS);
  for (const [clase, antesMs] of Object.entries(before)) {
    removed += await removeAll(deps, clase as Perecedero, antesMs);
  }
  if (removed > 0) deps.log.info('limpieza', { duty: 'limpieza', count: removed });
  return removed;
}
