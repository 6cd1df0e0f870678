/** Which complaint a mail became: by keyed marks of its Message-ID, so that a later mail of the same thread can name it. */
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

const insert = statement<'marcas' | 'denuncia' | 'dia'>(
  'sala-correo-nuevo',
  `insert into sala.correos (marca, denuncia, dia)
   select m, :denuncia::uuid, :dia::date from unnest(:marcas::text[]) as m on conflict do nothing`,
);
const find = statement<'marcas'>(
  'sala-correo-hallar',
  'select distinct denuncia from sala.correos where marca = any (:marcas::text[]) limit 5',
);

export async function insertMarcasDeCorreo(
  db: Queries,
  marcas: readonly string[],
  denuncia: string,
  dia: string,
): Promise<void> {
  if (marcas.length > 0) await db.execute(insert, valuesFor(insert, { marcas, denuncia, dia }));
}

/** Complaints that earlier mails of the thread became. */
export async function findDenunciasDeCorreo(
  db: Queries,
  marcas: readonly string[],
): Promise<readonly string[]> {
  if (marcas.length === 0) return [];
  const rows = await db.query<{ denuncia: string }>(find, valuesFor(find, { marcas }));
  return rows.map(({ denuncia }) => denuncia);
}
