/** Which identity of the institution's sign-in is which account, and which sessions came from it. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** `iss` and `sub` of OpenID Connect. */
export type Identidad = { readonly emisor: string; readonly sujeto: string };

export type IdentidadVinculada = Identidad & {
  readonly cuenta: string;
  readonly usuario: string;
  readonly nombre: string;
  readonly vinculadaMs: number;
  readonly usadaMs: number | null;
};

const find = statement<'emisor' | 'sujeto'>(
  'identidad-institucional',
  'select cuenta from identidades_institucionales where emisor = :emisor and sujeto = :sujeto',
);
const has = statement<'emisor' | 'cuenta'>(
  'identidad-institucional-de',
  'select sujeto from identidades_institucionales where emisor = :emisor and cuenta = :cuenta::uuid',
);
const insert = statement<'emisor' | 'sujeto' | 'cuenta' | 'por' | 'ahora'>(
  'identidad-institucional-nueva',
  `insert into identidades_institucionales (emisor, sujeto, cuenta, vinculada_en, vinculada_por)
   values (:emisor, :sujeto, :cuenta::uuid, :ahora::timestamptz, :por::uuid) on conflict do nothing`,
);
const remove = statement<'emisor' | 'cuenta'>(
  'identidad-institucional-quitar',
  `with quitada as (delete from identidades_institucionales where emisor = :emisor and cuenta = :cuenta::uuid returning emisor, sujeto),
   cerradas as (delete from sesiones where id in (
     select s.sesion from sesiones_institucionales s join quitada q on q.emisor = s.emisor and q.sujeto = s.sujeto))
   select count(*)::int as quitadas from quitada`,
);
const list = statement<'emisor' | 'limite'>(
  'identidades-institucionales',
  `select i.emisor, i.sujeto, i.cuenta, c.usuario, c.nombre, i.vinculada_en, i.usada_en
   from identidades_institucionales i join cuentas c on c.id = i.cuenta
   where i.emisor = :emisor order by c.nombre, c.id limit :limite::int`,
);
const tie = statement<'sesion' | 'emisor' | 'sujeto' | 'sid' | 'cuenta' | 'ahora'>(
  'sesion-institucional-nueva',
  `with usada as (update identidades_institucionales set usada_en = :ahora::timestamptz
     where emisor = :emisor and sujeto = :sujeto and cuenta = :cuenta::uuid returning emisor, sujeto)
   insert into sesiones_institucionales (sesion, emisor, sujeto, sid)
   select :sesion::uuid, emisor, sujeto, :sid::text from usada`,
);
const tied = statement<'sesion' | 'emisor'>(
  'sesion-institucional',
  'select sid from sesiones_institucionales where sesion = :sesion::uuid and emisor = :emisor',
);
const end = statement<'emisor' | 'sujeto' | 'sid'>(
  'sesiones-institucionales-terminar',
  `delete from sesiones where id in (
     select sesion from sesiones_institucionales where emisor = :emisor
       and (:sid::text is null or sid = :sid::text) and (:sujeto::text is null or sujeto = :sujeto::text))
   returning cuenta`,
);

export async function findCuentaOfIdentidad(queries: Queries, identidad: Identidad): Promise<string | null> {
  const [row] = await queries.query<{ cuenta: string }>(find, valuesFor(find, identidad));
  return row?.cuenta ?? null;
}

/** Whether the account is tied to somebody of this issuer already. */
export async function hasIdentidad(queries: Queries, emisor: string, cuenta: string): Promise<boolean> {
  return (await queries.query(has, valuesFor(has, { emisor, cuenta }))).length > 0;
}

/** `por`: the administrator, or null for the person herself. False when either of the two is tied to another already. */
export async function insertIdentidad(
  queries: Queries,
  { emisor, sujeto }: Identidad,
  cuenta: string,
  por: string | null,
  ahoraMs: number,
): Promise<boolean> {
  const values = { emisor, sujeto, cuenta, por, ahora: instant(ahoraMs) };
  return (await queries.execute(insert, valuesFor(insert, values))) === 1;
}

/** Unties the account and ends its sessions that came from there; false where there was nothing. */
export async function deleteIdentidad(queries: Queries, emisor: string, cuenta: string): Promise<boolean> {
  const [row] = await queries.query<{ quitadas: number }>(remove, valuesFor(remove, { emisor, cuenta }));
  return (row?.quitadas ?? 0) > 0;
}

/** By name of the person. */
export async function listIdentidades(
  queries: Queries,
  emisor: string,
  limite: number,
): Promise<readonly IdentidadVinculada[]> {
  type Row = Omit<IdentidadVinculada, 'vinculadaMs' | 'usadaMs'> & {
    vinculada_en: Date;
    usada_en: Date | null;
  };
  const rows = await queries.query<Row>(list, valuesFor(list, { emisor, limite }));
  return rows.map(({ vinculada_en, usada_en, ...row }) => ({
    ...row,
    vinculadaMs: vinculada_en.getTime(),
    usadaMs: usada_en?.getTime() ?? null,
  }));
}

/** Notes where a session came from; false when the account is not tied to that identity (any more). */
export async function insertSesionInstitucional(
  queries: Queries,
  sesion: string,
  cuenta: string,
  { emisor, sujeto, sid }: Identidad & { readonly sid: string | null },
  ahoraMs: number,
): Promise<boolean> {
  const values = { sesion, emisor, sujeto, sid, cuenta, ahora: instant(ahoraMs) };
  return (await queries.execute(tie, valuesFor(tie, values))) === 1;
}

export async function isSesionInstitucional(
  queries: Queries,
  sesion: string,
  emisor: string,
): Promise<boolean> {
  return (await queries.query(tied, valuesFor(tied, { sesion, emisor }))).length > 0;
}

/** Ends the sessions of a `sid`, or all of a subject where that is null; gives the account of each. */
export async function endSesionesInstitucionales(
  queries: Queries,
  which: { readonly emisor: string; readonly sujeto: string | null; readonly sid: string | null },
): Promise<readonly string[]> {
  const rows = await queries.query<{ cuenta: string }>(end, valuesFor(end, which));
  return rows.map(({ cuenta }) => cuenta);
}
