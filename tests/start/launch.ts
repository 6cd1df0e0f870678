// Starts real processes for the tests of the start, each in its own folder, and sees that none is left.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const launcher = join(projectRoot, 'bin', 'ventanilla.js');

/** A program of the tests' own over the platform alone: one table, one page that counts and adds its rows. */
export const tinyProgram = [fileURLToPath(new URL('tiny-program.ts', import.meta.url))];
export const wholeProduct = [launcher, 'start'];

export interface Launched {
  child: ChildProcess;
  /** The address it announces; rejects when it ends before. */
  ready: Promise<string>;
  /** The exit code; null after a signal. */
  ended: Promise<number | null>;
  errorLines(): string[];
}

export interface LaunchOptions {
  node?: string;
  uid?: number;
  env?: Record<string, string>;
}

/** Only what a program needs from our environment, so that a setting of the developer's cannot change a test. */
function cleanEnvironment(own: Record<string, string>): Record<string, string> {
  return { PATH: process.env.PATH ?? '', TMPDIR: tmpdir(), HOST: '127.0.0.1', PORT: '0', ...own };
}

/** Its own process group, so that a signal to the group is what Ctrl-C in a terminal is. */
export function launch(
  args: readonly string[],
  { node = process.execPath, uid, env = {} }: LaunchOptions,
): Launched {
  const child = spawn(node, args, {
    env: cleanEnvironment(env),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let output = '';
  let errors = '';
  const ended = once(child, 'close').then(() => child.exitCode);
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /lista en (\S+)\n/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    ended.then(() => reject(new Error(`ended before it was ready: ${errors}`)));
  });
  // Whoever does not care about readiness must not be ended by its absence.
  ready.catch(() => undefined);
  return { child, ready, ended, errorLines: () => errors.split('\n').filter((line) => line !== '') };
}

/** Ctrl-C. */
export function interrupt({ child }: Launched): void {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
}

/** A new folder, the account's own where one is given; removed by `dispose`. */
export function temporaryFolder(uid?: number): { path: string; dispose(): void } {
  const path = mkdtempSync(join(tmpdir(), 'ventanilla-start-'));
  if (uid !== undefined) chownSync(path, uid, uid);
  return {
    path,
    dispose: () => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }),
  };
}

/** Waits for something that must come; the test's own time limit says when it did not. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await wait(20);
}
