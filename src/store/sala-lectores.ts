/** Readers and custodians of the sealed room with their public keys, and the keys of recovery. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type Lector = {
  readonly cuenta: string;
  readonly nombre: string;
  readonly grupos: readonly string[];
  readonly custodio: boolean;
  readonly clavePublica: Buffer;
  /** The private key under the reader's phrase. */
  readonly claveSellada: Buffer;
  readonly impedimentos: readonly string[];
  readonly activo: boolean;
};

export type LlaveDeRecuperacion = {
  readonly version: number;
  readonly clavePublica: Buffer;
  readonly k: number;
  readonly n: number;
};

const columns = `cuenta, nombre, grupos, custodio, clave_publica as "clavePublica", clave_sellada as "claveSellada", impedimentos, activo`;

const listActive = statement<never>(
  'sala-lectores-activos',
  `select ${columns} from sala.lectores where activo order by cuenta`,
);
const readOne = statement<'cuenta'>(
  'sala-lector',
  `select ${columns} from sala.lectores where cuenta = :cuenta::uuid`,
);
// Over a row that is active nobody else's key is put: it must be taken away first, which the operator does.
const enrol = statement<
  'cuenta' | 'nombre' | 'custodio' | 'clavePublica' | 'claveSellada' | 'impedimentos' | 'ahora'
>(
  'sala-lector-nuevo',
  `insert into sala.lectores (cuenta, nombre, grupos, custodio, clave_publica, clave_sellada, impedimentos, activo, creado_en)
   values (:cuenta::uuid, :nombre, '{}', :custodio::boolean, :clavePublica::bytea, :claveSellada::bytea, :impedimentos::text[], true, :ahora::timestamptz)
   on conflict (cuenta) do update set nombre = excluded.nombre, grupos = '{}', custodio = excluded.custodio,
     clave_publica = excluded.clave_publica, clave_sellada = excluded.clave_sellada, impedimentos = excluded.impedimentos,
     activo = true, creado_en = excluded.creado_en
   where not lectores.activo`,
);
const setGroups = statement<'cuenta' | 'grupos'>(
  'sala-lector-grupos',
  `update sala.lectores set grupos = :grupos::text[] where cuenta = :cuenta::uuid and activo and not custodio`,
);
const setImpediments = statement<'cuenta' | 'impedimentos'>(
  'sala-lector-impedimentos',
  `update sala.lectores set impedimentos = :impedimentos::text[] where cuenta = :cuenta::uuid and activo`,
);
const remove = statement<'cuenta' | 'para'>(
  'sala-lector-quitar',
  `with fuera as (update sala.lectores set activo = false, grupos = '{}', custodio = false where cuenta = :cuenta::uuid and activo returning cuenta),
   sellos as (delete from sala.sellos s using fuera where s.para = :para),
   motivos as (delete from sala.motivos m using fuera where m.cuenta = fuera.cuenta),
   sesiones as (delete from sala.sesiones s using fuera where s.cuenta = fuera.cuenta)
   select cuenta from fuera`,
);
const recoveryKeys = statement<never>(
  'sala-recuperacion',
  `select version, clave_publica as "clavePublica", k, n from sala.recuperacion order by version`,
);
const addRecovery = statement<'clavePublica' | 'k' | 'n' | 'version' | 'ahora'>(
  'sala-recuperacion-nueva',
  `insert into sala.recuperacion (version, clave_publica, k, n, creada_en)
   values (:version::int, :clavePublica::bytea, :k::int, :n::int, :ahora::timestamptz) on conflict do nothing`,
);

/** Everybody who may be given keys, custodians among them. */
export function listLectores(db: Queries): Promise<Lector[]> {
  return db.query<Lector>(listActive, []);
}

export async function readLector(db: Queries, cuenta: string): Promise<Lector | null> {
  const [row] = await db.query<Lector>(readOne, valuesFor(readOne, { cuenta }));
  return row ?? null;
}

/** False when the account is enrolled already. Without groups nothing is sealed to it. */
export async function insertLector(
  db: Queries,
  lector: Omit<Lector, 'grupos' | 'activo'>,
  ahoraMs: number,
): Promise<boolean> {
  const values = valuesFor(enrol, { ...lector, ahora: instant(ahoraMs) });
  return (await db.execute(enrol, values)) === 1;
}

/** False where the account is not enrolled as a reader; custodians have no groups. */
export async function updateGrupos(db: Queries, cuenta: string, grupos: readonly string[]): Promise<boolean> {
  return (await db.execute(setGroups, valuesFor(setGroups, { cuenta, grupos }))) === 1;
}

export async function updateImpedimentos(
  db: Queries,
  cuenta: string,
  impedimentos: readonly string[],
): Promise<boolean> {
  return (await db.execute(setImpediments, valuesFor(setImpediments, { cuenta, impedimentos }))) === 1;
}

/** Takes a reader's rights, seals and open rooms away; false where there were none. */
export async function removeLector(db: Queries, cuenta: string): Promise<boolean> {
  const rows = await db.query<{ cuenta: string }>(
    remove,
    valuesFor(remove, { cuenta, para: `lector:${cuenta}` }),
  );
  return rows.length === 1;
}

export function listRecuperacion(db: Queries): Promise<LlaveDeRecuperacion[]> {
  return db.query<LlaveDeRecuperacion>(recoveryKeys, []);
}

/** False when a key of that number exists. */
export async function insertRecuperacion(
  db: Queries,
  llave: LlaveDeRecuperacion,
  ahoraMs: number,
): Promise<boolean> {
  const values = valuesFor(addRecovery, { ...llave, ahora: instant(ahoraMs) });
  return (await db.execute(addRecovery, values)) === 1;
}
