// The typed query builder over the pool, apart from the pool itself: who does not import it does not pay for loading it.
import { Kysely, PostgresDialect } from 'kysely';
import type { Database } from './database.ts';

const built = new WeakMap<Database, object>();

/** One builder per database. `Tables` maps table names to row types; its lifetime is the pool's. */
export function kyselyOver<Tables>(database: Database): Kysely<Tables> {
  const known = built.get(database);
  if (known instanceof Kysely) return known;
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: database.pool }) });
  built.set(database, kysely);
  return kysely;
}
