/** Seals of a complaint's keys that are added or taken away after it came. */
import type { Queries } from '../platform/database.ts';
import type { Sello } from './sala-denuncias.ts';
import { statement, valuesFor } from './statement.ts';

const insert = statement<'denuncia' | 'sellos'>(
  'sala-sellos-nuevos',
  `insert into sala.sellos (denuncia, para, llave, sello)
   select d.id, s.para, s.llave, decode(s.sello, 'base64')
   from sala.denuncias d, json_to_recordset(:sellos::json) as s(para text, llave text, sello text)
   where d.id = :denuncia::uuid and d.triturada_dia is null
   on conflict (denuncia, para, llave) do update set sello = excluded.sello`,
);
// The custodians' halves and the seals of complainant and recovery stay: only who may read changes.
const removeOthers = statement<'denuncia' | 'salvo'>(
  'sala-sellos-de-otros-lectores',
  `delete from sala.sellos where denuncia = :denuncia::uuid and llave in ('caso', 'identidad-lector')
     and para like 'lector:%' and not para = any(:salvo::text[])`,
);
const ofKey = statement<'denuncia' | 'para' | 'llave'>(
  'sala-sello',
  `select s.sello from sala.sellos s join sala.denuncias d on d.id = s.denuncia
   where s.denuncia = :denuncia::uuid and s.para = :para and s.llave = :llave and d.triturada_dia is null`,
);

const holders = statement<'denuncia' | 'llave'>(
  'sala-sellos-para',
  `select para from sala.sellos where denuncia = :denuncia::uuid and llave = :llave`,
);

export async function insertSellos(db: Queries, denuncia: string, sellos: readonly Sello[]): Promise<void> {
  const rows = JSON.stringify(sellos.map((one) => ({ ...one, sello: one.sello.toString('base64') })));
  await db.execute(insert, valuesFor(insert, { denuncia, sellos: rows }));
}

/** How many were destroyed: those of all readers but `salvo`. */
export function removeSellosDeLectores(
  db: Queries,
  denuncia: string,
  salvo: readonly string[],
): Promise<number> {
  return db.execute(removeOthers, valuesFor(removeOthers, { denuncia, salvo }));
}

/** For whom a key of the complaint is sealed. */
export async function listParaDeSello(
  db: Queries,
  denuncia: string,
  llave: Sello['llave'],
): Promise<readonly string[]> {
  const rows = await db.query<{ para: string }>(holders, valuesFor(holders, { denuncia, llave }));
  return rows.map(({ para }) => para);
}

export async function readSello(
  db: Queries,
  denuncia: string,
  para: string,
  llave: Sello['llave'],
): Promise<Buffer | null> {
  const [row] = await db.query<{ sello: Buffer }>(ofKey, valuesFor(ofKey, { denuncia, para, llave }));
  return row?.sello ?? null;
}
