/** The sealed pieces of a complaint, in order. */
import type { Queries } from '../platform/database.ts';
import type { FilaDePieza } from './sala-denuncias.ts';
import { statement, valuesFor } from './statement.ts';

const insert = statement<
  'id' | 'denuncia' | 'n' | 'clase' | 'autor' | 'llave' | 'sellado' | 'archivo' | 'hash' | 'dia'
>(
  'sala-pieza-nueva',
  `insert into sala.piezas (id, denuncia, n, clase, autor, llave, sellado, archivo, hash, dia)
   values (:id::uuid, :denuncia::uuid, :n::int, :clase, :autor, :llave, :sellado::bytea, :archivo, :hash, :dia::date)`,
);
// With the end of the chain in the same statement: a piece that is just being added is in both or in neither.
const list = statement<'denuncia'>(
  'sala-piezas-de-denuncia',
  `select p.id, p.n, p.clase, p.autor, p.llave, p.sellado, p.archivo, p.hash, p.dia, d.piezas as "finPiezas", d.hash as "finHash"
   from sala.piezas p join sala.denuncias d on d.id = p.denuncia where p.denuncia = :denuncia::uuid order by p.n`,
);
const insertLoose = statement<'archivo' | 'vence'>(
  'sala-archivo-suelto',
  `insert into sala.archivos_sueltos (archivo, vence_en) values (:archivo, :vence::timestamptz)`,
);
const take = statement<'archivo'>(
  'sala-archivo-tomar',
  `delete from sala.archivos_sueltos where archivo = :archivo`,
);

export async function insertPieza(db: Queries, denuncia: string, pieza: FilaDePieza): Promise<void> {
  await db.execute(insert, valuesFor(insert, { denuncia, ...pieza }));
}

/** All pieces in order, and where the complaint's row says the chain ends. */
export async function listPiezas(
  db: Queries,
  denuncia: string,
): Promise<{
  readonly filas: readonly FilaDePieza[];
  readonly fin: { readonly piezas: number; readonly hash: string };
}> {
  type Row = FilaDePieza & { readonly finPiezas: number; readonly finHash: string };
  const rows = await db.query<Row>(list, valuesFor(list, { denuncia }));
  const filas = rows.map(({ finPiezas: _piezas, finHash: _hash, ...fila }) => fila);
  return { filas, fin: { piezas: rows[0]?.finPiezas ?? 0, hash: rows[0]?.finHash ?? '' } };
}

/** A sealed file nobody has taken yet. `vence`: instant as text. */
export async function insertArchivoSuelto(db: Queries, archivo: string, vence: string): Promise<void> {
  await db.execute(insertLoose, valuesFor(insertLoose, { archivo, vence }));
}

/** False when another piece took it before, or it was destroyed. */
export async function takeArchivoSuelto(db: Queries, archivo: string): Promise<boolean> {
  return (await db.execute(take, valuesFor(take, { archivo }))) === 1;
}
