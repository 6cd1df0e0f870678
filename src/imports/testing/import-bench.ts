/** For tests of imports: a folder of its own, files written into it, and runs whose remarks are kept. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type TestDatabase, testDatabase } from '../../../tests/database.ts';
import { importKinds } from '../kinds.ts';
import type { ImportReport, RowRemark } from '../report.ts';

/** Real files beside the project, where a machine has them. */
const shared = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

/** The path of a real file, or null: the test then skips, and says so. */
export function sharedFile(path: string): string | null {
  return existsSync(shared + path) ? shared + path : null;
}

export type Run = {
  readonly report: ImportReport;
  readonly ignored: readonly string[];
  readonly problems: readonly { readonly line: number; readonly sentence: string }[];
  readonly warnings: readonly RowRemark[];
};

export type RunOptions = { readonly dryRun?: boolean; readonly prefer?: 'file' | 'register' };

export type ImportBench = TestDatabase & {
  /** Writes a file into the folder and gives its path. */
  file(name: string, content: string | Buffer): Promise<string>;
  run(kind: string, path: string, options?: RunOptions): Promise<Run>;
  /** Rows of any query, as the superuser sees them through the serving role's pool. */
  rows<T extends object>(text: string): Promise<T[]>;
};

export async function importBench(): Promise<ImportBench> {
  const base = await testDatabase();
  const { db, clock, ids } = base.deps;
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-importar-'));
  let queries = 0;
  return {
    ...base,
    file: async (name, content) => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    },
    run: async (kind, path, options = {}) => {
      const problems: { line: number; sentence: string }[] = [];
      const warnings: RowRemark[] = [];
      const listener = {
        problem: (line: number, sentence: string) => problems.push({ line, sentence }),
        warning: (remark: RowRemark) => warnings.push(remark),
        progress: () => undefined,
      };
      const runner = importKinds.get(kind);
      if (runner === undefined) throw new Error(`no import is called ${kind}`);
      const outcome = await runner.run({ database: db, clock, ids, path, listener, ...options });
      if (outcome.fault !== null) throw outcome.fault;
      return { ...outcome, problems, warnings };
    },
    rows: (text) => {
      queries += 1;
      return db.query({ name: `prueba-${queries}`, text });
    },
    stop: async () => {
      await base.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The counts of a report without its remarks, for comparing. */
export function counts({ report }: Run): Omit<ImportReport, 'warnings' | 'complete'> {
  const { rows, inserted, updated, unchanged, bad, skipped } = report;
  return { rows, inserted, updated, unchanged, bad, skipped };
}
