// Creates the carried PostgreSQL's cluster once, whole or not at all, with passwords nobody has seen.
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncFolder, writeDurably } from './durable-file.ts';
import type { Account, HandedFolder } from './embedded-postgres-account.ts';
import { initdbArguments } from './embedded-postgres-settings.ts';
import { runProgram } from './embedded-postgres-spawn.ts';
import { systemIds } from './ids.ts';
import { StartRefusal } from './start-refusal.ts';

/** One password per role: `superuser` makes the others, `owner` migrates, `app` serves, `sala` serves the sealed room. */
export interface ClusterSecrets {
  superuser: string;
  owner: string;
  app: string;
  sala: string;
}

/** The major version whose files the carried programs understand. */
const majorVersion = '18';
const passwordBytes = 32;

function hasPasswords(value: unknown, roles: readonly string[]): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return roles.every(
    (role) => typeof Object.entries(value).find(([name]) => name === role)?.[1] === 'string',
  );
}

function isSecrets(value: unknown): value is ClusterSecrets {
  return hasPasswords(value, ['superuser', 'owner', 'app', 'sala']);
}

const draw = (): string => systemIds.randomToken(passwordBytes);

/** The passwords of the cluster's roles, on disk before they are used; readable by our account only. */
export function readClusterSecrets(dataDir: string): ClusterSecrets {
  const path = join(dataDir, 'postgres-secrets.json');
  if (!existsSync(path)) {
    const secrets: ClusterSecrets = { superuser: draw(), owner: draw(), app: draw(), sala: draw() };
    writeDurably(path, JSON.stringify(secrets), 0o600);
  }
  let secrets: unknown;
  try {
    secrets = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Reported below like any other content that is not the passwords.
  }
  if (isSecrets(secrets)) return secrets;
  // A cluster made before there was a sealed room.
  if (hasPasswords(secrets, ['superuser', 'owner', 'app'])) {
    writeDurably(path, JSON.stringify({ ...secrets, sala: draw() }), 0o600);
    return readClusterSecrets(dataDir);
  }
  throw new StartRefusal(`El archivo de contraseñas ${path} está dañado: recupérelo de su respaldo.`);
}

function checkVersion(dataPath: string): void {
  const version = readFileSync(join(dataPath, 'PG_VERSION'), 'utf8').trim();
  if (version !== majorVersion) {
    throw new StartRefusal(
      `La base en ${dataPath} es de PostgreSQL ${version} y el programa lleva el ${majorVersion}: expórtela con su versión e impórtela aquí.`,
    );
  }
}

export interface ClusterOrder {
  /** The folder that holds the cluster, as this process sees it. */
  home: string;
  initdb: string;
  account: Account;
  folder: HandedFolder;
  superuserPassword: string;
}

/** Makes sure `home/data` is a complete cluster. initdb works beside it; only a finished cluster gets the name. */
export async function ensureCluster(order: ClusterOrder): Promise<void> {
  const { home, account, folder } = order;
  const dataPath = join(home, 'data');
  if (existsSync(dataPath)) return checkVersion(dataPath);
  for (const name of readdirSync(home)) {
    if (name.startsWith('new-')) rmSync(join(home, name), { recursive: true, force: true });
  }
  const fresh = `new-${systemIds.randomToken(6)}`;
  mkdirSync(join(home, fresh), { mode: 0o700 });
  const passwordFile = join(fresh, 'password');
  writeFileSync(join(home, passwordFile), order.superuserPassword, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const name of [fresh, passwordFile]) chownSync(join(home, name), account.uid, account.gid);
  }
  const args = [
    `--pgdata=${folder.path}/${fresh}/data`,
    `--pwfile=${folder.path}/${passwordFile}`,
    ...initdbArguments,
  ];
  const { code, output } = await runProgram({ file: order.initdb, args, account, folder });
  if (code !== 0 && output.includes('could not look up effective user ID')) {
    throw new StartRefusal(
      'El usuario con el que arranca el servicio no existe en /etc/passwd y PostgreSQL lo exige: créelo o use una base con DATABASE_URL.',
    );
  }
  if (code !== 0) {
    const reason = output.split('\n').find((line) => line.includes('error:')) ?? output.slice(-300);
    throw new StartRefusal(`No se pudo crear la base de datos en ${home}: ${reason.trim()}`);
  }
  renameSync(join(home, fresh, 'data'), dataPath);
  syncFolder(home);
  rmSync(join(home, fresh), { recursive: true, force: true });
}
