// Runs the carried PostgreSQL's programs: under their account, in their own session, with nothing of our environment.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Account, HandedFolder } from './embedded-postgres-account.ts';

/** Secrets of the service stay out of the server's environment; the locale of its messages is fixed. */
const environment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };

const shell = '/bin/sh';

/**
 * Becomes the server (`exec`) after leaving a watcher behind: when descriptor 3 closes without the word `quieto`, the
 * program that started the server is gone, and the server is asked to stop. Costs 0.2 MiB; node has no other way to
 * tie a child's life to its own.
 */
const watcher =
  '{ read -r word; [ "$word" = quieto ] || kill -INT $$; } <&3 >/dev/null 2>&1 4>&- & exec 3<&-; exec "$@"';

export interface Program {
  file: string;
  args: readonly string[];
  account: Account;
  folder: HandedFolder;
}

export interface WatchedProgram {
  child: ChildProcess;
  /** Tells the watcher that the server has ended, so that it does not signal a number somebody else may have by now. */
  dismissWatcher(): void;
}

function accountOptions({ uid, gid }: Account): { uid?: number; gid?: number } {
  return uid === undefined || gid === undefined ? {} : { uid, gid };
}

/** Starts a program that ends by itself; its output is collected as text. */
export function runProgram({
  file,
  args,
  account,
  folder,
}: Program): Promise<{ code: number | null; output: string }> {
  const child = spawn(file, args, {
    ...accountOptions(account),
    cwd: '/',
    env: environment,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ignore', folder.descriptor ?? 'ignore'],
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Starts the server. Its own session keeps a terminal's Ctrl-C away from it: it stops when we say so. */
export function spawnWatched(
  { file, args, account, folder }: Program,
  onOutput: (text: string) => void,
): WatchedProgram {
  const watched = existsSync(shell);
  const [program, allArgs] = watched ? [shell, ['-c', watcher, 'sh', file, ...args]] : [file, args];
  const child = spawn(program, allArgs, {
    ...accountOptions(account),
    cwd: '/',
    env: environment,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe', watched ? 'pipe' : 'ignore', folder.descriptor ?? 'ignore'],
  });
  child.stderr?.on('data', (chunk: Buffer) => onOutput(chunk.toString()));
  const leash = child.stdio[3];
  const writable = leash !== null && leash !== undefined && 'write' in leash ? leash : undefined;
  writable?.on('error', () => undefined);
  return { child, dismissWatcher: () => writable?.end('quieto\n') };
}
