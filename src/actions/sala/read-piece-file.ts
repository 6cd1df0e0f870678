/** One file of a complaint as it came, for a reader; that it was opened is noted. */
import type { Readable } from 'node:stream';
import type { ArchivoGuardado, Pieza } from '../../domain/denuncia/denuncia.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { appendBitacora } from './bitacora.ts';
import { openAsReader } from './open-as-reader.ts';
import { openSealedFile } from './open-sealed-file.ts';
import { readPiezas } from './read-piezas.ts';
import type { LectorAbierto } from './sala-types.ts';

/** The file a piece brought; null where it brings none, or is sealed to this reader. */
export function fileOfPiece({ contenido }: Pieza): ArchivoGuardado | null {
  return contenido.como === 'abierta' && 'archivo' in contenido.valor ? contenido.valor.archivo : null;
}

export type ArchivoDePieza = {
  readonly guardado: ArchivoGuardado;
  /** Opens the file; called only when somebody reads it. */
  readonly contenido: () => Readable;
};

export async function readPieceFile(
  deps: Deps,
  lector: LectorAbierto,
  id: string,
  pieza: string,
): Promise<ArchivoDePieza | Refusal> {
  const caso = await openAsReader(deps, lector, id);
  if (isRefusal(caso)) return caso;
  const { piezas } = await readPiezas(deps, caso);
  const found = piezas.find((one) => one.id === pieza);
  const guardado = found === undefined ? null : fileOfPiece(found);
  if (guardado === null || !(await deps.sala.files.has(guardado.archivo))) return refuse('no-encontrada');
  const { cuenta, nombre } = lector;
  await deps.sala.db.transaction((queries) =>
    appendBitacora(queries, deps, { clase: 'archivo-leido', denuncia: id, cuenta, nombre }),
  );
  return { guardado, contenido: () => openSealedFile(deps, guardado) };
}
