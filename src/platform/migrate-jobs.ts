/** Brings the tables and queues of the job library up to the code, as the schema's owner; the serving role gets rows only. */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import pgBoss from 'pg-boss/package.json' with { type: 'json' };
import { jobsSchema, queues } from './job-queues.ts';
import { StartRefusal } from './start-refusal.ts';

const schemaVersion = pgBoss.pgboss.schema;
/** Any constant of our own: whoever holds it migrates, the others wait. */
const lockNumber = 7_305_120_302;

/** What was set up, kept as the schema's comment: version of the library's tables, queues with their options, role served. */
function markFor(appRole: string): string {
  const text = JSON.stringify([queues, appRole]);
  return `ventanilla ${schemaVersion} ${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}

async function readMark(pool: pg.Pool): Promise<string> {
  const answer = await pool.query<{ mark: string | null }>(
    `select obj_description(to_regnamespace('${jobsSchema}'), 'pg_namespace') as mark`,
  );
  return answer.rows[0]?.mark ?? '';
}

function refuseNewer(mark: string): void {
  const version = Number(/^ventanilla (\d+) /.exec(mark)?.[1] ?? 0);
  if (version > schemaVersion) {
    throw new StartRefusal(
      'La base de datos es más nueva que este programa (sus colas de tareas): use la versión del programa con la que se actualizó.',
    );
  }
}

async function createQueues(pool: pg.Pool): Promise<void> {
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values === undefined ? [] : [...values]) },
    schema: jobsSchema,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  const failures: Error[] = [];
  boss.on('error', (error) => failures.push(error));
  await boss.start();
  try {
    for (const [name, options] of Object.entries(queues)) {
      await boss.createQueue(name, options);
      await boss.updateQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false, close: false });
  }
  const [first] = failures;
  if (first !== undefined) throw first;
}

/** The statements need the role as an identifier; the server quotes it. */
async function grantRows(pool: pg.Pool, appRole: string): Promise<void> {
  const quoted = await pool.query<{ role: string }>('select quote_ident($1) as role', [appRole]);
  const role = quoted.rows[0]?.role ?? '';
  await pool.query(`grant usage on schema ${jobsSchema} to ${role}`);
  await pool.query(`grant select, insert, update, delete on all tables in schema ${jobsSchema} to ${role}`);
  await pool.query(`grant usage, select on all sequences in schema ${jobsSchema} to ${role}`);
  await pool.query(`grant execute on all functions in schema ${jobsSchema} to ${role}`);
}

/**
 * Sets up what is missing; true if anything was. `pool` has exactly one connection, of the schema's owner, so that lock
 * and work share it. The usual case, nothing missing, costs one query and does not load the library.
 * Throws StartRefusal where a newer program has already been here.
 */
export async function migrateJobs(pool: pg.Pool, appRole: string): Promise<boolean> {
  const wanted = markFor(appRole);
  const found = await readMark(pool);
  if (found === wanted) return false;
  refuseNewer(found);
  await pool.query('select pg_advisory_lock($1)', [lockNumber]);
  try {
    if ((await readMark(pool)) === wanted) return false;
    await createQueues(pool);
    await grantRows(pool, appRole);
    // Last: a start that died before this line does it all again.
    await pool.query(`comment on schema ${jobsSchema} is '${wanted}'`);
    return true;
  } finally {
    await pool.query('select pg_advisory_unlock($1)', [lockNumber]);
  }
}
