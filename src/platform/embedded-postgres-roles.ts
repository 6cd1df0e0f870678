// Gives a cluster its database and roles: one may change the schema, the others only rows, each in its own part of the house.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { writeDurably } from './durable-file.ts';
import type { ClusterSecrets } from './embedded-postgres-cluster.ts';
import type { Listening } from './embedded-postgres-settings.ts';

export const databaseName = 'ventanilla';
export const roleNames = {
  superuser: 'postgres',
  owner: 'ventanilla_owner',
  app: 'ventanilla_app',
  sala: 'ventanilla_sala',
} as const;

/** Where and as whom to connect; the shape pg takes. */
export interface DatabaseAddress {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

export function addressFor(
  role: keyof ClusterSecrets,
  secrets: ClusterSecrets,
  listening: Listening,
): DatabaseAddress {
  const { socketFolder, port } = listening;
  const host = socketFolder ?? '127.0.0.1';
  return { host, port, user: roleNames[role], password: secrets[role], database: databaseName };
}

/** Repeatable up to its last line: a start that was killed half-way does it again. Passwords are base64url, so plain in quotes. */
function roleStatements(secrets: ClusterSecrets): string[] {
  const { owner, app, sala } = roleNames;
  return [
    `do $$ begin
       if not exists (select from pg_roles where rolname = '${sala}') then create role ${sala}; end if;
       if not exists (select from pg_roles where rolname = '${owner}') then create role ${owner}; end if;
       if not exists (select from pg_roles where rolname = '${app}') then create role ${app}; end if;
     end $$`,
    `alter role ${owner} login password '${secrets.owner}'`,
    `alter role ${app} login password '${secrets.app}'`,
    `alter role ${sala} login password '${secrets.sala}'`,
  ];
}

const databaseStatements = [
  `revoke all on database ${databaseName} from public`,
  `grant connect on database ${databaseName} to ${roleNames.app}, ${roleNames.sala}`,
  'revoke all on schema public from public',
  `alter schema public owner to ${roleNames.owner}`,
  `grant usage on schema public to ${roleNames.app}`,
  // What the owner will create, the service may fill and read; a migration takes back what must not change.
  `alter default privileges for role ${roleNames.owner} grant usage on schemas to ${roleNames.app}`,
  `alter default privileges for role ${roleNames.owner} grant select, insert, update, delete on tables to ${roleNames.app}`,
  `alter default privileges for role ${roleNames.owner} grant usage, select on sequences to ${roleNames.app}`,
];

async function runAll(address: DatabaseAddress, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Does its work once per cluster and set of roles; the marker's name says which. */
export async function ensureRoles(
  dataDir: string,
  secrets: ClusterSecrets,
  listening: Listening,
): Promise<void> {
  const done = join(dataDir, 'postgres-roles-ready-2');
  if (existsSync(done)) return;
  const superuser = addressFor('superuser', secrets, listening);
  const maintenance = { ...superuser, database: 'postgres' };
  await runAll(maintenance, roleStatements(secrets));
  const client = new pg.Client(maintenance);
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName} owner ${roleNames.owner}`);
  } finally {
    await client.end();
  }
  await runAll(superuser, databaseStatements);
  writeDurably(done, '', 0o600);
}
