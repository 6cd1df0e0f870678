/** Writing the public log: committed events become leaves, and the grown tree is signed and published. */
import type { Clock } from '../platform/clock.ts';
import type { Database, Queries } from '../platform/database.ts';
import {
  addHojas,
  addNodos,
  addPunto,
  advanceRegistro,
  lockRegistro,
  readNodos,
  readPorAsentar,
  readPublicado,
  readTamano,
} from '../store/registro-publico.ts';
import { readCheckpoint, signCheckpoint } from '../trust/registro-publico/checkpoint.ts';
import { eventLeaf } from '../trust/registro-publico/event-leaf.ts';
import { LogHeadBroken, readLogHead, writeLogHead } from '../trust/registro-publico/log-head.ts';
import type { LogKeys } from '../trust/registro-publico/log-keys.ts';
import { type Edge, growTree, rootOf } from '../trust/registro-publico/tree-growth.ts';
import { leafHash } from '../trust/registro-publico/tree-hash.ts';
import { consistencyRanges, foldPlaces, placesOf } from '../trust/registro-publico/tree-ranges.ts';
import { verifyConsistency } from '../trust/registro-publico/tree-verify.ts';

export type LogPublisher = {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: LogKeys;
  /** File of the last head published from here, outside the database. */
  readonly headPath: string;
};

/** The right edge of the stored tree. */
export async function readEdge(queries: Queries): Promise<Edge> {
  const size = await readTamano(queries);
  return { size, hashes: await readNodos(queries, placesOf({ start: 0, end: size })) };
}

/** The leaves of some events; the salt of a case is computed once. */
function leavesOf(
  events: readonly { solicitud: string; n: number; hash: string }[],
  keys: LogKeys,
): Buffer[] {
  const salts = new Map<string, string>();
  return events.map(({ solicitud, n, hash }) => {
    const sal = salts.get(solicitud) ?? keys.saltOf(solicitud);
    salts.set(solicitud, sal);
    return eventLeaf({ sal, n, hash });
  });
}

/**
 * Adds at most `eventsMax` events to the tree, leaves, nodes and cursor in one transaction. Any number of processes may
 * call it at once: one holds the cursor, the others leave with null. What dies half-way leaves everything as it was.
 */
export async function appendBatch(
  { db, keys }: Pick<LogPublisher, 'db' | 'keys'>,
  eventsMax: number,
): Promise<number | null> {
  return db.transaction(async (queries) => {
    const cursor = await lockRegistro(queries);
    if (cursor === null) return null;
    const events = await readPorAsentar(queries, cursor, eventsMax);
    const last = events.at(-1);
    if (last === undefined) return 0;
    const edge = await readEdge(queries);
    const leaves = leavesOf(events, keys);
    await addHojas(queries, edge.size, Buffer.concat(leaves), events);
    await addNodos(queries, growTree(edge, Buffer.concat(leaves.map(leafHash))).levels);
    await advanceRegistro(queries, last);
    return events.length;
  });
}

/** Throws LogHeadBroken unless the tree continues the head published before. */
export async function requireGrowth(
  queries: Queries,
  before: { readonly size: number; readonly root: Buffer },
  now: { readonly size: number; readonly root: Buffer },
): Promise<void> {
  const ranges =
    before.size > 0 && before.size < now.size ? consistencyRanges(before.size, now.size).map(placesOf) : [];
  const hashes = [...(await readNodos(queries, ranges.flat()))];
  const proof = ranges.map((places) => foldPlaces(hashes.splice(0, places.length)));
  const claim = { from: before.size, fromRoot: before.root, to: now.size, toRoot: now.root, proof };
  if (!verifyConsistency(claim))
    throw new LogHeadBroken(
      `the log of ${now.size} leaves does not continue the published one of ${before.size}`,
    );
}

/**
 * Signs the present tree and publishes it: first into the file, then into the database, so that nothing is ever shown
 * that the file does not know. Returns the size published; null where there is nothing new or another process is at it.
 */
export async function publishCheckpoint({ db, clock, keys, headPath }: LogPublisher): Promise<number | null> {
  return db.transaction(async (queries) => {
    if ((await lockRegistro(queries)) === null) return null;
    const edge = await readEdge(queries);
    const published = await readPublicado(queries);
    if (edge.size === 0 || edge.size === published?.tamano) return null;
    const root = rootOf(edge);
    const before = readLogHead(headPath) ?? (published === null ? null : readCheckpoint(published.nota));
    if (before !== null) await requireGrowth(queries, before, { size: edge.size, root });
    const note = signCheckpoint(edge.size, root, keys.signer);
    writeLogHead(headPath, note);
    await addPunto(queries, { tamano: edge.size, nota: note }, root, clock.nowMs());
    return edge.size;
  });
}
