/** Settings that change while the service runs, and their history. */
import type { Ajuste, CambioDeAjuste, ClaveDeAjuste } from '../domain/ajuste.ts';
import type { Database, Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const read = statement<'clave'>('ajuste', 'select version, valor from ajustes where clave = :clave');

// The row may be there without history: what the product or an import set by itself.
const write = statement<
  | 'clave'
  | 'versionVista'
  | 'version'
  | 'valor'
  | 'motivo'
  | 'cuenta'
  | 'nombre'
  | 'ocurrido'
  | 'hashAnterior'
  | 'hash'
>(
  'ajuste-cambiar',
  `with escrito as (
     insert into ajustes (clave, version, valor) select :clave, :version::int, :valor::jsonb
       where :versionVista::int = 0 or exists (select from ajustes where clave = :clave)
     on conflict (clave) do update set version = excluded.version, valor = excluded.valor
       where ajustes.version = :versionVista::int
     returning clave, version, valor)
   insert into ajustes_historia (clave, version, valor, motivo, cuenta, nombre, ocurrido_en, hash_anterior, hash)
   select clave, version, valor, :motivo, :cuenta::uuid, :nombre, :ocurrido::timestamptz, :hashAnterior, :hash from escrito`,
);

const history = statement<'clave' | 'antes' | 'limite'>(
  'ajuste-historia',
  `select clave, version, valor, motivo, cuenta, nombre, ocurrido_en, hash_anterior as "hashAnterior", hash
   from ajustes_historia where clave = :clave and version < :antes::int order by version desc limit :limite::int`,
);

/** Null where nobody ever set it. */
export async function readAjuste(db: Queries, clave: ClaveDeAjuste): Promise<Ajuste | null> {
  const [row] = await db.query<Ajuste>(read, valuesFor(read, { clave }));
  return row ?? null;
}

/** Writes the version after `versionVista` and its line of history; false where somebody else was first. */
export async function writeAjuste(
  db: Database,
  versionVista: number,
  { ocurridoMs, ...cambio }: CambioDeAjuste,
): Promise<boolean> {
  const values = {
    ...cambio,
    versionVista,
    valor: JSON.stringify(cambio.valor),
    ocurrido: instant(ocurridoMs),
  };
  return (await db.execute(write, valuesFor(write, values))) === 1;
}

/** The newest first; `antes` leaves out that version and later ones. */
export async function listAjusteHistoria(
  db: Queries,
  clave: ClaveDeAjuste,
  limite: number,
  antes = 2_147_483_647,
): Promise<readonly CambioDeAjuste[]> {
  const rows = await db.query<CambioDeAjuste & { ocurrido_en: Date }>(
    history,
    valuesFor(history, { clave, antes, limite }),
  );
  return rows.map(({ ocurrido_en, ...row }) => ({ ...row, ocurridoMs: ocurrido_en.getTime() }));
}
