/** Accounts: who may sign in, as what, and with which proofs. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type ClaseCuenta = 'proveedor' | 'entidad' | 'funcionario';

export type Cuenta = {
  readonly id: string;
  readonly clase: ClaseCuenta;
  /** Null for staff. */
  readonly ruc: string | null;
  readonly usuario: string;
  readonly nombre: string;
  /** Staff only: suppliers' and entities' addresses are in the register. */
  readonly correo: string | null;
  readonly claveHash: string | null;
  readonly totpSellado: Buffer | null;
  readonly totpUltimoPaso: number | null;
  readonly llaves: number;
  readonly roles: readonly string[];
  readonly unidades: readonly string[];
  readonly activa: boolean;
};

const columns = `c.id, c.clase, c.ruc, c.usuario, c.nombre, c.correo, c.clave_hash as "claveHash", c.totp_sellado as "totpSellado",
  c.totp_ultimo_paso as "totpUltimoPaso", c.roles, c.unidades, c.activa,
  (select count(*)::int from llaves_de_acceso l where l.cuenta = c.id) as llaves`;

const forSignIn = statement<'clases' | 'ruc' | 'usuario' | 'dispositivo' | 'red'>(
  'cuenta-para-ingreso',
  `select ${columns},
     exists (select from origenes_conocidos o where o.cuenta = c.id and o.origen = :dispositivo::text) as "dispositivoConocido",
     exists (select from origenes_conocidos o where o.cuenta = c.id and o.origen = :red::text) as "redConocida"
   from cuentas c
   where c.clase = any(:clases::text[]) and coalesce(c.ruc, '') = :ruc and lower(c.usuario) = lower(:usuario)`,
);
const byId = statement<'id'>('cuenta', `select ${columns} from cuentas c where c.id = :id::uuid`);
const byRuc = statement<'ruc' | 'limite'>(
  'cuentas-de-ruc',
  `select ${columns} from cuentas c where c.ruc = :ruc and c.activa order by c.usuario limit :limite`,
);
const insert = statement<
  'id' | 'clase' | 'ruc' | 'usuario' | 'nombre' | 'correo' | 'claveHash' | 'roles' | 'unidades' | 'ahora'
>(
  'cuenta-nueva',
  `insert into cuentas (id, clase, ruc, usuario, nombre, correo, clave_hash, clave_cambiada_en, roles, unidades, creada_en)
   values (:id, :clase, :ruc, :usuario, :nombre, :correo, :claveHash::text,
     case when :claveHash::text is null then null else :ahora::timestamptz end, :roles, :unidades, :ahora::timestamptz)
   on conflict do nothing`,
);
const setClave = statement<'id' | 'claveHash' | 'ahora'>(
  'cuenta-clave',
  `update cuentas set clave_hash = :claveHash, clave_cambiada_en = :ahora where id = :id::uuid and activa`,
);
const setTotp = statement<'id' | 'sellado' | 'paso'>(
  'cuenta-totp',
  'update cuentas set totp_sellado = :sellado, totp_ultimo_paso = :paso where id = :id::uuid and activa',
);
const useTotpStep = statement<'id' | 'paso'>(
  'cuenta-totp-paso',
  `update cuentas set totp_ultimo_paso = :paso::bigint
   where id = :id::uuid and activa and (totp_ultimo_paso is null or totp_ultimo_paso < :paso::bigint)`,
);
const setActiva = statement<'id' | 'activa'>(
  'cuenta-activa',
  `with c as (update cuentas set activa = :activa::boolean where id = :id::uuid returning id)
   delete from sesiones where cuenta in (select id from c) and not :activa::boolean`,
);

export type CuentaParaIngreso = Cuenta & {
  /** Whether the account signed in before from this device, from this network. */
  readonly dispositivoConocido: boolean;
  readonly redConocida: boolean;
};

/** The account that a sign-in form names, with what is known of the source; one query whether or not it exists. */
export async function findCuentaForSignIn(
  db: Queries,
  quien: {
    readonly clases: readonly ClaseCuenta[];
    /** '' for staff. */
    readonly ruc: string;
    readonly usuario: string;
    /** Keyed hashes of the source. */
    readonly dispositivo: string | null;
    readonly red: string;
  },
): Promise<CuentaParaIngreso | null> {
  const [row] = await db.query<CuentaParaIngreso>(forSignIn, valuesFor(forSignIn, quien));
  return row ?? null;
}

export async function findCuentaById(db: Queries, id: string): Promise<Cuenta | null> {
  const [row] = await db.query<Cuenta>(byId, valuesFor(byId, { id }));
  return row ?? null;
}

/** The active accounts of a RUC. */
export async function listCuentasOfRuc(db: Queries, ruc: string, limite: number): Promise<readonly Cuenta[]> {
  return db.query<Cuenta>(byRuc, valuesFor(byRuc, { ruc, limite }));
}

export type CuentaNueva = Pick<
  Cuenta,
  'id' | 'clase' | 'ruc' | 'usuario' | 'nombre' | 'correo' | 'claveHash' | 'roles' | 'unidades'
>;

/** False when RUC and user already name an account. */
export async function insertCuenta(db: Queries, cuenta: CuentaNueva, ahoraMs: number): Promise<boolean> {
  return (await db.execute(insert, valuesFor(insert, { ...cuenta, ahora: instant(ahoraMs) }))) === 1;
}

/** False when the account is gone or not active. */
export async function updateClave(
  db: Queries,
  id: string,
  claveHash: string,
  ahoraMs: number,
): Promise<boolean> {
  return (await db.execute(setClave, valuesFor(setClave, { id, claveHash, ahora: instant(ahoraMs) }))) === 1;
}

export async function updateTotp(db: Queries, id: string, sellado: Buffer, paso: number): Promise<boolean> {
  return (await db.execute(setTotp, valuesFor(setTotp, { id, sellado, paso }))) === 1;
}

/** Spends a step of the one-time code; false when it, or a later one, was spent before. */
export async function spendTotpStep(db: Queries, id: string, paso: number): Promise<boolean> {
  return (await db.execute(useTotpStep, valuesFor(useTotpStep, { id, paso }))) === 1;
}

/** Opens or closes an account; closing ends its sessions with it. */
export async function updateActiva(db: Queries, id: string, activa: boolean): Promise<void> {
  await db.execute(setActiva, valuesFor(setActiva, { id, activa }));
}
