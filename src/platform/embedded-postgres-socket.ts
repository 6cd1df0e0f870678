// Where the carried PostgreSQL listens: a socket in a folder only its account can enter, or a local port on Windows.
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Account } from './embedded-postgres-account.ts';
import type { Listening } from './embedded-postgres-settings.ts';
import { StartRefusal } from './start-refusal.ts';

/** Names the cluster of a data folder: the same in every start, different for every folder. */
export function clusterNameFor(dataDir: string): string {
  return `ventanilla-${createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12)}`;
}

/** A fixed short place: a socket's path may have some 100 bytes, and a TMPDIR of one run disappears with it. */
const socketParent = '/tmp';

/** Creates or checks the folder. In a place where everybody may create names, one that is not ours is not used. */
function socketFolder(name: string, account: Account): string {
  const path = join(socketParent, name);
  const uid = account.uid ?? process.getuid?.() ?? 0;
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const found = lstatSync(path);
  const mine = found.isDirectory() && (found.uid === uid || found.uid === process.getuid?.());
  if (!mine) {
    throw new StartRefusal(
      `La carpeta ${path} pertenece a otro usuario: bórrela o use una base con DATABASE_URL.`,
    );
  }
  chmodSync(path, 0o700);
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
  return path;
}

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

export async function choosePostgresListening(clusterName: string, account: Account): Promise<Listening> {
  if (process.platform === 'win32') return { socketFolder: undefined, port: await freePort() };
  return { socketFolder: socketFolder(clusterName, account), port: 5432 };
}

/** Removes the folder after a clean stop; a killed program leaves it for the next start, under the same name. */
export function removeSocketFolder({ socketFolder }: Listening): void {
  if (socketFolder !== undefined) rmSync(socketFolder, { recursive: true, force: true });
}
