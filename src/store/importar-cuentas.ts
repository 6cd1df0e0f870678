/** Accounts as the operator's command line sees and changes them; every change leaves its security event in the same transaction. */
import type { Database, Queries } from '../platform/database.ts';
import { type ClaseCuenta, updateActiva } from './cuentas.ts';
import { instant, statement, valuesFor } from './statement.ts';
import { type ClaseSuceso, insertSuceso, insertSucesos } from './sucesos.ts';

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

const setRights = statement<'id' | 'roles' | 'unidades'>(
  'operador-permisos',
  'update cuentas set roles = :roles::text[], unidades = :unidades::text[] where id = :id::uuid',
);
const setPassword = statement<'id' | 'claveHash' | 'ahora'>(
  'operador-clave',
  `with hecho as (
     update cuentas set clave_hash = :claveHash, clave_cambiada_en = :ahora::timestamptz where id = :id::uuid returning id),
   fin as (delete from sesiones where cuenta in (select id from hecho))
   update enlaces_de_clave set usado_en = :ahora::timestamptz where usado_en is null and cuenta in (select id from hecho)`,
);
const openMany = statement<'filas' | 'ahora'>(
  'importar-cuentas',
  `with entra as (
     select * from jsonb_to_recordset(:filas::jsonb) as f (id uuid, clase text, ruc text, usuario text)),
   hecho as (
     insert into cuentas (id, clase, ruc, usuario, nombre, creada_en)
     select e.id, e.clase, e.ruc, e.usuario, coalesce(a.contenido ->> 'razonSocial', a.contenido ->> 'nombre'), :ahora::timestamptz
     from entra e join asientos a on a.clase = e.clase and a.id = e.ruc
     on conflict do nothing returning id, ruc)
   select id, ruc from hecho`,
);

const operatorEvent = (clase: ClaseSuceso, cuenta: string) => ({
  clase,
  cuenta,
  detalle: { por: 'operador' },
});

/**
 * Opens accounts without a password for parties of the register; answers the RUCs of those that were not there. To be
 * called in a transaction.
 */
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
  const rows = await queries.query<{ id: string; ruc: string }>(openMany, values);
  const sucesos = rows.map(({ id }) => operatorEvent('cuenta-creada', id));
  await insertSucesos(queries, sucesos, ahoraMs);
  return new Set(rows.map(({ ruc }) => ruc));
}

/** At most `limite`, by kind and user. */
export async function listCuentas(queries: Queries, limite: number): Promise<readonly CuentaListada[]> {
  return queries.query<CuentaListada>(listAll, valuesFor(listAll, { limite }));
}

export async function findCuenta(queries: Queries, quien: QuienCuenta): Promise<CuentaListada | null> {
  const [row] = await queries.query<CuentaListada>(findOne, valuesFor(findOne, quien));
  return row ?? null;
}

export async function updatePermisos(
  db: Database,
  id: string,
  roles: readonly string[],
  unidades: readonly string[],
  ahoraMs: number,
): Promise<void> {
  await db.transaction(async (queries) => {
    await queries.execute(setRights, valuesFor(setRights, { id, roles, unidades }));
    await insertSuceso(queries, operatorEvent('permisos-cambiados', id), ahoraMs);
  });
}

/** Closing an account ends its sessions. */
export async function updateActivaPorOperador(
  db: Database,
  id: string,
  activa: boolean,
  ahoraMs: number,
): Promise<void> {
  await db.transaction(async (queries) => {
    await updateActiva(queries, id, activa);
    await insertSuceso(queries, operatorEvent('cuenta-activada-o-desactivada', id), ahoraMs);
  });
}

/** Ends the account's sessions and its open reset links. */
export async function updateClavePorOperador(
  db: Database,
  id: string,
  claveHash: string,
  ahoraMs: number,
): Promise<void> {
  await db.transaction(async (queries) => {
    const values = valuesFor(setPassword, { id, claveHash, ahora: instant(ahoraMs) });
    await queries.execute(setPassword, values);
    await insertSuceso(queries, operatorEvent('clave-cambiada', id), ahoraMs);
  });
}

/** To be called in the transaction that inserts the account. */
export async function anotarCreacion(queries: Queries, cuenta: string, ahoraMs: number): Promise<void> {
  await insertSuceso(queries, operatorEvent('cuenta-creada', cuenta), ahoraMs);
}
