/** Lets the frame of the verbs work inside a transaction that somebody else ends. */
import type { Queries } from '../../platform/database.ts';
import type { Deps } from '../deps.ts';

export function withinTransaction(deps: Deps, { query, execute }: Queries): Deps {
  const queries = { query, execute };
  return { ...deps, db: { ...deps.db, ...queries, transaction: (work) => work(queries) } };
}
