/** Passkeys: public keys only, with the counter by which a copied authenticator gives itself away. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type LlaveDeAcceso = {
  /** Credential id, base64url. */
  readonly id: string;
  readonly cuenta: string;
  /** COSE key (RFC 9052). */
  readonly clavePublica: Buffer;
  readonly contador: number;
  readonly transportes: readonly string[];
  readonly nombre: string;
  readonly creadaMs: number;
  readonly usadaMs: number | null;
};

type Row = Omit<LlaveDeAcceso, 'creadaMs' | 'usadaMs'> & { creada_en: Date; usada_en: Date | null };

const columns =
  'id, cuenta, clave_publica as "clavePublica", contador, transportes, nombre, creada_en, usada_en';

const insert = statement<
  'id' | 'cuenta' | 'clavePublica' | 'contador' | 'transportes' | 'nombre' | 'maximo' | 'ahora'
>(
  'llave-nueva',
  `insert into llaves_de_acceso (id, cuenta, clave_publica, contador, transportes, nombre, creada_en)
   select :id, :cuenta::uuid, :clavePublica::bytea, :contador::bigint, :transportes::text[], :nombre, :ahora::timestamptz
   where (select count(*) from llaves_de_acceso where cuenta = :cuenta::uuid) < :maximo::int
   on conflict do nothing`,
);
const byId = statement<'id'>('llave', `select ${columns} from llaves_de_acceso where id = :id`);
const byCuenta = statement<'cuenta'>(
  'llaves-de-cuenta',
  `select ${columns} from llaves_de_acceso where cuenta = :cuenta::uuid order by creada_en`,
);
// An authenticator that counts must count up (WebAuthn level 3, section 6.1.1); those that do not always say 0.
const markUsed = statement<'id' | 'contador' | 'ahora'>(
  'llave-usada',
  `update llaves_de_acceso set contador = :contador::bigint, usada_en = :ahora::timestamptz
   where id = :id and (contador < :contador::bigint or (contador = 0 and :contador::bigint = 0))`,
);
const remove = statement<'id' | 'cuenta'>(
  'llave-eliminar',
  'delete from llaves_de_acceso where id = :id and cuenta = :cuenta::uuid',
);

function llaveFrom({ creada_en, usada_en, ...row }: Row): LlaveDeAcceso {
  return { ...row, creadaMs: creada_en.getTime(), usadaMs: usada_en?.getTime() ?? null };
}

/** False when the key is registered already or the account has `maximo` of them. */
export async function insertLlave(
  db: Queries,
  llave: Omit<LlaveDeAcceso, 'creadaMs' | 'usadaMs'>,
  maximo: number,
  ahoraMs: number,
): Promise<boolean> {
  const values = valuesFor(insert, { ...llave, maximo, ahora: instant(ahoraMs) });
  return (await db.execute(insert, values)) === 1;
}

export async function findLlave(db: Queries, id: string): Promise<LlaveDeAcceso | null> {
  const [row] = await db.query<Row>(byId, valuesFor(byId, { id }));
  return row === undefined ? null : llaveFrom(row);
}

export async function listLlaves(db: Queries, cuenta: string): Promise<readonly LlaveDeAcceso[]> {
  return (await db.query<Row>(byCuenta, valuesFor(byCuenta, { cuenta }))).map(llaveFrom);
}

/** False when the counter went back or stood still: a parallel use, or a copy. */
export async function markLlaveUsed(
  db: Queries,
  id: string,
  contador: number,
  ahoraMs: number,
): Promise<boolean> {
  const values = valuesFor(markUsed, { id, contador, ahora: instant(ahoraMs) });
  return (await db.execute(markUsed, values)) === 1;
}

export async function deleteLlave(db: Queries, cuenta: string, id: string): Promise<boolean> {
  return (await db.execute(remove, valuesFor(remove, { cuenta, id }))) === 1;
}
