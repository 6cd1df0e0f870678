/** Changes a complaint and adds pieces to it, all or nothing; every other verb of the room goes through here. */
import type { Denuncia, PiezaNueva } from '../../domain/denuncia/denuncia.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Queries } from '../../platform/database.ts';
import { countCifra } from '../../store/sala-bitacora.ts';
import { lockDenuncia, updateDenuncia } from '../../store/sala-denuncias.ts';
import { insertPieza, takeArchivoSuelto } from '../../store/sala-piezas.ts';
import type { Deps } from '../deps.ts';
import { appendBitacora } from './bitacora.ts';
import { fileOf, type LlaveDePieza, sealPiece } from './piece-seal.ts';
import { salaDay } from './sala-day.ts';
import { salaLimits } from './sala-limits.ts';
import type { CasoAbierto, SalaDeps } from './sala-types.ts';

export type CambiosDeDenuncia = Partial<
  Pick<Denuncia, 'estado' | 'clase' | 'grupo' | 'asignada' | 'conservarHasta' | 'retenida'>
>;

export type CambioDeDenuncia = {
  /** Refused as 'denuncia-cambiada' where it is another by now. */
  readonly versionVista?: number;
  readonly cambios?: CambiosDeDenuncia;
  /** Sealed under the complaint's key, in this order. */
  readonly piezas?: readonly PiezaNueva[];
  /** Noted in the log of the room and counted, where given: 'admitida', 'remitida', … */
  readonly hecho?: string;
};

export type PiezaPuesta = { readonly id: string; readonly n: number };
export type DenunciaCambiada = { readonly version: number; readonly piezas: readonly PiezaPuesta[] };

/** Thrown to roll back, caught where the transaction began. */
export class Undone extends Error {
  override readonly name = 'Undone';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** One transaction of the room; a refusal inside leaves nothing behind. */
export async function undoing<T>(
  deps: SalaDeps,
  work: (queries: Queries) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  try {
    return await deps.sala.db.transaction(async (queries) => {
      const result = await work(queries);
      if (isRefusal(result)) throw new Undone(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Undone) return error.refusal;
    throw error;
  }
}

/** Pieces with the key each is sealed under, put behind the others of a row that is locked. */
export async function putPieces(
  queries: Queries,
  deps: SalaDeps,
  row: Denuncia,
  pieces: readonly { readonly pieza: PiezaNueva; readonly llave: LlaveDePieza }[],
  cambios: CambiosDeDenuncia = {},
): Promise<DenunciaCambiada | Refusal> {
  if (row.piezas + pieces.length > salaLimits.piecesMax) return refuse('conversacion-llena');
  const dia = salaDay(deps.clock);
  let tail = { denuncia: row.id, piezas: row.piezas, hash: row.hash };
  const placed: PiezaPuesta[] = [];
  for (const { pieza, llave } of pieces) {
    const archivo = fileOf(pieza);
    if (archivo !== null && !(await takeArchivoSuelto(queries, archivo.archivo)))
      return refuse('archivo-incompleto');
    const fila = sealPiece(deps.ids, tail, llave, pieza, dia);
    await insertPieza(queries, row.id, fila);
    tail = { denuncia: row.id, piezas: fila.n, hash: fila.hash };
    placed.push({ id: fila.id, n: fila.n });
  }
  const version = await updateDenuncia(
    queries,
    { ...row, ...cambios, piezas: tail.piezas, hash: tail.hash },
    dia,
  );
  return version === null ? refuse('no-encontrada') : { version, piezas: placed };
}

/** Inside the caller's transaction, see `undoing`. */
export async function changeIn(
  queries: Queries,
  deps: SalaDeps,
  caso: CasoAbierto,
  { versionVista, cambios = {}, piezas = [], hecho }: CambioDeDenuncia,
): Promise<DenunciaCambiada | Refusal> {
  const { lector, clave } = caso;
  const row = await lockDenuncia(queries, caso.denuncia.id);
  if (row === null || row.trituradaDia !== null)
    return refuse(lector === null ? 'palabras-desconocidas' : 'no-encontrada');
  if (versionVista !== undefined && versionVista !== row.version) return refuse('denuncia-cambiada');
  const llave = { nombre: 'caso', llave: clave };
  const changed = await putPieces(
    queries,
    deps,
    row,
    piezas.map((pieza) => ({ pieza, llave })),
    cambios,
  );
  if (isRefusal(changed) || hecho === undefined) return changed;
  const { grupo, clase } = { ...row, ...cambios };
  await countCifra(queries, { dia: salaDay(deps.clock), grupo, clase, via: row.via, hecho });
  await appendBitacora(queries, deps, {
    clase: hecho,
    denuncia: row.id,
    cuenta: lector?.cuenta ?? null,
    nombre: lector?.nombre ?? 'Denunciante',
  });
  return changed;
}

/** All or nothing, in one transaction. Which changes are allowed in which state is the caller's to check. */
export function changeDenuncia(
  deps: Deps,
  caso: CasoAbierto,
  cambio: CambioDeDenuncia,
): Promise<DenunciaCambiada | Refusal> {
  return undoing(deps, async (queries) => {
    const changed = await changeIn(queries, deps, caso, cambio);
    await deps.faults.hit('antes-de-confirmar');
    return changed;
  });
}
