/** Filters of the queue that people keep: for themselves, or for everybody of a unit. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type FiltroGuardado = {
  readonly id: string;
  readonly cuenta: string;
  /** Null: only its owner's. */
  readonly unidad: string | null;
  readonly nombre: string;
  /** The address without the page. */
  readonly consulta: string;
};

const visible = statement<'cuenta' | 'unidades' | 'limite'>(
  'filtros-visibles',
  `select id, cuenta, unidad, nombre, consulta from filtros_guardados
   where cuenta = :cuenta::uuid or unidad = any(:unidades::text[]) order by unidad is not null, nombre, id limit :limite`,
);
const insert = statement<'id' | 'cuenta' | 'unidad' | 'nombre' | 'consulta' | 'ahora' | 'limite'>(
  'filtro-guardar',
  `insert into filtros_guardados (id, cuenta, unidad, nombre, consulta, creado_en)
   select :id::uuid, :cuenta::uuid, :unidad, :nombre, :consulta, :ahora::timestamptz
   where (select count(*) from filtros_guardados where cuenta = :cuenta::uuid) < :limite::int on conflict (id) do nothing`,
);
const remove = statement<'id' | 'cuenta' | 'unidades'>(
  'filtro-quitar',
  `delete from filtros_guardados where id = :id::uuid and (cuenta = :cuenta::uuid or unidad = any(:unidades::text[]))`,
);

/** The person's own first, by name. */
export function listFiltros(
  queries: Queries,
  cuenta: string,
  unidades: readonly string[],
  limite: number,
): Promise<readonly FiltroGuardado[]> {
  return queries.query<FiltroGuardado>(visible, valuesFor(visible, { cuenta, unidades, limite }));
}

/** The same id twice is one filter. Nothing happens above `limite` of one person: see `listFiltros`. */
export async function insertFiltro(
  queries: Queries,
  filtro: FiltroGuardado,
  ahoraMs: number,
  limite: number,
): Promise<void> {
  await queries.execute(insert, valuesFor(insert, { ...filtro, ahora: instant(ahoraMs), limite }));
}

/** `unidades`: those whose shared filters the person may take away. */
export async function deleteFiltro(
  queries: Queries,
  id: string,
  cuenta: string,
  unidades: readonly string[],
): Promise<void> {
  await queries.execute(remove, valuesFor(remove, { id, cuenta, unidades }));
}
