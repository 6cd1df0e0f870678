// The way to the database: one pool per process, prepared statements by name, transactions, and faults with a type.
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseFault, faultFrom, isPassing } from './database-fault.ts';
import { databaseTypes } from './database-types.ts';
import type { Log } from './log.ts';

/** A statement the server plans once per connection under its name: two texts never share one. */
export interface Statement {
  name: string;
  text: string;
}

export interface Queries {
  /** The rows of a statement. Throws DatabaseFault. */
  query<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
  /** How many rows a statement touched. */
  execute(statement: Statement, values?: readonly unknown[]): Promise<number>;
}

export interface Database extends Queries {
  /** For libraries that bring their own statements (Kysely, pg-boss). */
  pool: pg.Pool;
  /** Connects and checks the server: kinds `unreachable`, `too-old`. */
  ready(): Promise<void>;
  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  connection: pg.ClientConfig;
  poolMax: number;
  statementSeconds: number;
  applicationName: string;
  log: Log;
}

/** PostgreSQL 15: https://www.postgresql.org/support/versioning/ */
const versionMin = 150_000;
const connectTimeoutMs = 5_000;
const idleConnectionMs = 30_000;
const idleTransactionMs = 15_000;
/** How long a caller waits for a server that is just restarting, and how often it is tried meanwhile. */
const reconnectAttemptsMax = 100;
const reconnectPauseMs = 50;

function queriesOver(client: pg.PoolClient): Queries {
  async function run(statement: Statement, values: readonly unknown[]): Promise<pg.QueryResult> {
    try {
      return await client.query({ ...statement, values: [...values] });
    } catch (error) {
      throw faultFrom(error);
    }
  }
  return {
    query: async (statement, values = []) => (await run(statement, values)).rows,
    execute: async (statement, values = []) => (await run(statement, values)).rowCount ?? 0,
  };
}

function openPool({ connection, poolMax, statementSeconds, applicationName, log }: DatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: poolMax,
    types: databaseTypes,
    application_name: applicationName,
    statement_timeout: statementSeconds * 1000,
    idle_in_transaction_session_timeout: idleTransactionMs,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleConnectionMs,
    keepAlive: true,
  });
  // An idle connection that breaks has no caller to tell; the next one gets a fresh connection.
  pool.on('error', (error) => log.debug('conexion-perdida', { code: faultFrom(error).code }));
  // A connection on loan reports its break to the query under way, and once more as an event that would end the program.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** A connection from the pool. Nothing was sent yet, so a server that is restarting may be waited for. */
async function acquire(pool: pg.Pool): Promise<pg.PoolClient> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await pool.connect();
    } catch (error) {
      if (!isPassing(error) || attempt >= reconnectAttemptsMax) throw new DatabaseFault('unreachable', error);
      await wait(reconnectPauseMs);
    }
  }
}

/** Lends a connection; one whose state is unknown afterwards is closed instead of lent again. */
async function lend<T>(pool: pg.Pool, use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await acquire(pool);
  let broken = false;
  try {
    return await use(client);
  } catch (error) {
    broken = error instanceof DatabaseFault && error.kind === 'outcome-unknown';
    throw error;
  } finally {
    client.release(broken);
  }
}

async function inTransaction<T>(client: pg.PoolClient, work: (queries: Queries) => Promise<T>): Promise<T> {
  const command = (text: string): Promise<pg.QueryResult> =>
    client.query(text).catch((error: unknown) => {
      throw faultFrom(error);
    });
  await command('begin');
  let result: T;
  try {
    result = await work(queriesOver(client));
  } catch (error) {
    // A rollback that fails leaves a connection the pool must not lend again; the server undoes the work by itself.
    if (!(error instanceof DatabaseFault && error.kind === 'outcome-unknown')) await command('rollback');
    throw error;
  }
  const answer = await command('commit');
  // The server answers COMMIT with ROLLBACK when `work` swallowed the error of one of its statements.
  if (answer.command !== 'COMMIT') throw new DatabaseFault('other', new Error('transaction was aborted'));
  return result;
}

async function checkServer(pool: pg.Pool): Promise<void> {
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw new DatabaseFault('unreachable', error);
  }
  try {
    const answer = await client.query<{ version: string }>(
      "select current_setting('server_version_num') as version",
    );
    if (Number(answer.rows[0]?.version) < versionMin) throw new DatabaseFault('too-old', undefined);
  } finally {
    client.release();
  }
}

export function openDatabase(options: DatabaseOptions): Database {
  const pool = openPool(options);
  return {
    pool,
    ready: () => checkServer(pool),
    query: (statement, values) => lend(pool, (client) => queriesOver(client).query(statement, values)),
    execute: (statement, values) => lend(pool, (client) => queriesOver(client).execute(statement, values)),
    transaction: (work) => lend(pool, (client) => inTransaction(client, work)),
    close: () => pool.end(),
  };
}
