/** Staff as the administration sees and changes them: the account with what it knows, where it works and how much it takes. */
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type Persona = {
  readonly id: string;
  readonly usuario: string;
  readonly nombre: string;
  readonly correo: string | null;
  readonly roles: readonly string[];
  readonly unidades: readonly string[];
  readonly activa: boolean;
  readonly conClave: boolean;
  readonly conSegundoFactor: boolean;
  /** 0 until somebody changed anything here. */
  readonly version: number;
  readonly aptitudes: readonly string[];
  /** Codes of provinces; empty: any. */
  readonly provincias: readonly string[];
  readonly capacidad: number | null;
  /** Open cases in her hands. */
  readonly abiertas: number;
};

export type EstadoDePersonal = 'activas' | 'desactivadas' | 'todas';

const columns = `c.id, c.usuario, c.nombre, c.correo, c.roles, c.unidades, c.activa, c.clave_hash is not null as "conClave",
  c.totp_sellado is not null or exists (select from llaves_de_acceso l where l.cuenta = c.id) as "conSegundoFactor",
  coalesce(p.version, 0) as version, coalesce(p.aptitudes, '{}') as aptitudes, coalesce(p.provincias, '{}') as provincias, p.capacidad,
  (select count(*)::int from solicitudes s where s.asignado = c.id and s.cerrada_en is null) as abiertas`;
const from = `from cuentas c left join personal p on p.cuenta = c.id where c.clase = 'funcionario'`;

// An agency has some hundreds of staff: they are looked through whole.
const list = statement<'buscar' | 'activa' | 'tras' | 'limite'>(
  'personal-lista',
  `select ${columns} ${from}
   and (:activa::boolean is null or c.activa = :activa::boolean)
   and (:buscar = '' or position(:buscar in translate(lower(c.nombre || ' ' || c.usuario || ' ' || array_to_string(c.unidades, ' ')),
     'áéíóúüñ', 'aeiouun')) > 0)
   and (:tras::uuid is null or (c.nombre, c.id) > (select t.nombre, t.id from cuentas t where t.id = :tras::uuid))
   order by c.nombre, c.id limit :limite::int`,
);
const find = statement<'id'>('personal-una', `select ${columns} ${from} and c.id = :id::uuid`);
const lock = statement<'id'>(
  'personal-apartar',
  `select id from cuentas where clase = 'funcionario' and (id = :id::uuid or (activa and roles @> '{administrador}')) order by id for update`,
);
const administrators = statement(
  'personal-administradores',
  `select id from cuentas where clase = 'funcionario' and activa and roles @> '{administrador}'`,
);
const ofUnit = statement<'unidad'>(
  'personal-de-unidad',
  `select count(*)::int as cuenta from cuentas where clase = 'funcionario' and activa and unidades @> array[:unidad::text]`,
);
const bump = statement<'cuenta'>(
  'personal-version',
  `insert into personal as p (cuenta, version) values (:cuenta::uuid, 1)
   on conflict (cuenta) do update set version = p.version + 1`,
);
const setDatos = statement<'id' | 'nombre' | 'correo'>(
  'personal-datos',
  'update cuentas set nombre = :nombre, correo = :correo where id = :id::uuid',
);
const setRights = statement<'id' | 'roles' | 'unidades'>(
  'personal-permisos',
  'update cuentas set roles = :roles::text[], unidades = :unidades::text[] where id = :id::uuid',
);
const setReparto = statement<'cuenta' | 'aptitudes' | 'provincias' | 'capacidad'>(
  'personal-reparto',
  `insert into personal (cuenta, version, aptitudes, provincias, capacidad)
   values (:cuenta::uuid, 0, :aptitudes::text[], :provincias::text[], :capacidad::int)
   on conflict (cuenta) do update set aptitudes = excluded.aptitudes, provincias = excluded.provincias, capacidad = excluded.capacidad`,
);
const setRelevo = statement<'cuenta' | 'relevo'>(
  'personal-relevo',
  `insert into personal (cuenta, version, relevo) values (:cuenta::uuid, 0, :relevo::uuid)
   on conflict (cuenta) do update set relevo = excluded.relevo`,
);
const forget = statement<'id' | 'factores'>(
  'personal-olvidar-pruebas',
  `with llaves as (delete from llaves_de_acceso where cuenta = :id::uuid and :factores::boolean),
   recuperacion as (delete from codigos_de_recuperacion where cuenta = :id::uuid and :factores::boolean)
   update cuentas set clave_hash = null, clave_cambiada_en = null,
     totp_sellado = case when :factores::boolean then null else totp_sellado end,
     totp_ultimo_paso = case when :factores::boolean then null else totp_ultimo_paso end
   where id = :id::uuid`,
);

/** By name; `tras` is the last person of the page before. `buscar`: folded text within name, user or units. */
export async function listPersonal(
  queries: Queries,
  { buscar, estado }: { readonly buscar: string; readonly estado: EstadoDePersonal },
  tras: string | null,
  limite: number,
): Promise<readonly Persona[]> {
  const activa = estado === 'todas' ? null : estado === 'activas';
  return queries.query<Persona>(list, valuesFor(list, { buscar, activa, tras, limite }));
}

export async function findPersona(queries: Queries, id: string): Promise<Persona | null> {
  const [row] = await queries.query<Persona>(find, valuesFor(find, { id }));
  return row ?? null;
}

/**
 * For a transaction: locks the account together with those of the administrators, so that of two who remove each other at
 * once the second sees what the first did.
 */
export async function lockPersona(queries: Queries, id: string): Promise<Persona | null> {
  await queries.query(lock, valuesFor(lock, { id }));
  return findPersona(queries, id);
}

/** Ids of the active administrators. */
export async function listAdministradores(queries: Queries): Promise<readonly string[]> {
  return (await queries.query<{ id: string }>(administrators)).map(({ id }) => id);
}

/** Active people of the unit. */
export async function countPersonalDeUnidad(queries: Queries, unidad: string): Promise<number> {
  const [row] = await queries.query<{ cuenta: number }>(ofUnit, valuesFor(ofUnit, { unidad }));
  return row?.cuenta ?? 0;
}

export async function bumpPersona(queries: Queries, cuenta: string): Promise<void> {
  await queries.execute(bump, valuesFor(bump, { cuenta }));
}

export async function updateDatosDePersona(
  queries: Queries,
  id: string,
  { nombre, correo }: Pick<Persona, 'nombre' | 'correo'>,
): Promise<void> {
  await queries.execute(setDatos, valuesFor(setDatos, { id, nombre, correo }));
}

export async function updatePermisosDePersona(
  queries: Queries,
  id: string,
  { roles, unidades }: Pick<Persona, 'roles' | 'unidades'>,
): Promise<void> {
  await queries.execute(setRights, valuesFor(setRights, { id, roles, unidades }));
}

export async function updateRepartoDePersona(
  queries: Queries,
  cuenta: string,
  values: Pick<Persona, 'aptitudes' | 'provincias' | 'capacidad'>,
): Promise<void> {
  await queries.execute(setReparto, valuesFor(setReparto, { cuenta, ...values }));
}

export async function updateRelevo(queries: Queries, cuenta: string, relevo: string | null): Promise<void> {
  await queries.execute(setRelevo, valuesFor(setRelevo, { cuenta, relevo }));
}

/** The password goes, and with `factores` the authenticator, the passkeys and the recovery codes too. */
export async function forgetPruebas(queries: Queries, id: string, factores: boolean): Promise<void> {
  await queries.execute(forget, valuesFor(forget, { id, factores }));
}
