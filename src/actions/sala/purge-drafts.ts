/** Duty: forgets complaints that were never sent, the files that none of them took, and rooms left open. */
import { deleteSesionesDeSalaViejas } from '../../store/sala-sesiones.ts';
import { deleteBorradoresVencidos, takeArchivosVencidos } from '../../store/sala-triturar.ts';
import type { Deps } from '../deps.ts';
import { deleteSealedFiles } from './delete-sealed-files.ts';
import { salaLimits } from './sala-limits.ts';

const minuteMs = 60_000;

/** How many drafts and files were destroyed. */
export async function purgeDrafts(
  deps: Deps,
): Promise<{ readonly borradores: number; readonly archivos: number }> {
  const nowMs = deps.clock.nowMs();
  const { db } = deps.sala;
  await deleteSesionesDeSalaViejas(db, nowMs - salaLimits.roomIdleMinutes * minuteMs, nowMs);
  const borradores = await deleteBorradoresVencidos(db, nowMs);
  // A row goes before its file: from then on no complaint can take it. One whose deletion is cut short lies there without a key.
  const vencidos = await takeArchivosVencidos(db, nowMs, salaLimits.shredBatchMax);
  await deleteSealedFiles(deps, vencidos);
  return { borradores, archivos: vencidos.length };
}
