/** The duty of keeping no longer than allowed: removes what has had its time, in small transactions, never what an order covers. */
import { conservacionInForce } from '../actions/conservacion/conservacion-in-force.ts';
import { conservacionLimits as limits } from '../actions/conservacion/conservacion-limits.ts';
import { depurarSolicitud } from '../actions/conservacion/depurar-solicitud.ts';
import { endOf, endsOfCases } from '../actions/conservacion/ends-of-time.ts';
import { sweepFiles } from '../actions/conservacion/sweep-files.ts';
import type { Deps } from '../actions/deps.ts';
import { aniosDe, type Conservacion } from '../domain/conservacion/conservacion.ts';
import { isRefusal } from '../domain/refusals.ts';
import type { Queries } from '../platform/database.ts';
import { addPorRetirar } from '../store/archivos-por-retirar.ts';
import {
  listCasosVencidos,
  lockVencidas,
  removeBorradoresVencidos,
  removeCartasVencidas,
  removeOriginales,
  removePaquetes,
  removePeticiones,
  removeSucesosVencidos,
} from '../store/conservacion-vencida.ts';
import { removeConversaciones, removeCorreosSueltos, removeHilos } from '../store/depuracion.ts';
import { lockConservacion } from '../store/ordenes-de-conservacion.ts';
import { findSolicitudByReferencia } from '../store/solicitudes.ts';

/** Runs a batch in a transaction of its own until one removes less than it may; returns how many went. */
async function inBatches(
  { db }: Deps,
  rows: number,
  batch: (queries: Queries, rows: number) => Promise<number>,
): Promise<number> {
  let removed = 0;
  for (let i = 0; i < limits.batchesPerTurnMax; i += 1) {
    const count = await db.transaction(async (queries) => {
      await lockConservacion(queries, true);
      return batch(queries, rows);
    });
    removed += count;
    if (count < rows) break;
  }
  return removed;
}

/** A batch of things that may leave files behind. */
type Remove = (queries: Queries, ids: readonly string[], nowMs: number) => Promise<readonly string[]>;

const withFiles: readonly (readonly [
  Parameters<typeof lockVencidas>[1],
  Parameters<typeof endOf>[1],
  number,
  Remove,
])[] = [
  ['conversaciones', 'conversaciones', limits.threadsPerBatch, removeConversaciones],
  ['hilos', 'correo-texto', limits.threadsPerBatch, removeHilos],
  ['sueltos', 'correo-texto', limits.rowsPerBatch, removeCorreosSueltos],
  ['originales', 'correo-original', limits.rowsPerBatch, removeOriginales],
  ['paquetes', 'paquetes', limits.rowsPerBatch, (queries, ids) => removePaquetes(queries, ids)],
  ['peticiones', 'peticiones', limits.rowsPerBatch, (queries, ids) => removePeticiones(queries, ids)],
];

async function retainCases(deps: Deps, conservacion: Conservacion, version: number): Promise<number> {
  const fin = endsOfCases(conservacion, deps.clock.nowMs());
  let removed = 0;
  for (const referencia of await listCasosVencidos(deps.db, fin, limits.casesPerTurnMax)) {
    const found = await findSolicitudByReferencia(deps.db, referencia);
    if (found === null) continue;
    const anios = aniosDe(conservacion, found.tramite);
    const outcome = await depurarSolicitud(deps, { referencia, anios, version });
    if (isRefusal(outcome)) deps.log.info('depuracion-omitida', { id: found.id, code: outcome.code });
    else removed += 1;
  }
  return removed;
}

/** Returns how many things went, files not counted. */
export async function retain(deps: Deps): Promise<number> {
  const { version, conservacion } = await conservacionInForce(deps);
  const nowMs = deps.clock.nowMs();
  let removed = await retainCases(deps, conservacion, version);
  for (const [kind, clase, rows, remove] of withFiles) {
    const before = endOf(conservacion, clase, nowMs);
    removed += await inBatches(deps, rows, async (queries, max) => {
      const ids = await lockVencidas(queries, kind, before, max);
      if (ids.length === 0) return 0;
      await addPorRetirar(queries, await remove(queries, ids, nowMs), nowMs);
      return ids.length;
    });
  }
  const end = (clase: Parameters<typeof endOf>[1]) => endOf(conservacion, clase, nowMs);
  const plain: readonly ((queries: Queries, max: number) => Promise<number>)[] = [
    (queries, max) => removeBorradoresVencidos(queries, end('borradores'), max, nowMs),
    (queries, max) => removeCartasVencidas(queries, end('cartas'), max),
    (queries, max) => removeSucesosVencidos(queries, false, end('seguridad'), max),
    (queries, max) => removeSucesosVencidos(queries, true, end('lecturas'), max),
  ];
  for (const batch of plain) removed += await inBatches(deps, limits.rowsPerBatch, batch);
  const files = await sweepFiles(deps);
  if (removed + files > 0) deps.log.info('conservacion', { duty: 'conservar', count: removed + files });
  return removed;
}
