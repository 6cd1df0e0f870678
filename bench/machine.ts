/** What the figures were taken on, and how busy it was meanwhile: a figure without its machine says nothing. */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { latencyOf } from './statistics.ts';

const pageBytes = 8192;
const flushes = 200;

/** Milliseconds that writing a page and flushing it takes, the median of many. */
async function flushMs(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-bench-'));
  const file = openSync(join(folder, 'flush'), 'w');
  const page = Buffer.alloc(pageBytes, 1);
  try {
    for (let at = 0; at < flushes; at += 1) writeSync(file, page);
    fdatasyncSync(file);
    const timings: number[] = [];
    for (let at = 0; at < flushes; at += 1) {
      const startedMs = performance.now();
      writeSync(file, page, 0, pageBytes, at * pageBytes);
      fdatasyncSync(file);
      timings.push(performance.now() - startedMs);
    }
    return latencyOf(timings).p50;
  } finally {
    closeSync(file);
    await rm(folder, { recursive: true, force: true });
  }
}

/** One line per fact, as Markdown list. */
export async function describeMachine(): Promise<string> {
  const [cpu] = cpus();
  const load = loadavg()
    .map((one) => one.toFixed(1))
    .join(' ');
  return [
    `- ${cpus().length} cores ${cpu?.model ?? ''}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}`,
    `- Node ${process.version}, carried PostgreSQL 18, fsync and synchronous_commit on`,
    `- one page written and flushed (fdatasync): ${(await flushMs()).toFixed(2)} ms (median)`,
    `- load average at the beginning: ${load}`,
  ].join('\n');
}
