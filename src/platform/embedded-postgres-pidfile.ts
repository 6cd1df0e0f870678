// Reads what a PostgreSQL server says about itself in its data folder, and whether that server is still alive.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PidFile {
  pid: number;
  /** `starting`, `ready`, `standby` or `stopping`; empty in the first instants. */
  status: string;
  port: number;
  /** Undefined where it listens on 127.0.0.1 only. */
  socketFolder: string | undefined;
}

/** Lines 1, 4, 5 and 8: src/include/utils/pidfile.h. */
export function readPidFile(dataPath: string): PidFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(dataPath, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    // Not there, or just being replaced.
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!(Number.isInteger(pid) && pid > 0)) return undefined;
  const [port, socketFolder, status] = [lines[3], lines[4], lines[7]].map((line) => (line ?? '').trim());
  return { pid, status: status ?? '', port: Number(port), socketFolder: socketFolder || undefined };
}

/** A dead process that nobody has collected yet (containers without an init) still answers to signals. */
function isZombie(pid: number): boolean {
  try {
    return process.platform === 'linux' && /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // Collected meanwhile.
    return true;
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return !isZombie(pid);
}

/** The command line of a process, empty when it is gone or cannot be read. */
function commandLine(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** Process numbers are used again, in containers at once: only the cluster's name on its command line makes it ours. */
export function isOurServer(pid: number, clusterName: string): boolean {
  return isRunning(pid) && commandLine(pid).includes(`cluster_name=${clusterName}`);
}
