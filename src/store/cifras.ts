/** The desk's few figures, each from an index and each bounded. */
import type { Database } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const overdue = statement<'unidades' | 'ahora' | 'limite'>(
  'cifra-vencidas',
  `select count(*)::int as cuenta from (
     select from solicitudes where unidad = any(:unidades::text[]) and cerrada_en is null and vence_en < :ahora::timestamptz
     limit :limite::int) x`,
);
const decided = statement<'tramites' | 'desde' | 'limite'>(
  'cifra-decididas',
  `select count(*)::int as cuenta, (count(*) filter (where demora_ms = 0))::int as "enElActo" from (
     select demora_ms from solicitudes
     where tramite = any(:tramites::text[]) and decidida_en >= :desde::timestamptz and demora_ms is not null
     limit :limite::int) x`,
);
// A decision at once takes no time: only those that waited for a person say how well the promise is kept.
const kept = statement<'tramites' | 'desde' | 'limite'>(
  'cifra-promesa',
  `select count(*)::int as decididas, (count(*) filter (where decidida_en <= promesa_vence_en))::int as cumplidas from unnest(:tramites::text[]) as t (tramite)
   cross join lateral (
     select s.decidida_en, s.promesa_vence_en from solicitudes s
     where s.tramite = t.tramite and s.demora_ms is not null and s.demora_ms > 0 and s.decidida_en >= :desde::timestamptz
       and s.promesa_vence_en is not null
     order by s.decidida_en desc limit :limite::int) x`,
);

/** Open cases of the units whose earlier clock has run out; paused ones have no date and do not count. */
export async function countVencidas(
  db: Database,
  unidades: readonly string[],
  ahoraMs: number,
  limite: number,
): Promise<number> {
  const values = { unidades, ahora: instant(ahoraMs), limite };
  const [row] = await db.query<{ cuenta: number }>(overdue, valuesFor(overdue, values));
  return row?.cuenta ?? 0;
}

/** Decisions on these trámites since an instant; `enElActo`: of them, those decided by the checks at once. */
export async function countDecididas(
  db: Database,
  tramites: readonly string[],
  desdeMs: number,
  limite: number,
): Promise<{ readonly cuenta: number; readonly enElActo: number }> {
  const values = { tramites, desde: instant(desdeMs), limite };
  const [row] = await db.query<{ cuenta: number; enElActo: number }>(decided, valuesFor(decided, values));
  return row ?? { cuenta: 0, enElActo: 0 };
}

/** Of the last `limite` decisions of people on each trámite since an instant: how many kept the published promise. */
export async function countPromesaCumplida(
  db: Database,
  tramites: readonly string[],
  desdeMs: number,
  limite: number,
): Promise<{ readonly decididas: number; readonly cumplidas: number }> {
  const values = { tramites, desde: instant(desdeMs), limite };
  const [row] = await db.query<{ decididas: number; cumplidas: number }>(kept, valuesFor(kept, values));
  return row ?? { decididas: 0, cumplidas: 0 };
}
