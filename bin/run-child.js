// Runs the carried Node as a child that never outlives us and whose end is our end.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { watchNpm } from './npm-parents.js';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Resolves with the child's exit code, 128 + number where a signal ended it. The fourth channel is the leash: when we
 * are killed without a chance to forward anything, it closes, and the child notices (enter.js).
 */
export function runChild(node, args) {
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  // A terminal signals the whole group, so the child may hear twice; it counts the first.
  for (const signal of forwarded) process.on(signal, () => child.kill(signal));
  watchNpm(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      reject(new Error(`El Node incluido (${node}) no se puede ejecutar en este sistema (${error.code}).`));
    });
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
