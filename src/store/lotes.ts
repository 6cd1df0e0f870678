/** What one verb did to many cases, kept for some days so that its page can be opened again. */
import type { Json } from '../domain/canonical-json.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type LoteGuardado = { readonly id: string; readonly accion: string; readonly filas: Json };

const insert = statement<'id' | 'cuenta' | 'accion' | 'filas' | 'ahora' | 'desde'>(
  'lote-guardar',
  `with viejos as (delete from lotes where cuenta = :cuenta::uuid and creado_en < :desde::timestamptz)
   insert into lotes (id, cuenta, accion, filas, creado_en)
   values (:id::uuid, :cuenta::uuid, :accion, :filas::jsonb, :ahora::timestamptz)
   on conflict (id) do update set filas = excluded.filas where lotes.cuenta = excluded.cuenta`,
);
const byId = statement<'id' | 'cuenta'>(
  'lote',
  'select id, accion, filas from lotes where id = :id::uuid and cuenta = :cuenta::uuid',
);

/** Written once the last row is through; what is older than `desdeMs` goes. */
export async function keepLote(
  queries: Queries,
  lote: LoteGuardado & { readonly cuenta: string },
  ahoraMs: number,
  desdeMs: number,
): Promise<void> {
  const values = {
    ...lote,
    filas: JSON.stringify(lote.filas),
    ahora: instant(ahoraMs),
    desde: instant(desdeMs),
  };
  await queries.execute(insert, valuesFor(insert, values));
}

/** Only to whoever did it. */
export async function findLote(queries: Queries, id: string, cuenta: string): Promise<LoteGuardado | null> {
  const [row] = await queries.query<LoteGuardado>(byId, valuesFor(byId, { id, cuenta }));
  return row ?? null;
}
