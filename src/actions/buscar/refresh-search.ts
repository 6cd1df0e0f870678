/** One turn of filling the search, in one transaction: what dies half-way leaves cursor and rows as they were. */
import type { Queries } from '../../platform/database.ts';
import {
  advanceBusqueda,
  advanceRelleno,
  clasesDeHallazgo,
  isBusquedaPending,
  listAnteriores,
  listCambiados,
  lockBusqueda,
  noteMirado,
  putInBusqueda,
  readPorBuscar,
} from '../../store/busqueda-llenado.ts';
import type { Deps } from '../deps.ts';
import { buscarLimits as limits } from './buscar-limits.ts';

/** Events that change nothing a case is found by: neither its words nor whether it is open. */
const withoutWords: ReadonlySet<string> = new Set([
  'tomar',
  'devolver',
  'repartir',
  'recordar',
  'recalcular',
  'avisar',
  'registrar-efecto',
  'efecto-aplicado',
  'efecto-fallido',
  'conservar',
  'liberar',
]);

/** How much a turn did; null: another process fills at this moment. */
export type Refreshed = { readonly events: number; readonly older: number; readonly changed: number } | null;

async function fromJournal(
  queries: Queries,
  cursor: { readonly tx: string; readonly seq: number },
): Promise<number> {
  const events = await readPorBuscar(queries, cursor, limits.eventsPerBatch);
  const last = events.at(-1);
  if (last === undefined) return 0;
  const ids = new Set(
    events.filter(({ clase }) => !withoutWords.has(clase)).map(({ solicitud }) => solicitud),
  );
  await putInBusqueda(queries, 'solicitud', [...ids]);
  await advanceBusqueda(queries, last);
  return events.length;
}

async function fromBefore(queries: Queries): Promise<number> {
  let filled = 0;
  for (const clase of clasesDeHallazgo) {
    const ids = await listAnteriores(queries, clase, limits.oldRowsPerBatch);
    await putInBusqueda(queries, clase, ids);
    await advanceRelleno(queries, clase, ids.length < limits.oldRowsPerBatch ? null : (ids.at(-1) ?? null));
    filled += ids.length;
  }
  return filled;
}

async function fromChanges(queries: Queries, nowMs: number): Promise<number> {
  let changed = 0;
  for (const clase of ['hilo', 'conversacion'] as const) {
    const ids = await listCambiados(queries, clase, limits.overlapMs, limits.changedPerTurn);
    await putInBusqueda(queries, clase, ids);
    // A full batch says that more waits: the look begins where it began.
    if (ids.length < limits.changedPerTurn) await noteMirado(queries, clase, nowMs);
    changed += ids.length;
  }
  return changed;
}

/** Any number of processes may call it at once: one holds the cursor, the others leave. */
export function refreshSearch({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<Refreshed> {
  return db.transaction(async (queries) => {
    const cursor = await lockBusqueda(queries);
    if (cursor === null) return null;
    const isPending = await isBusquedaPending(queries);
    const events = isPending ? await fromJournal(queries, cursor) : 0;
    const older = isPending && events < limits.eventsPerBatch ? await fromBefore(queries) : 0;
    return { events, older, changed: await fromChanges(queries, clock.nowMs()) };
  });
}
