/**
 * Deletes files that nothing names any more. Everything that names files is gone through page by page, in the order in
 * which a file can pass from one table to the next, so that one on its way is met at least once.
 */
import { stat, unlink } from 'node:fs/promises';
import {
  forgetPorRetirar,
  listPorRetirar,
  listUsadosEnPequenas,
  primerId,
  readUsadosEn,
  removeArchivoRow,
  tablasConArchivos,
} from '../../store/archivos-por-retirar.ts';
import type { Deps } from '../deps.ts';
import { conservacionLimits as limits } from './conservacion-limits.ts';

type SweepDeps = Pick<Deps, 'db' | 'clock' | 'files' | 'faults'>;

const restMs = limits.fileRestHours * 3_600_000;

/** Those of the hashes that something still names. */
async function usedOf({ db }: SweepDeps, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const used = new Set(await listUsadosEnPequenas(db, hashes));
  for (const tabla of tablasConArchivos) {
    let from: string | null = primerId;
    while (from !== null && used.size < hashes.length) {
      const page: Awaited<ReturnType<typeof readUsadosEn>> = await readUsadosEn(
        db,
        tabla,
        from,
        hashes.filter((sha256) => !used.has(sha256)),
        limits.scanRows,
      );
      for (const sha256 of page.usados) used.add(sha256);
      from = page.hasta;
    }
  }
  return used;
}

/** False where the store was given the same bytes again a short while ago: their row may not be written yet. */
async function removeFile({ files, clock }: SweepDeps, sha256: string): Promise<boolean> {
  const path = files.pathOf(sha256);
  try {
    const { mtimeMs } = await stat(path);
    if (clock.nowMs() - mtimeMs < restMs) return false;
    await unlink(path);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isGone) throw error;
  }
  return true;
}

/** Returns how many files went. Repeatable: who dies half-way leaves the rest to the next turn. */
export async function sweepFiles(deps: SweepDeps): Promise<number> {
  const { db, clock, faults } = deps;
  const hashes = await listPorRetirar(db, clock.nowMs() - restMs, limits.filesPerTurnMax);
  if (hashes.length === 0) return 0;
  const used = await usedOf(deps, hashes);
  await forgetPorRetirar(db, [...used]);
  let removed = 0;
  for (const sha256 of hashes) {
    if (used.has(sha256) || !(await removeFile(deps, sha256))) continue;
    await faults.hit('tras-borrar-archivo-antes-de-fila');
    await removeArchivoRow(db, sha256);
    removed += 1;
  }
  return removed;
}
