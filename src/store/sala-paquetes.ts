/** Packages for other authorities: proposed by one reader, released or withdrawn once. */
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type FilaDePaquete = {
  readonly id: string;
  readonly denuncia: string;
  readonly autoridad: string;
  readonly propone: string;
  readonly proponeNombre: string;
  readonly libera: string | null;
  readonly liberaNombre: string | null;
  readonly estado: 'propuesto' | 'liberado' | 'retirado';
  /** Sealed under the complaint's key; null once that was destroyed. */
  readonly contenido: Buffer;
  /** SHA-256 (hex) of the encrypted package in the room's folder. */
  readonly archivo: string | null;
  readonly dia: string;
};

const columns = `id, denuncia, autoridad, propone, propone_nombre as "proponeNombre", libera, libera_nombre as "liberaNombre", estado, contenido, archivo, dia`;

const insert = statement<'id' | 'denuncia' | 'autoridad' | 'propone' | 'nombre' | 'contenido' | 'dia'>(
  'sala-paquete-proponer',
  `insert into sala.paquetes (id, denuncia, autoridad, propone, propone_nombre, estado, contenido, dia)
   values (:id::uuid, :denuncia::uuid, :autoridad, :propone::uuid, :nombre, 'propuesto', :contenido::bytea, :dia::date)`,
);
const list = statement<'denuncia'>(
  'sala-paquetes-de-denuncia',
  `select ${columns} from sala.paquetes where denuncia = :denuncia::uuid order by dia, id`,
);
const one = statement<'id' | 'denuncia'>(
  'sala-paquete',
  `select ${columns} from sala.paquetes where id = :id::uuid and denuncia = :denuncia::uuid`,
);
// Whoever proposed it cannot release it: the condition stands in the statement that does it.
const release = statement<'id' | 'libera' | 'nombre' | 'archivo'>(
  'sala-paquete-liberar',
  `update sala.paquetes set estado = 'liberado', libera = :libera::uuid, libera_nombre = :nombre, archivo = :archivo
   where id = :id::uuid and estado = 'propuesto' and propone <> :libera::uuid`,
);
const withdraw = statement<'id'>(
  'sala-paquete-retirar',
  `update sala.paquetes set estado = 'retirado' where id = :id::uuid and estado = 'propuesto'`,
);

export async function insertPaquete(
  db: Queries,
  paquete: Pick<FilaDePaquete, 'id' | 'denuncia' | 'autoridad' | 'propone' | 'contenido' | 'dia'> & {
    readonly nombre: string;
  },
): Promise<void> {
  await db.execute(insert, valuesFor(insert, paquete));
}

export function listPaquetes(db: Queries, denuncia: string): Promise<FilaDePaquete[]> {
  return db.query<FilaDePaquete>(list, valuesFor(list, { denuncia }));
}

export async function readPaquete(db: Queries, denuncia: string, id: string): Promise<FilaDePaquete | null> {
  const [row] = await db.query<FilaDePaquete>(one, valuesFor(one, { denuncia, id }));
  return row ?? null;
}

/** False when it was released or withdrawn already, or `libera` is who proposed it. */
export async function releasePaquete(
  db: Queries,
  paquete: {
    readonly id: string;
    readonly libera: string;
    readonly nombre: string;
    readonly archivo: string;
  },
): Promise<boolean> {
  return (await db.execute(release, valuesFor(release, paquete))) === 1;
}

export async function withdrawPaquete(db: Queries, id: string): Promise<boolean> {
  return (await db.execute(withdraw, valuesFor(withdraw, { id }))) === 1;
}
