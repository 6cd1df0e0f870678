/** How long the agency really took: what the catalogue publishes beside its promise. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** Milliseconds from filing to decision, pauses left out. */
export type Demora = {
  readonly tramite: string;
  /** Decisions it rests on. */
  readonly casos: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
};

// The newest decisions of each trámite, from the index alone: what it costs does not grow with the table.
const measured = statement<'tramites' | 'desde' | 'limite'>(
  'demoras',
  `select t.tramite, count(*)::int as casos,
     percentile_disc(0.5) within group (order by d.demora_ms)::float8 as "p50Ms",
     percentile_disc(0.9) within group (order by d.demora_ms)::float8 as "p90Ms"
   from unnest(:tramites::text[]) as t (tramite)
   cross join lateral (
     select s.demora_ms from solicitudes s
     where s.tramite = t.tramite and s.demora_ms is not null and s.decidida_en >= :desde::timestamptz
     order by s.decidida_en desc limit :limite::int) d
   group by t.tramite`,
);

/** Of each trámite with decisions since `desdeMs`, over at most `limite` of its newest ones. */
export async function readDemoras(
  db: Queries,
  tramites: readonly string[],
  desdeMs: number,
  limite: number,
): Promise<readonly Demora[]> {
  return db.query<Demora>(measured, valuesFor(measured, { tramites, desde: instant(desdeMs), limite }));
}
