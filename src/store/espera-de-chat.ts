/** Where a conversation stands in the queue of its unit, who could take it, and how the last hour went: one statement. */
import type { Toma } from '../domain/chat/espera.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type LugarEnLaFila = {
  /** From 1. */
  readonly lugar: number;
  /** Staff of the unit who take conversations now. */
  readonly disponibles: number;
  /** Those in a pause included. */
  readonly presentes: number;
  readonly tomas: readonly Toma[];
};

// Each part goes through an index that is in the order asked for; the people present are a few rows.
const place = statement<'id' | 'ahora' | 'desde' | 'limite'>(
  'lugar-en-la-fila',
  `with esta as (select id, unidad, en_espera_desde from conversaciones where id = :id::uuid and estado = 'en-espera'),
   hay as (select count(*)::int as presentes, (count(*) filter (where a.estado = 'disponible'))::int as disponibles
     from agentes_presentes a, esta e where a.vence_en > :ahora::timestamptz and a.unidades @> array[e.unidad])
   select h.presentes, h.disponibles,
     1 + (select count(*)::int from conversaciones w where w.unidad = e.unidad and w.estado = 'en-espera'
       and (w.en_espera_desde, w.id) < (e.en_espera_desde, e.id)) as lugar,
     (select coalesce(jsonb_agg(jsonb_build_object('tomadaMs', (extract(epoch from t.tomada_en) * 1000)::bigint,
         'enEsperaDesdeMs', (extract(epoch from t.en_espera_desde) * 1000)::bigint)), '[]')
       from (select c.tomada_en, c.en_espera_desde from conversaciones c
         where c.unidad = e.unidad and c.tomada_en is not null and c.tomada_en > :desde::timestamptz
         order by c.tomada_en desc limit :limite::int) t) as tomas
   from esta e, hay h`,
);

/** Null for a conversation that does not wait. `tomasMax`: the latest takes are looked at, so many of them. */
export async function readLugar(
  queries: Queries,
  id: string,
  { ahoraMs, tomasDesdeMs, tomasMax }: { ahoraMs: number; tomasDesdeMs: number; tomasMax: number },
): Promise<LugarEnLaFila | null> {
  const values = { id, ahora: instant(ahoraMs), desde: instant(tomasDesdeMs), limite: tomasMax };
  const [row] = await queries.query<LugarEnLaFila>(place, valuesFor(place, values));
  return row ?? null;
}

const present = statement<'unidad' | 'ahora'>(
  'hay-presentes',
  `select count(*)::int as presentes, (count(*) filter (where estado = 'disponible'))::int as disponibles
   from agentes_presentes where vence_en > :ahora::timestamptz and unidades @> array[:unidad::text]`,
);

/** How many of the unit are there, and how many of those take conversations. */
export async function countPresentes(
  queries: Queries,
  unidad: string,
  ahoraMs: number,
): Promise<Pick<LugarEnLaFila, 'presentes' | 'disponibles'>> {
  const [row] = await queries.query<Pick<LugarEnLaFila, 'presentes' | 'disponibles'>>(
    present,
    valuesFor(present, { unidad, ahora: instant(ahoraMs) }),
  );
  return row ?? { presentes: 0, disponibles: 0 };
}
