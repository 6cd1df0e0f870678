/** The pieces of an opened complaint, as far as the keys at hand open them. */
import type { Pieza } from '../../domain/denuncia/denuncia.ts';
import type { Queries } from '../../platform/database.ts';
import { listPiezas } from '../../store/sala-piezas.ts';
import { subkey } from '../../trust/sellado/stretch.ts';
import { chainHolds, openPiece } from './piece-seal.ts';
import type { CasoAbierto, SalaDeps } from './sala-types.ts';

/** The key of a request to open the identity, which the custodians hold too. */
export function aperturaKey(clave: Buffer, apertura: string): Buffer {
  return subkey(clave, `apertura|${apertura}`);
}

/** Null for a key this case does not give. */
export function keyOf(
  { clave, claveIdentidad }: Pick<CasoAbierto, 'clave' | 'claveIdentidad'>,
  llave: string,
): Buffer | null {
  if (llave === 'caso') return clave;
  if (llave === 'identidad') return claveIdentidad;
  const [kind, apertura] = llave.split(':');
  return kind === 'apertura' && apertura !== undefined ? aperturaKey(clave, apertura) : null;
}

export type PiezasLeidas = {
  readonly piezas: readonly Pieza[];
  /** False when a piece is missing, was added or changed past this service. */
  readonly cadenaIntacta: boolean;
};

/** In order. The complainant is not shown notes among readers. */
export function readPiezas(deps: SalaDeps, caso: CasoAbierto): Promise<PiezasLeidas> {
  return readPiezasIn(deps.sala.db, caso);
}

/** As `readPiezas`, inside the caller's transaction. */
export async function readPiezasIn(queries: Queries, caso: CasoAbierto): Promise<PiezasLeidas> {
  const { id } = caso.denuncia;
  const { filas, fin } = await listPiezas(queries, id);
  const shown = caso.lector === null ? filas.filter((fila) => fila.clase !== 'nota') : filas;
  return {
    piezas: shown.map((fila) => openPiece(id, fila, keyOf(caso, fila.llave))),
    cadenaIntacta: chainHolds(id, filas, fin),
  };
}
