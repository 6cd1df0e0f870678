// `npm test`: runs the test files, shows their report, and ends with one line of sums.
import { chmodSync, globSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';
import { cacheFolder, projectRoot } from './places.js';

const ownFiles = ['src/**/*.test.ts', 'tests/**/*.test.ts', 'tramites/**/*.test.ts'];
/** Each file is a process, many with a PostgreSQL of their own: more at once than this only fight for memory. */
const filesAtOnceMax = 4;

interface Sums {
  passed: number;
  failed: number;
  skipped: number;
}

/** Given files as they are, given folders with all tests below them; without any, everything. */
function chooseFiles(paths: readonly string[]): string[] {
  const patterns = paths.map((path) => (statSync(path).isDirectory() ? join(path, '**/*.test.ts') : path));
  const found = globSync(patterns.length > 0 ? patterns : ownFiles).sort();
  return found.map((path) => resolve(path));
}

function readArguments(args: readonly string[]): {
  files: string[];
  patterns: string[];
  concurrency: number;
} {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'test-name-pattern': { type: 'string', multiple: true, default: [] },
      'test-concurrency': {
        type: 'string',
        default: String(Math.min(filesAtOnceMax, availableParallelism())),
      },
    },
  });
  return {
    files: chooseFiles(positionals),
    patterns: values['test-name-pattern'],
    concurrency: Number(values['test-concurrency']),
  };
}

/** A folder for everything tests leave behind; tests that change to another user must be able to pass through it. */
function openRunFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-test-'));
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  process.env.NODE_COMPILE_CACHE = cacheFolder;
  return folder;
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Runs the files, each in a process of its own; one that cannot be loaded counts as a failed test. */
function runFiles(args: readonly string[], signal: AbortSignal): Promise<Sums> {
  const { files, patterns, concurrency } = readArguments(args);
  const stream = run({
    files,
    concurrency,
    signal,
    ...(patterns.length > 0 ? { testNamePatterns: patterns } : {}),
  });
  const sums: Sums = { passed: 0, failed: 0, skipped: 0 };
  stream.on('test:summary', ({ file, counts, success }) => {
    // The summaries of single files are part of the last one, which names none.
    if (file !== undefined) return;
    sums.passed = counts.passed;
    sums.skipped = counts.skipped + counts.todo;
    // Failed and cancelled alike.
    sums.failed = counts.tests - sums.passed - sums.skipped;
    // A hook that failed after its tests had passed is in no count.
    if (!success && sums.failed === 0) sums.failed = 1;
  });
  const report = stream.compose(spec);
  report.pipe(process.stdout, { end: false });
  return new Promise((settle, reject) => {
    report.on('end', () => settle(sums));
    report.on('error', reject);
  });
}

function sumLine({ passed, failed, skipped }: Sums): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Exits with 0 when nothing failed, 1 otherwise, 128 + number when a signal stopped the run. */
export async function main(args: readonly string[]): Promise<void> {
  process.chdir(projectRoot);
  const folder = openRunFolder();
  const abort = new AbortController();
  let stoppedBy = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stoppedBy = constants.signals[signal];
      abort.abort();
    });
  }
  const sums = await runFiles(args, abort.signal).finally(() => removeFolder(folder));
  process.stdout.write(`${sumLine(sums)}\n`);
  process.exitCode = stoppedBy > 0 ? 128 + stoppedBy : Number(sums.failed > 0);
}
