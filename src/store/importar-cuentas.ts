/** Accounts as the operator's command line sees and changes them; every change leaves a security event in the same statement. */
import type { Queries } from '../platform/database.ts';
import type { ClaseCuenta } from './cuentas.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type CuentaListada = {
  readonly id: string;
  readonly clase: ClaseCuenta;
  readonly ruc: string | null;
  readonly usuario: string;
  readonly nombre: string;
  readonly correo: string | null;
  readonly roles: readonly string[];
  readonly unidades: readonly string[];
  readonly activa: boolean;
  readonly conClave: boolean;
};

export type QuienCuenta = {
  readonly clase: ClaseCuenta;
  /** '' for staff. */
  readonly ruc: string;
  readonly usuario: string;
};

const columns = `id, clase, ruc, usuario, nombre, correo, roles, unidades, activa, clave_hash is not null as "conClave"`;

const listAll = statement<'limite'>(
  'operador-cuentas',
  `select ${columns} from cuentas order by clase, usuario, ruc limit :limite`,
);
const findOne = statement<keyof QuienCuenta>(
  'operador-cuenta',
  `select ${columns} from cuentas
   where clase = :clase and coalesce(ruc, '') = :ruc and lower(usuario) = lower(:usuario)`,
);

const units = statement(
  'operador-unidades',
  `select distinct contenido ->> 'atiende' as unidad from definiciones where contenido ? 'atiende' order by 1`,
);

/** The units that handle some trámite, as the definitions seen so far name them; empty before the first start. */
export async function listUnidades(queries: Queries): Promise<readonly string[]> {
  const rows = await queries.query<{ unidad: string }>(units, []);
  return rows.map(({ unidad }) => unidad);
}

const event = (kind: string) => `suceso as (
  insert into sucesos_de_seguridad (clase, cuenta, detalle, ocurrido_en)
  select '${kind}', id, '{"por":"operador"}', :ahora::timestamptz from hecho)`;

const setRights = statement<'id' | 'roles' | 'unidades' | 'ahora'>(
  'operador-permisos',
  `with hecho as (
     update cuentas set roles = :roles::text[], unidades = :unidades::text[] where id = :id::uuid returning id),
   ${event('permisos-cambiados')}
   select count(*)::int as hechas from hecho`,
);
const setActive = statement<'id' | 'activa' | 'ahora'>(
  'operador-activa',
  `with hecho as (update cuentas set activa = :activa::boolean where id = :id::uuid returning id),
   fin as (delete from sesiones where not :activa::boolean and cuenta in (select id from hecho)),
   ${event('cuenta-activada-o-desactivada')}
   select count(*)::int as hechas from hecho`,
);
const setPassword = statement<'id' | 'claveHash' | 'ahora'>(
  'operador-clave',
  `with hecho as (
     update cuentas set clave_hash = :claveHash, clave_cambiada_en = :ahora::timestamptz where id = :id::uuid returning id),
   fin as (delete from sesiones where cuenta in (select id from hecho)),
   enlaces as (
     update enlaces_de_clave set usado_en = :ahora::timestamptz where usado_en is null and cuenta in (select id from hecho)),
   ${event('clave-cambiada')}
   select count(*)::int as hechas from hecho`,
);
const openMany = statement<'filas' | 'ahora'>(
  'importar-cuentas',
  `with entra as (
     select * from jsonb_to_recordset(:filas::jsonb) as f (id uuid, clase text, ruc text, usuario text)),
   hecho as (
     insert into cuentas (id, clase, ruc, usuario, nombre, creada_en)
     select e.id, e.clase, e.ruc, e.usuario, coalesce(a.contenido ->> 'razonSocial', a.contenido ->> 'nombre'), :ahora::timestamptz
     from entra e join asientos a on a.clase = e.clase and a.id = e.ruc
     on conflict do nothing returning id, ruc),
   ${event('cuenta-creada')}
   select ruc from hecho`,
);

/** Opens accounts without a password for parties of the register; answers the RUCs of those that were not there. */
export async function importarCuentas(
  queries: Queries,
  filas: readonly {
    readonly id: string;
    readonly clase: 'proveedor' | 'entidad';
    readonly ruc: string;
    readonly usuario: string;
  }[],
  ahoraMs: number,
): Promise<ReadonlySet<string>> {
  if (filas.length === 0) return new Set();
  const values = valuesFor(openMany, { filas: JSON.stringify(filas), ahora: instant(ahoraMs) });
  const rows = await queries.query<{ ruc: string }>(openMany, values);
  return new Set(rows.map(({ ruc }) => ruc));
}

const noteCreation = statement<'cuenta' | 'ahora'>(
  'operador-creada',
  `with hecho as (select :cuenta::uuid as id), ${event('cuenta-creada')} select 1 as hechas`,
);

/** At most `limite`, by kind and user. */
export async function listCuentas(queries: Queries, limite: number): Promise<readonly CuentaListada[]> {
  return queries.query<CuentaListada>(listAll, valuesFor(listAll, { limite }));
}

export async function findCuenta(queries: Queries, quien: QuienCuenta): Promise<CuentaListada | null> {
  const [row] = await queries.query<CuentaListada>(findOne, valuesFor(findOne, quien));
  return row ?? null;
}

export async function updatePermisos(
  queries: Queries,
  id: string,
  roles: readonly string[],
  unidades: readonly string[],
  ahoraMs: number,
): Promise<void> {
  await queries.query(setRights, valuesFor(setRights, { id, roles, unidades, ahora: instant(ahoraMs) }));
}

/** Closing an account ends its sessions. */
export async function updateActivaPorOperador(
  queries: Queries,
  id: string,
  activa: boolean,
  ahoraMs: number,
): Promise<void> {
  await queries.query(setActive, valuesFor(setActive, { id, activa, ahora: instant(ahoraMs) }));
}

/** Ends the account's sessions and its open reset links. */
export async function updateClavePorOperador(
  queries: Queries,
  id: string,
  claveHash: string,
  ahoraMs: number,
): Promise<void> {
  await queries.query(setPassword, valuesFor(setPassword, { id, claveHash, ahora: instant(ahoraMs) }));
}

/** To be called in the transaction that inserts the account. */
export async function anotarCreacion(queries: Queries, cuenta: string, ahoraMs: number): Promise<void> {
  await queries.query(noteCreation, valuesFor(noteCreation, { cuenta, ahora: instant(ahoraMs) }));
}
