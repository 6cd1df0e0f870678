/** Keeps the table of looks: follows the journal, and reckons all open cases anew when ladder, calendar or units change. */
import { escalasLimits } from '../../domain/escalas/escalas-limits.ts';
import type { Queries } from '../../platform/database.ts';
import { readHorizonte } from '../../store/cifras-dia.ts';
import { type Abierta, antesDeTodas, listAbiertas, readAbiertas } from '../../store/relojes.ts';
import {
  dropVigilancias,
  type EstadoDeVigilancia,
  lockVigilancia,
  putVigilancias,
  readCambiadas,
  readYaDicho,
  saveVigilancia,
  type Vigilancia,
} from '../../store/vigilancia.ts';
import type { Deps } from '../deps.ts';
import type { WatchRules } from './watch-rules.ts';
import { vigilanciaOf, watchedCase } from './watched-case.ts';

async function watch(
  deps: Deps,
  queries: Queries,
  casos: readonly Abierta[],
  rules: WatchRules,
): Promise<void> {
  const nowMs = deps.clock.nowMs();
  const said = await readYaDicho(
    queries,
    casos.map(({ id }) => id),
  );
  const filas: Vigilancia[] = [];
  for (const caso of casos) {
    try {
      filas.push(vigilanciaOf(watchedCase(deps, caso, said.get(caso.id), rules, nowMs), rules, nowMs));
    } catch (error) {
      // One case that cannot be reckoned must not keep the others from being watched.
      if (!(error instanceof RangeError)) throw error;
      deps.log.fault(error, { duty: 'vigilar', id: caso.id });
    }
  }
  await putVigilancias(queries, filas);
}

/** The events that came since; whether there may be more. */
async function follow(
  deps: Deps,
  queries: Queries,
  estado: EstadoDeVigilancia,
  rules: WatchRules,
): Promise<boolean> {
  const lote = await readCambiadas(queries, estado.cursor, escalasLimits.followedEventsMax);
  if (lote === null) return false;
  const abiertas = await readAbiertas(queries, lote.solicitudes);
  const open = new Set(abiertas.map(({ id }) => id));
  await dropVigilancias(
    queries,
    lote.solicitudes.filter((id) => !open.has(id)),
  );
  await watch(deps, queries, abiertas, rules);
  await saveVigilancia(queries, { ...estado, cursor: { tx: lote.tx, seq: lote.seq } });
  return lote.eventos === escalasLimits.followedEventsMax;
}

/** The next open cases in their order; whether there are more. What changes behind the sweep, the journal tells. */
async function sweep(
  deps: Deps,
  queries: Queries,
  estado: EstadoDeVigilancia,
  rules: WatchRules,
): Promise<boolean> {
  const begins = estado.enCurso !== rules.nombre;
  const lugar = begins ? antesDeTodas : estado.lugar;
  // The first time of all, what lies before in the journal is seen by the sweep itself.
  const cursor = begins && estado.hechas === '' ? await readHorizonte(queries) : estado.cursor;
  const casos = await listAbiertas(queries, lugar, escalasLimits.sweptCases);
  await watch(deps, queries, casos, rules);
  const last = casos.at(-1);
  await saveVigilancia(
    queries,
    last === undefined
      ? { cursor, hechas: rules.nombre, enCurso: null, lugar: antesDeTodas }
      : { ...estado, cursor, enCurso: rules.nombre, lugar: last.lugar },
  );
  return last !== undefined;
}

/** One round; whether there is more to do. False too while another process is at it. */
export async function keepWatch(deps: Deps, rules: WatchRules): Promise<boolean> {
  return deps.db.transaction(async (queries) => {
    const estado = await lockVigilancia(queries);
    if (estado === null) return false;
    const isMore = await (estado.hechas === rules.nombre ? follow : sweep)(deps, queries, estado, rules);
    await deps.faults.hit('antes-de-confirmar');
    return isMore;
  });
}
