// Who the carried PostgreSQL runs as: it refuses to be root, so root hands its folder to an unprivileged account.
import { closeSync, constants, lstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartRefusal } from './start-refusal.ts';

/** Empty: the account this process runs under. */
export interface Account {
  uid?: number;
  gid?: number;
}

/** The group of a user in /etc/passwd; initdb stops when the user has no line there. */
function primaryGroup(uid: number): number | undefined {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const fields = lines.map((line) => line.split(':')).find((parts) => parts[2] === String(uid));
  return fields === undefined ? undefined : Number(fields[3]);
}

function ownerOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.uid ?? 0;
}

/** The owner of an existing cluster or data folder keeps it; else the configured user. */
export function choosePostgresAccount(dataDir: string, clusterPath: string, configuredUid: number): Account {
  if (process.getuid?.() !== 0) return {};
  const uid =
    [ownerOf(clusterPath), ownerOf(dataDir), configuredUid].find((one) => one !== 0) ?? configuredUid;
  const gid = primaryGroup(uid);
  if (gid === undefined) {
    throw new StartRefusal(
      `PostgreSQL no puede correr como root y el usuario ${uid} no existe en /etc/passwd: indique otro con POSTGRES_UID o una base con DATABASE_URL.`,
    );
  }
  return { uid, gid };
}

function passes(account: Account, path: string, bit: 1 | 4): boolean {
  const { mode, uid, gid } = statSync(path);
  if (uid === account.uid) return (mode & (bit << 6)) !== 0;
  return (mode & (gid === account.gid ? bit << 3 : bit)) !== 0;
}

/** Whether the account can get to a folder and list it, judged by permission bits alone. */
export function reaches(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true;
  for (let path = folder; ; path = dirname(path)) {
    if (!passes(account, path, 1)) return false;
    if (path === dirname(path)) return passes(account, folder, 4);
  }
}

/** A folder of ours as the account sees it. */
export interface HandedFolder {
  path: string;
  /** To be placed in the child's descriptor 4; undefined where the path itself serves. */
  descriptor: number | undefined;
  close(): void;
}

/**
 * Below a folder only root may enter (/root, a fresh mktemp -d) the account cannot walk to its own files. On Linux it
 * need not: descriptor 4 is the folder, opened by root, and /proc/self/fd/4 leads straight there.
 */
export function handOver(account: Account, folder: string): HandedFolder {
  if (account.uid === undefined || reaches(account, folder)) {
    return { path: folder, descriptor: undefined, close: () => undefined };
  }
  if (process.platform !== 'linux' || !lstatSync('/proc/self/fd', { throwIfNoEntry: false })) {
    throw new StartRefusal(
      `El usuario ${account.uid} de PostgreSQL no puede entrar en ${folder}: indique con DATA_DIR una carpeta a la que llegue.`,
    );
  }
  const descriptor = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  return { path: '/proc/self/fd/4', descriptor, close: () => closeSync(descriptor) };
}
