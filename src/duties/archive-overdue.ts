/** The duty that archives cases whose correction never came within its term. */
import { archiveSolicitud } from '../actions/archive-solicitud.ts';
import type { Deps } from '../actions/deps.ts';
import { isRefusal } from '../domain/refusals.ts';
import { listOverdueCorrections } from '../store/solicitudes.ts';
import { instant } from '../store/statement.ts';

const casesPerTurnMax = 500;

/** Returns how many it archived. A case that changed meanwhile is left as it is: the answer may just have come. */
export async function archiveOverdue(deps: Deps): Promise<number> {
  const overdue = await listOverdueCorrections(deps.db, instant(deps.clock.nowMs()), casesPerTurnMax);
  let archived = 0;
  for (const { id, referencia, version } of overdue) {
    const llave = `archivo-${id}-${version}`;
    const outcome = await archiveSolicitud(deps, { referencia, versionVista: version, llave });
    if (isRefusal(outcome)) deps.log.info('archivo-omitido', { id, code: outcome.code });
    else archived += 1;
  }
  return archived;
}
