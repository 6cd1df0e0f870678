/** How much memory processes hold. */
import { readFileSync } from 'node:fs';

/** Proportional set size in MiB: memory that processes share is counted once. */
export function pssMiB(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) =>
    Number(/^Pss: +(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]),
  );
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}
