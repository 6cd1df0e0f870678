/** Runs one of the bench's own programs in a process of its own: it gets one message, sends one back, and ends. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LoadResult, Plan } from './load-plan.ts';

/** Throws when the child ends without having answered. */
export function runChild<Order extends object, Result>(program: string, order: Order): Promise<Result> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), { serialization: 'json' });
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as Result));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code} before it answered`)));
    child.send(order);
  });
}

export const runLoad = (plan: Plan): Promise<LoadResult> => runChild('./generator.ts', plan);
