/** Complaints being written: sealed bytes under the hash of a token that only the visitor's cookie holds. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const insert = statement<'huella' | 'sellado' | 'vence'>(
  'sala-borrador-nuevo',
  'insert into sala.borradores (huella, sellado, vence_en) values (:huella, :sellado, :vence)',
);
const read = statement<'huella' | 'ahora'>(
  'sala-borrador-leer',
  'select sellado from sala.borradores where huella = :huella and vence_en > :ahora',
);
const replace = statement<'huella' | 'antes' | 'sellado' | 'vence' | 'ahora'>(
  'sala-borrador-cambiar',
  `update sala.borradores set sellado = :sellado, vence_en = :vence
   where huella = :huella and sellado = :antes and vence_en > :ahora`,
);
const remove = statement<'huella'>(
  'sala-borrador-quitar',
  'delete from sala.borradores where huella = :huella',
);

export type FilaDeBorrador = { readonly huella: string; readonly sellado: Buffer; readonly venceMs: number };

export async function insertBorradorDeSala(
  db: Queries,
  { huella, sellado, venceMs }: FilaDeBorrador,
): Promise<void> {
  await db.execute(insert, valuesFor(insert, { huella, sellado, vence: instant(venceMs) }));
}

export async function readBorradorDeSala(
  db: Queries,
  huella: string,
  ahoraMs: number,
): Promise<Buffer | null> {
  const values = valuesFor(read, { huella, ahora: instant(ahoraMs) });
  const [row] = await db.query<{ sellado: Buffer }>(read, values);
  return row?.sellado ?? null;
}

/** False when it is gone, or somebody changed it since `antes` was read. */
export async function replaceBorradorDeSala(
  db: Queries,
  fila: FilaDeBorrador,
  antes: Buffer,
  ahoraMs: number,
): Promise<boolean> {
  const { huella, sellado, venceMs } = fila;
  const values = { huella, antes, sellado, vence: instant(venceMs), ahora: instant(ahoraMs) };
  return (await db.execute(replace, valuesFor(replace, values))) === 1;
}

export async function removeBorradorDeSala(db: Queries, huella: string): Promise<void> {
  await db.execute(remove, valuesFor(remove, { huella }));
}
