/** Tokens of the API: the keyed hash of each, whose it is, what it may do and until when. */
import type { Queries } from '../platform/database.ts';
import type { ClaseCuenta } from './cuentas.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type TokenDeApi = {
  readonly id: string;
  readonly cuenta: string;
  readonly nombre: string;
  readonly alcances: readonly string[];
  /** Epoch ms, as all of them. */
  readonly creadoMs: number;
  readonly venceMs: number;
  readonly usadoMs: number | null;
  readonly revocadoMs: number | null;
};

/** A token in use, with what is known of its account now: changed rights act at once. */
export type TokenVigente = Pick<TokenDeApi, 'id' | 'cuenta' | 'alcances' | 'creadoMs' | 'usadoMs'> & {
  readonly clase: ClaseCuenta;
  readonly ruc: string | null;
  readonly titular: string;
  readonly roles: readonly string[];
  readonly unidades: readonly string[];
};

export type TokenListado = TokenDeApi & { readonly titular: string; readonly clase: ClaseCuenta };

const columns = 't.id, t.cuenta, t.nombre, t.alcances, t.creado_en, t.vence_en, t.usado_en, t.revocado_en';

/** A statement of its own, before the one that counts: that one then sees what whoever held it wrote. */
const holdAccount = statement<'cuenta'>(
  'cuenta-de-programas-retener',
  'select id from cuentas where id = :cuenta::uuid for update',
);
const insert = statement<'id' | 'huella' | 'cuenta' | 'nombre' | 'alcances' | 'ahora' | 'vence' | 'maximo'>(
  'token-de-api-nuevo',
  `insert into tokens_de_api (id, huella, cuenta, nombre, alcances, creado_en, vence_en)
   select :id::uuid, :huella, c.id, :nombre, :alcances::text[], :ahora::timestamptz, :vence::timestamptz from cuentas c
   where c.id = :cuenta::uuid and c.activa and (select count(*) from tokens_de_api t where t.cuenta = c.id and t.revocado_en is null and t.vence_en > :ahora::timestamptz) < :maximo::int`,
);
const byHash = statement<'huella' | 'ahora'>(
  'token-de-api-leer',
  `select t.id, t.cuenta, t.alcances, t.creado_en, t.usado_en, c.clase, c.ruc, c.nombre as titular, c.roles, c.unidades
   from tokens_de_api t join cuentas c on c.id = t.cuenta
   where t.huella = :huella and t.revocado_en is null and t.vence_en > :ahora::timestamptz and c.activa`,
);
const there = statement<'id'>(
  'token-de-api-existe',
  'select exists (select from tokens_de_api where id = :id::uuid) as existe',
);
const touch = statement<'id' | 'ahora'>(
  'token-de-api-usado',
  'update tokens_de_api set usado_en = :ahora::timestamptz where id = :id::uuid',
);
const ofAccount = statement<'cuenta' | 'limite'>(
  'tokens-de-cuenta',
  `select ${columns} from tokens_de_api t where t.cuenta = :cuenta::uuid order by t.creado_en desc, t.id desc limit :limite::int`,
);
const all = statement<'limite'>(
  'tokens-de-todos',
  `select ${columns}, c.nombre as titular, c.clase from tokens_de_api t join cuentas c on c.id = t.cuenta
   order by t.creado_en desc, t.id desc limit :limite::int`,
);
const revoke = statement<'id' | 'cuenta' | 'por' | 'ahora'>(
  'token-de-api-revocar',
  `update tokens_de_api set revocado_en = :ahora::timestamptz, revocado_por = :por::uuid
   where id = :id::uuid and revocado_en is null and (:cuenta::uuid is null or cuenta = :cuenta::uuid) returning cuenta, nombre`,
);

type Row = Pick<TokenDeApi, 'id' | 'cuenta' | 'nombre' | 'alcances'> & {
  creado_en: Date;
  vence_en: Date;
  usado_en: Date | null;
  revocado_en: Date | null;
};

function tokenFrom<R extends Row>({ creado_en, vence_en, usado_en, revocado_en, ...rest }: R) {
  return {
    ...rest,
    creadoMs: creado_en.getTime(),
    venceMs: vence_en.getTime(),
    usadoMs: usado_en?.getTime() ?? null,
    revocadoMs: revocado_en?.getTime() ?? null,
  };
}

/** In a transaction: of several that add something to an account, each sees what the one before added. */
export async function holdCuenta(queries: Queries, cuenta: string): Promise<void> {
  await queries.execute(holdAccount, valuesFor(holdAccount, { cuenta }));
}

/** False where the account is closed or has `maximo` live tokens already; call it holding the account. */
export async function insertToken(
  queries: Queries,
  token: Pick<TokenDeApi, 'id' | 'cuenta' | 'nombre' | 'alcances' | 'venceMs'> & { readonly huella: string },
  maximo: number,
  ahoraMs: number,
): Promise<boolean> {
  const { venceMs, ...rest } = token;
  const values = { ...rest, vence: instant(venceMs), maximo, ahora: instant(ahoraMs) };
  return (await queries.execute(insert, valuesFor(insert, values))) === 1;
}

/** Null for a token that is unknown, revoked, expired, or of a closed account. */
export async function findToken(
  queries: Queries,
  huella: string,
  ahoraMs: number,
): Promise<TokenVigente | null> {
  type Found = Omit<TokenVigente, 'creadoMs' | 'usadoMs'> & { creado_en: Date; usado_en: Date | null };
  const [row] = await queries.query<Found>(byHash, valuesFor(byHash, { huella, ahora: instant(ahoraMs) }));
  if (row === undefined) return null;
  const { creado_en, usado_en, ...rest } = row;
  return { ...rest, creadoMs: creado_en.getTime(), usadoMs: usado_en?.getTime() ?? null };
}

/** Call it holding the account: nobody then makes it meanwhile. */
export async function isTokenThere(queries: Queries, id: string): Promise<boolean> {
  const [row] = await queries.query<{ existe: boolean }>(there, valuesFor(there, { id }));
  return row?.existe === true;
}

export async function touchToken(queries: Queries, id: string, ahoraMs: number): Promise<void> {
  await queries.execute(touch, valuesFor(touch, { id, ahora: instant(ahoraMs) }));
}

/** The newest first. */
export async function listTokensOfCuenta(
  queries: Queries,
  cuenta: string,
  limite: number,
): Promise<readonly TokenDeApi[]> {
  return (await queries.query<Row>(ofAccount, valuesFor(ofAccount, { cuenta, limite }))).map(tokenFrom);
}

/** Of every account, the newest first. */
export async function listTokens(queries: Queries, limite: number): Promise<readonly TokenListado[]> {
  const rows = await queries.query<Row & Pick<TokenListado, 'titular' | 'clase'>>(
    all,
    valuesFor(all, { limite }),
  );
  return rows.map(tokenFrom);
}

/** Whose it was and its name, or null where there is nothing to revoke. `cuenta` null: of whichever account. */
export async function revokeToken(
  queries: Queries,
  which: { readonly id: string; readonly cuenta: string | null; readonly por: string | null },
  ahoraMs: number,
): Promise<Pick<TokenDeApi, 'cuenta' | 'nombre'> | null> {
  const values = { ...which, ahora: instant(ahoraMs) };
  const [row] = await queries.query<Pick<TokenDeApi, 'cuenta' | 'nombre'>>(revoke, valuesFor(revoke, values));
  return row ?? null;
}
