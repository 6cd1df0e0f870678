/** Destroys a complaint: its keys and sealed texts at once, then its files; the counts and the log of the room stay. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { countCifra } from '../../store/sala-bitacora.ts';
import {
  forgetArchivos,
  listArchivosPorBorrar,
  listPorTriturar,
  shredRows,
} from '../../store/sala-triturar.ts';
import type { Deps } from '../deps.ts';
import { appendBitacora } from './bitacora.ts';
import { undoing } from './change-denuncia.ts';
import { deleteSealedFiles } from './delete-sealed-files.ts';
import { salaDay } from './sala-day.ts';
import { salaLimits } from './sala-limits.ts';

/** A destroyed complaint answers to its words like one that never was. */
async function shredKeys(deps: Deps, id: string): Promise<{ readonly triturada: true } | Refusal> {
  const dia = salaDay(deps.clock);
  return undoing(deps, async (queries) => {
    const row = await shredRows(queries, id, dia);
    if (row === null) return refuse('transicion-imposible');
    await countCifra(queries, { ...row, dia, hecho: 'triturada' });
    await appendBitacora(queries, deps, {
      clase: 'triturada',
      denuncia: id,
      cuenta: null,
      nombre: 'Ventanilla',
    });
    await deps.faults.hit('antes-de-confirmar');
    return { triturada: true } as const;
  });
}

/** Files of all destroyed complaints, those included that an interrupted round left. */
async function deleteLeftFiles(deps: Deps): Promise<void> {
  for (;;) {
    const archivos = await listArchivosPorBorrar(deps.sala.db, salaLimits.shredBatchMax);
    if (archivos.length === 0) return;
    await deleteSealedFiles(deps, archivos);
    await forgetArchivos(deps.sala.db, archivos);
  }
}

/** 'transicion-imposible' where a legal hold stands, or it was destroyed before. */
export async function shredDenuncia(deps: Deps, id: string): Promise<{ readonly triturada: true } | Refusal> {
  const done = await shredKeys(deps, id);
  await deleteLeftFiles(deps);
  return done;
}

/** Duty: destroys the complaints whose time is over. Answers how many. */
export async function shredExpired(deps: Deps): Promise<number> {
  const ids = await listPorTriturar(deps.sala.db, salaDay(deps.clock), salaLimits.shredBatchMax);
  let count = 0;
  for (const id of ids) if ('triturada' in (await shredKeys(deps, id))) count += 1;
  await deleteLeftFiles(deps);
  return count;
}
