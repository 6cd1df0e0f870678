/** The duty that keeps the time of entities that were asked: reminds them once, and takes the case back when it ended. */
import type { Changed, Command } from '../actions/change-solicitud.ts';
import type { Deps } from '../actions/deps.ts';
import { expireRequerimiento } from '../actions/expire-requerimiento.ts';
import { remindEntity } from '../actions/remind-entity.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import { type CasoPendiente, listPorRecordar, listVencidos } from '../store/requerimientos.ts';

const casesPerTurnMax = 500;

/** A case that changed meanwhile is left as it is: the answer may just have come. */
async function each(
  deps: Deps,
  kind: 'vencer' | 'recordar',
  cases: readonly CasoPendiente[],
  act: (deps: Deps, command: Command) => Promise<Changed | Refusal>,
): Promise<number> {
  let done = 0;
  for (const { id, referencia, version } of cases) {
    const llave = `${kind}-${id}-${version}`;
    const outcome = await act(deps, { referencia, versionVista: version, llave });
    if (isRefusal(outcome)) deps.log.info('requerimiento-omitido', { id, code: outcome.code });
    else done += 1;
  }
  return done;
}

/** Those whose time ended come first: nobody is reminded of what is over. */
export async function requerimientos(
  deps: Deps,
): Promise<{ readonly vencidos: number; readonly recordados: number }> {
  const nowMs = deps.clock.nowMs();
  const overdue = await listVencidos(deps.db, nowMs, casesPerTurnMax);
  const vencidos = await each(deps, 'vencer', overdue, expireRequerimiento);
  const due = await listPorRecordar(deps.db, nowMs, casesPerTurnMax);
  return { vencidos, recordados: await each(deps, 'recordar', due, remindEntity) };
}
