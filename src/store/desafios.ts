/** Short-lived proofs: half sign-ins, enrolments and ties under way, and work, waits and challenges that were already used. */
import type { Json } from '../domain/canonical-json.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type ClaseDesafio = 'segundo-paso' | 'totp-inscripcion' | 'vinculo' | 'gastado';

const insert = statement<'huella' | 'clase' | 'datos' | 'vence'>(
  'desafio-nuevo',
  `insert into desafios (huella, clase, datos, vence_en) values (:huella, :clase, :datos::jsonb, :vence)
   on conflict do nothing`,
);
const read = statement<'huella' | 'clase' | 'ahora'>(
  'desafio-leer',
  'select datos from desafios where huella = :huella and clase = :clase and vence_en > :ahora',
);
const take = statement<'huella' | 'clase' | 'ahora'>(
  'desafio-tomar',
  'delete from desafios where huella = :huella and clase = :clase and vence_en > :ahora returning datos',
);
const countTry = statement<'huella' | 'clase' | 'maximo' | 'ahora'>(
  'desafio-intento',
  `update desafios set datos = jsonb_set(datos, '{intentos}', to_jsonb(coalesce((datos->>'intentos')::int, 0) + 1))
   where huella = :huella and clase = :clase and vence_en > :ahora
     and coalesce((datos->>'intentos')::int, 0) < :maximo::int returning datos`,
);

type Row = { readonly datos: { readonly [nombre: string]: Json } };

/** `huella`: hash of the secret or text. False when it was there already: somebody used it before. */
export async function insertDesafio(
  db: Queries,
  desafio: {
    readonly huella: string;
    readonly clase: ClaseDesafio;
    readonly datos: Row['datos'];
    readonly venceMs: number;
  },
): Promise<boolean> {
  const { huella, clase, datos, venceMs } = desafio;
  const values = { huella, clase, datos: JSON.stringify(datos), vence: instant(venceMs) };
  return (await db.execute(insert, valuesFor(insert, values))) === 1;
}

export async function readDesafio(
  db: Queries,
  clase: ClaseDesafio,
  huella: string,
  ahoraMs: number,
): Promise<Row['datos'] | null> {
  const [row] = await db.query<Row>(read, valuesFor(read, { huella, clase, ahora: instant(ahoraMs) }));
  return row?.datos ?? null;
}

/** Reads and removes it: of parallel takers one gets it. */
export async function takeDesafio(
  db: Queries,
  clase: ClaseDesafio,
  huella: string,
  ahoraMs: number,
): Promise<Row['datos'] | null> {
  const [row] = await db.query<Row>(take, valuesFor(take, { huella, clase, ahora: instant(ahoraMs) }));
  return row?.datos ?? null;
}

/** Counts one try and gives the data, or null when it expired or `maximo` tries were made. */
export async function tryDesafio(
  db: Queries,
  clase: ClaseDesafio,
  huella: string,
  maximo: number,
  ahoraMs: number,
): Promise<Row['datos'] | null> {
  const values = { huella, clase, maximo, ahora: instant(ahoraMs) };
  const [row] = await db.query<Row>(countTry, valuesFor(countTry, values));
  return row?.datos ?? null;
}
