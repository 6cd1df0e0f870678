/** Starts the whole product as an operator would, in a process of its own, and ends it in whatever way a test asks. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const mainScript = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const projectRoot = fileURLToPath(new URL('..', import.meta.url));

export type Product = {
  readonly origin: string;
  readonly child: ChildProcess;
  /** Resolves when the process is gone, whatever the reason. */
  readonly gone: Promise<void>;
};

/** Runs on a free port of this machine; rejects with what it said when it does not come up. */
export function startProduct(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<Product> {
  const child = spawn(process.execPath, [mainScript], {
    cwd: projectRoot,
    env: {
      ...process.env,
      LOG_LEVEL: 'error',
      ...env,
      DATA_DIR: dataDir,
      PORT: '0',
      HOST: '127.0.0.1',
      VENTANILLA_MODE: 'demo',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const origin = /Ventanilla lista en (http:\/\/\S+)/.exec(said)?.[1];
      if (origin !== undefined) resolve({ origin, child, gone });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    gone.then(() => reject(new Error(`the product ended before it was ready: ${said.slice(-2_000)}`)));
  });
}

/** The postmaster of the carried PostgreSQL in a data folder; null while there is none. */
export function postgresPid(dataDir: string): number | null {
  try {
    const pid = Number(
      readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0],
    );
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    // No file: no server, or one that is just starting.
    return null;
  }
}

/** Ends a process at once; one that is already gone is what was wanted. */
export function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
