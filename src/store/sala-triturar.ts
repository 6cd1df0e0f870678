/** Destroying what the room kept: keys first, so that what is left of a file opens with nothing. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

// A hold that was set a moment ago wins: the row is looked at under its lock.
const shred = statement<'id' | 'dia'>(
  'sala-triturar',
  `with fuera as (update sala.denuncias set triturada_dia = :dia::date, busqueda = null, clave_denunciante = null, asignada = null
     where id = :id::uuid and triturada_dia is null and not retenida returning id, grupo, clase, via),
   sellos as (delete from sala.sellos s using fuera where s.denuncia = fuera.id),
   piezas as (update sala.piezas p set sellado = null from fuera where p.denuncia = fuera.id),
   motivos as (delete from sala.motivos m using sala.aperturas a, fuera where a.denuncia = fuera.id and m.apertura = a.id),
   aperturas as (update sala.aperturas a set motivo = '', sello = null from fuera where a.denuncia = fuera.id),
   paquetes as (update sala.paquetes p set contenido = '' from fuera where p.denuncia = fuera.id),
   marcas as (delete from sala.correos m using fuera where m.denuncia = fuera.id)
   select grupo, clase, via from fuera`,
);
const due = statement<'dia' | 'limite'>(
  'sala-por-triturar',
  `select id from sala.denuncias
   where conservar_hasta is not null and conservar_hasta < :dia::date and triturada_dia is null and not retenida
   order by conservar_hasta limit :limite::int`,
);
// Of destroyed complaints only: what a start that was killed left behind is found again here.
const files = statement<'limite'>(
  'sala-archivos-por-borrar',
  `select archivo from sala.piezas p join sala.denuncias d on d.id = p.denuncia
     where d.triturada_dia is not null and p.archivo is not null
   union select archivo from sala.paquetes p join sala.denuncias d on d.id = p.denuncia
     where d.triturada_dia is not null and p.archivo is not null
   limit :limite::int`,
);
const forget = statement<'archivos'>(
  'sala-archivos-borrados',
  `with p as (update sala.piezas set archivo = null where archivo = any(:archivos::text[]))
   update sala.paquetes set archivo = null where archivo = any(:archivos::text[])`,
);
const loose = statement<'ahora' | 'limite'>(
  'sala-archivos-sueltos-vencidos',
  `delete from sala.archivos_sueltos where archivo in (
     select archivo from sala.archivos_sueltos where vence_en <= :ahora::timestamptz limit :limite::int for update skip locked)
   returning archivo`,
);
const drafts = statement<'ahora'>(
  'sala-borradores-vencidos',
  `delete from sala.borradores where vence_en <= :ahora::timestamptz`,
);

export type Triturada = { readonly grupo: string; readonly clase: string; readonly via: string };

/** Keys and sealed texts are gone when it returns; null where it was done before, or a legal hold stands. */
export async function shredRows(db: Queries, id: string, dia: string): Promise<Triturada | null> {
  const [row] = await db.query<Triturada>(shred, valuesFor(shred, { id, dia }));
  return row ?? null;
}

/** Those whose time is over on that day. */
export async function listPorTriturar(db: Queries, dia: string, limite: number): Promise<readonly string[]> {
  return (await db.query<{ id: string }>(due, valuesFor(due, { dia, limite }))).map(({ id }) => id);
}

/** Files of destroyed complaints that are still named. */
export async function listArchivosPorBorrar(db: Queries, limite: number): Promise<readonly string[]> {
  const rows = await db.query<{ archivo: string }>(files, valuesFor(files, { limite }));
  return rows.map(({ archivo }) => archivo);
}

/** After the files are gone from the disk. */
export async function forgetArchivos(db: Queries, archivos: readonly string[]): Promise<void> {
  await db.execute(forget, valuesFor(forget, { archivos }));
}

/** Files that no complaint took in time: nobody can take them any more, so that they may be deleted. */
export async function takeArchivosVencidos(
  db: Queries,
  ahoraMs: number,
  limite: number,
): Promise<readonly string[]> {
  const rows = await db.query<{ archivo: string }>(
    loose,
    valuesFor(loose, { ahora: instant(ahoraMs), limite }),
  );
  return rows.map(({ archivo }) => archivo);
}

/** How many drafts were forgotten. */
export function deleteBorradoresVencidos(db: Queries, ahoraMs: number): Promise<number> {
  return db.execute(drafts, valuesFor(drafts, { ahora: instant(ahoraMs) }));
}
