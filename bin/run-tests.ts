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

function readArguments(args: readonly string[]): Omit<Order, 'signal'> {
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

type Counts = {
  readonly tests: number;
  readonly passed: number;
  readonly skipped: number;
  readonly todo: number;
};

/** Failed and cancelled alike; a hook that failed after its tests had passed is in no count. */
function sumsOf({ tests, passed, skipped, todo }: Counts, success: boolean): Sums {
  const failed = tests - passed - skipped - todo;
  return { passed, failed: success ? failed : Math.max(failed, 1), skipped: skipped + todo };
}

interface Order {
  files: string[];
  patterns: string[];
  concurrency: number;
  signal: AbortSignal;
}

/**
 * Runs the files, each in a process of its own, and tells the sums of each. One that cannot be loaded, or that ends before
 * its tests do, counts as a failed test.
 */
function runFiles({ files, patterns, concurrency, signal }: Order): Promise<Map<string, Sums>> {
  const stream = run({
    files,
    concurrency,
    signal,
    ...(patterns.length > 0 ? { testNamePatterns: patterns } : {}),
  });
  const sums = new Map<string, Sums>();
  stream.on('test:summary', ({ file, counts, success }) => {
    // The last summary names no file: it is the sum of the others.
    if (file !== undefined) sums.set(resolve(file), sumsOf(counts, success));
  });
  stream.on('test:fail', ({ name, nesting }) => {
    const file = resolve(name);
    if (nesting === 0 && files.includes(file)) sums.set(file, { passed: 0, failed: 1, skipped: 0 });
  });
  const report = stream.compose(spec);
  report.pipe(process.stdout, { end: false });
  return new Promise((settle, reject) => {
    report.on('end', () => settle(sums));
    report.on('error', reject);
  });
}

/** More failures than these are no accident of a busy machine. */
const unsteadyFilesMax = 3;

/**
 * Runs everything; of a few files that failed among many, each is run once more, alone. What passes then is counted as
 * passed and named: a test that needs a second try is a fault to mend.
 */
async function runTwice(order: Order): Promise<Sums> {
  const sums = await runFiles(order);
  const failedFiles = [...sums].filter(([, { failed }]) => failed > 0).map(([file]) => file);
  const isRetried =
    failedFiles.length > 0 && failedFiles.length <= unsteadyFilesMax && order.files.length > 100;
  if (isRetried && !order.signal.aborted) {
    process.stdout.write(`\nOnce more, alone: ${failedFiles.join(', ')}\n`);
    const again = await runFiles({ ...order, files: failedFiles, concurrency: 1 });
    for (const [file, second] of again) {
      sums.set(file, second);
      if (second.failed === 0) process.stdout.write(`Unsteady, passed at the second try: ${file}\n`);
    }
  }
  const all: Sums = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of sums.values()) {
    all.passed += passed;
    all.failed += failed;
    all.skipped += skipped;
  }
  return all;
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
  const order = { ...readArguments(args), signal: abort.signal };
  const sums = await runTwice(order).finally(() => removeFolder(folder));
  process.stdout.write(`${sumLine(sums)}\n`);
  process.exitCode = stoppedBy > 0 ? 128 + stoppedBy : Number(sums.failed > 0);
}
