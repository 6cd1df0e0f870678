/** One connection of the schema's owner for whole tables: a backup, a restore. No time limit on a statement. */
import pg from 'pg';
import { type Config, readConfig } from './config.ts';
import { copyIn, copyOut } from './copy-stream.ts';
import type { Queries, Statement } from './database.ts';
import { clientConfig } from './database-address.ts';
import { faultFrom } from './database-fault.ts';
import { databaseTypes } from './database-types.ts';
import { runningEmbeddedPostgres } from './embedded-postgres.ts';
import { StartRefusal } from './start-refusal.ts';

export type BulkConnection = Queries & {
  /** A statement without parameters. Throws DatabaseFault. */
  run(text: string): Promise<void>;
  copyOut(text: string): ReturnType<typeof copyOut>;
  copyIn(text: string, source: AsyncIterable<Buffer>): Promise<number>;
  close(): Promise<void>;
};

/** What a table's text must not depend on: the reader's zone, styles and limits. */
const settings = [
  "set client_encoding = 'UTF8'",
  "set timezone = 'UTC'",
  "set datestyle = 'ISO, YMD'",
  "set intervalstyle = 'iso_8601'",
  "set bytea_output = 'hex'",
  'set extra_float_digits = 1',
  'set statement_timeout = 0',
  'set idle_in_transaction_session_timeout = 0',
];

/** The owner of the schema, in the configured database or the carried one, which must be running. */
function ownerOf(config: Config): pg.ClientConfig {
  const { databaseUrl, databaseMigrationUrl, dataDir, mode } = config;
  if (databaseUrl !== undefined)
    return clientConfig(databaseMigrationUrl ?? databaseUrl, mode === 'production');
  const roles = runningEmbeddedPostgres(dataDir);
  if (roles === undefined) throw new StartRefusal('La base incluida no está en marcha.');
  return clientConfig(roles.owner, false);
}

/** Throws DatabaseFault where the server cannot be reached. */
export async function openBulkConnection(config: Config): Promise<BulkConnection> {
  const client = new pg.Client({
    ...ownerOf(config),
    types: databaseTypes,
    application_name: 'ventanilla-respaldo',
  });
  // A connection that breaks fails the statement under way; that error is the one to report.
  client.on('error', () => undefined);
  const asked = async (statement: Statement | string, values: readonly unknown[] = []) => {
    const query = typeof statement === 'string' ? { text: statement } : statement;
    try {
      return await client.query({ ...query, values: [...values] });
    } catch (error) {
      throw faultFrom(error);
    }
  };
  try {
    await client.connect();
  } catch (error) {
    throw faultFrom(error);
  }
  for (const setting of settings) await asked(setting);
  return {
    query: async (statement, values) => (await asked(statement, values)).rows,
    execute: async (statement, values) => (await asked(statement, values)).rowCount ?? 0,
    run: async (text) => void (await asked(text)),
    copyOut: (text) => copyOut(client, text),
    copyIn: (text, source) => copyIn(client, text, source),
    close: () => client.end(),
  };
}

/** The configuration a command works under; throws StartRefusal listing what is wrong with it. */
export function configOrRefuse(env: Parameters<typeof readConfig>[0]): Config {
  const reading = readConfig(env);
  if (reading.ok) return reading.config;
  throw new StartRefusal(
    ['La configuración no es válida:', ...reading.problems.map((one) => `- ${one}`)].join('\n'),
  );
}
