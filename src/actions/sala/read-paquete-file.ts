/** The released package as it goes to the authority: still sealed, so that whoever carries it reads nothing. */
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { isUuid } from '../../domain/uuid.ts';
import { readPaquete } from '../../store/sala-paquetes.ts';
import type { Deps } from '../deps.ts';
import { appendBitacora } from './bitacora.ts';
import { openAsReader } from './open-as-reader.ts';
import type { LectorAbierto } from './sala-types.ts';

export async function readPaqueteFile(
  deps: Deps,
  lector: LectorAbierto,
  id: string,
  paquete: string,
): Promise<
  { readonly nombre: string; readonly tamanoBytes: number; readonly contenido: () => Readable } | Refusal
> {
  const caso = await openAsReader(deps, lector, id);
  if (isRefusal(caso)) return caso;
  const row = isUuid(paquete) ? await readPaquete(deps.sala.db, id, paquete) : null;
  const archivo = row?.archivo ?? null;
  if (archivo === null || !(await deps.sala.files.has(archivo))) return refuse('no-encontrada');
  const { cuenta, nombre } = lector;
  await deps.sala.db.transaction((queries) =>
    appendBitacora(queries, deps, { clase: 'paquete-descargado', denuncia: id, cuenta, nombre }),
  );
  const { size: tamanoBytes } = await stat(deps.sala.files.pathOf(archivo));
  return { nombre: 'remision.paquete', tamanoBytes, contenido: () => deps.sala.files.read(archivo) };
}
