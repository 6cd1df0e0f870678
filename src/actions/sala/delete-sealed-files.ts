/** Deletes sealed files from the room's folder; their keys are gone by then. */
import { rm } from 'node:fs/promises';
import type { Deps } from '../deps.ts';

/** One that is not there is as good as deleted. */
export async function deleteSealedFiles(deps: Deps, archivos: readonly string[]): Promise<void> {
  for (const archivo of archivos) await rm(deps.sala.files.pathOf(archivo), { force: true });
}
