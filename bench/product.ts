/** Starts the product as its users do, in a data folder of its own, and takes it down again by its process number. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { stopwatch } from '../src/platform/clock.ts';
import { processEnvironment } from '../src/platform/config.ts';
import { runningEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import type { DatabaseAddress } from '../src/platform/embedded-postgres-roles.ts';

export type Product = {
  readonly port: number;
  readonly dataDir: string;
  /** Of the launcher, or of the service where they are one. */
  readonly pid: number;
  /** From the command to the sentence that says it is ready. */
  readonly readyMs: number;
  readonly database: { readonly owner: DatabaseAddress; readonly app: DatabaseAddress };
  stop(): Promise<void>;
};

export type ProductOptions = {
  /** Kept by the caller; a fresh one, removed at the stop, unless told. */
  readonly dataDir?: string;
  /** Where the program lies; this project unless told. */
  readonly folder?: string;
  /** How it is started; the launcher under this Node unless told. */
  readonly command?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

const startMsMax = 60_000;
const stopMsMax = 20_000;
const stopLookMs = 20;
const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const launcher = join(projectRoot, 'bin', 'ventanilla.js');
const pathVariable = processEnvironment().PATH;

function readyPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`not ready in time:\n${said}`)), startMsMax);
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const port = /Ventanilla lista en http:\/\/[^:]+:(\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      process.stderr.write(`the product ended (${signal ?? code})\n`);
      reject(new Error(`the product ended with ${signal ?? code}:\n${said}`));
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // Gone.
    return false;
  }
}

/** Asks the service to stop and waits for it and everything below it; what does not stop in time is killed. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const family = familyOf(child.pid);
  child.kill('SIGTERM');
  const ranMs = stopwatch();
  while (family.some(isAlive)) {
    if (ranMs() > stopMsMax) for (const pid of family.filter(isAlive)) process.kill(pid, 'SIGKILL');
    await wait(stopLookMs);
  }
}

type Running = Omit<Product, 'database'>;

async function launch(options: ProductOptions): Promise<Running> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'ventanilla-bench-')));
  const started = performance.now();
  const [program = process.execPath, ...args] = options.command ?? [process.execPath, launcher, 'start'];
  const child = spawn(program, args, {
    cwd: options.folder ?? projectRoot,
    env: { PATH: pathVariable, PORT: '0', DATA_DIR: dataDir, VENTANILLA_MODE: 'demo', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const clear = async (): Promise<void> => {
    await end(child);
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const port = await readyPort(child);
    const readyMs = performance.now() - started;
    if (child.pid === undefined) throw new Error('the product has no process');
    return { port, dataDir, pid: child.pid, readyMs, stop: clear };
  } catch (error) {
    await clear();
    throw error;
  }
}

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const running = await launch(options);
  const database = runningEmbeddedPostgres(running.dataDir);
  if (database !== undefined) return { ...running, database };
  await running.stop();
  throw new Error('the product has no database');
}

/** A second process of the same service, on the database that the first one carries. */
export function startSibling(
  { database: { app } }: Product,
  env: Readonly<Record<string, string>>,
): Promise<Running> {
  const url = new URL(`postgres://base/${app.database}`);
  url.username = app.user;
  url.password = app.password;
  url.searchParams.set('host', app.host);
  url.searchParams.set('port', String(app.port));
  return launch({ env: { ...env, DATABASE_URL: url.href } });
}

/** Every process below one, itself first; those that end while they are listed have none below them any more. */
export function familyOf(pid: number): readonly number[] {
  let children: string[] = [];
  try {
    children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  } catch {
    // It ended between being named and being asked.
  }
  return [pid, ...children.flatMap((child) => familyOf(Number(child)))];
}
