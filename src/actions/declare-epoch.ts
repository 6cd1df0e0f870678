/** The operator's word after a restore: the log goes on from where the database is, and says which head it breaks with. */
import type { Queries } from '../platform/database.ts';
import { addNodos, lockRegistro } from '../store/registro-publico.ts';
import { addEpoca } from '../store/registro-publico-epoca.ts';
import { findHoja } from '../store/registro-publico-lectura.ts';
import { epochLeaf } from '../trust/registro-publico/event-leaf.ts';
import {
  type LogHead,
  LogHeadBroken,
  readLogHead,
  removeLogHead,
} from '../trust/registro-publico/log-head.ts';
import { growTree, rootOf } from '../trust/registro-publico/tree-growth.ts';
import { leafHash } from '../trust/registro-publico/tree-hash.ts';
import { type LogPublisher, publishCheckpoint, readEdge, requireGrowth } from './write-log.ts';

/** `sin-punto`: nothing was published from here; `continua`: the log does continue; `ocupado`: the service is writing it. */
export type EpochOutcome = 'declarada' | 'sin-punto' | 'continua' | 'ocupado';

/** Whether the tree continues the head. */
async function continues(queries: Queries, head: LogHead): Promise<boolean> {
  const edge = await readEdge(queries);
  try {
    await requireGrowth(queries, head, { size: edge.size, root: rootOf(edge) });
    return true;
  } catch (error) {
    if (error instanceof LogHeadBroken) return false;
    throw error;
  }
}

/**
 * The leaf is committed before the file goes: a death in between is made good by calling again. `always`: also where the
 * tree does continue the last head known here, because others may hold later ones, as after every restore of a backup.
 */
export async function declareEpoch(
  publisher: LogPublisher,
  when: 'if-broken' | 'always' = 'if-broken',
): Promise<EpochOutcome> {
  const { db, clock, headPath } = publisher;
  const head = readLogHead(headPath);
  if (head === null) return 'sin-punto';
  const hoja = epochLeaf(head.note);
  const outcome = await db.transaction(async (queries): Promise<EpochOutcome> => {
    if ((await lockRegistro(queries)) === null) return 'ocupado';
    if ((await findHoja(queries, hoja)) !== null) return 'declarada';
    if (when === 'if-broken' && (await continues(queries, head))) return 'continua';
    const edge = await readEdge(queries);
    await addEpoca(queries, { indice: edge.size, hoja, ultimoPunto: head.note, nowMs: clock.nowMs() });
    await addNodos(queries, growTree(edge, leafHash(hoja)).levels);
    return 'declarada';
  });
  if (outcome !== 'declarada') return outcome;
  removeLogHead(headPath);
  await publishCheckpoint(publisher);
  return outcome;
}
