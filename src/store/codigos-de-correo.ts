/** Codes that prove an address: keyed hash only, for one field of one draft, good once and for a few tries. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type CodigoDeCorreo = {
  readonly id: string;
  readonly borrador: string;
  readonly campo: string;
  readonly direccion: string;
  readonly venceMs: number;
};

// Written only into a draft of the account's own; a stranger's draft does not exist.
const insert = statement<'id' | 'borrador' | 'cuenta' | 'campo' | 'direccion' | 'huella' | 'vence' | 'ahora'>(
  'codigo-nuevo',
  `insert into codigos_de_correo (id, borrador, campo, direccion, huella, vence_en, creado_en)
   select :id::uuid, b.id, :campo, :direccion, :huella, :vence::timestamptz, :ahora::timestamptz
   from borradores b where b.id = :borrador::uuid and b.cuenta = :cuenta::uuid`,
);
const byId = statement<'id'>(
  'codigo',
  'select id, borrador, campo, direccion, vence_en from codigos_de_correo where id = :id::uuid',
);
// Only the newest code of a field counts; the try is counted before anybody looks at the digits.
const countTry = statement<'borrador' | 'cuenta' | 'campo' | 'maximo' | 'ahora'>(
  'codigo-intento',
  `update codigos_de_correo c set intentos = c.intentos + 1
   where c.id = (
       select n.id from codigos_de_correo n join borradores b on b.id = n.borrador
       where b.id = :borrador::uuid and b.cuenta = :cuenta::uuid and n.campo = :campo
       order by n.creado_en desc, n.id desc limit 1)
     and c.intentos < :maximo::int and c.usado_en is null and c.vence_en > :ahora::timestamptz
   returning c.id, c.huella, c.direccion`,
);
const use = statement<'id' | 'cuenta' | 'marca' | 'ahora'>(
  'codigo-usar',
  `with usado as (update codigos_de_correo set usado_en = :ahora::timestamptz where id = :id::uuid and usado_en is null returning borrador)
   update borradores b set cambiado_en = :ahora::timestamptz,
     verificados = case when b.verificados ? :marca::text then b.verificados else b.verificados || to_jsonb(:marca::text) end
   from usado where b.id = usado.borrador and b.cuenta = :cuenta::uuid`,
);

/** False when the draft is not the account's. */
export async function insertCodigo(
  db: Queries,
  codigo: CodigoDeCorreo & { readonly cuenta: string; readonly huella: string },
  ahoraMs: number,
): Promise<boolean> {
  const { venceMs, ...rest } = codigo;
  const values = valuesFor(insert, { ...rest, vence: instant(venceMs), ahora: instant(ahoraMs) });
  return (await db.execute(insert, values)) === 1;
}

export async function findCodigo(db: Queries, id: string): Promise<CodigoDeCorreo | null> {
  type Row = Omit<CodigoDeCorreo, 'venceMs'> & { vence_en: Date };
  const [row] = await db.query<Row>(byId, valuesFor(byId, { id }));
  if (row === undefined) return null;
  const { vence_en, ...rest } = row;
  return { ...rest, venceMs: vence_en.getTime() };
}

type Prueba = { readonly borrador: string; readonly cuenta: string; readonly campo: string };

/** Counts a try on the newest code of the field; null when there is none that can still be tried. */
export async function tryCodigo(
  db: Queries,
  prueba: Prueba,
  maximo: number,
  ahoraMs: number,
): Promise<{ readonly id: string; readonly huella: string; readonly direccion: string } | null> {
  const values = valuesFor(countTry, { ...prueba, maximo, ahora: instant(ahoraMs) });
  const [row] = await db.query<{ id: string; huella: string; direccion: string }>(countTry, values);
  return row ?? null;
}

/** Uses the code up and writes `marca` into the draft's list of proofs; false when somebody was faster. */
export async function useCodigo(
  db: Queries,
  id: string,
  cuenta: string,
  marca: string,
  ahoraMs: number,
): Promise<boolean> {
  const values = valuesFor(use, { id, cuenta, marca, ahora: instant(ahoraMs) });
  return (await db.execute(use, values)) === 1;
}
