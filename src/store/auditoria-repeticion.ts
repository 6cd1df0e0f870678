/** What a decision is judged again with: the definition of that time, the register's history, and which cases to take. */
import type { Json } from '../domain/canonical-json.ts';
import type { Cambio } from '../domain/registro/asiento.ts';
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

const definition = statement<'version'>(
  'auditoria-definicion',
  'select contenido from definiciones where version = :version',
);
const changes = statement<'origen'>(
  'auditoria-asientos-de',
  'select clase, id, version, cambios from asientos_historia where origen = :origen order by version limit 50',
);
const decided = statement<'desde' | 'hasta' | 'en' | 'seq' | 'tramite' | 'limite'>(
  'auditoria-decididas',
  `select d.seq::text as seq, (extract(epoch from d.ocurrido_en) * 1000000)::float8 as us, s.referencia, s.tramite
   from (select e.seq, e.ocurrido_en, e.solicitud from eventos e
     where e.clase = 'decidida' and e.ocurrido_en >= to_timestamp(:desde::float8 / 1000) and e.ocurrido_en < to_timestamp(:hasta::float8 / 1000)
       and (e.ocurrido_en, e.seq) > (timestamptz 'epoch' + :en::float8 * interval '1 microsecond', :seq::bigint)
     order by e.ocurrido_en, e.seq limit :limite::int) d
   join solicitudes s on s.id = d.solicitud
   where :tramite::text is null or s.tramite = :tramite::text
   order by d.ocurrido_en, d.seq`,
);
const edge = statement<'desde' | 'hasta' | 'en' | 'seq' | 'limite'>(
  'auditoria-decididas-borde',
  `select e.seq::text as seq, (extract(epoch from e.ocurrido_en) * 1000000)::float8 as us from eventos e
   where e.clase = 'decidida' and e.ocurrido_en >= to_timestamp(:desde::float8 / 1000) and e.ocurrido_en < to_timestamp(:hasta::float8 / 1000)
     and (e.ocurrido_en, e.seq) > (timestamptz 'epoch' + :en::float8 * interval '1 microsecond', :seq::bigint)
   order by e.ocurrido_en, e.seq offset :limite::int - 1 limit 1`,
);

/** The content under that version; null where it was never filed under here. */
export async function findDefinicionGuardada(queries: Queries, version: string): Promise<Json> {
  const [row] = await queries.query<{ contenido: Json }>(definition, valuesFor(definition, { version }));
  return row?.contenido ?? null;
}

export type CambioDelRegistro = {
  readonly clase: string;
  readonly id: string;
  readonly version: number;
  readonly cambios: readonly Cambio[];
};

/** What a case changed in the embedded register. */
export function listCambiosDe(queries: Queries, origen: string): Promise<readonly CambioDelRegistro[]> {
  return queries.query<CambioDelRegistro>(changes, valuesFor(changes, { origen }));
}

export type LugarDeDecision = { readonly us: number; readonly seq: string };

export type DecididaEnElActo = LugarDeDecision & { readonly referencia: string; readonly tramite: string };

export type TramoDeDecisiones = {
  /** Epoch ms; the end is not included. */
  readonly desdeMs: number;
  readonly hastaMs: number;
  readonly tramite: string | null;
  readonly tras: LugarDeDecision;
};

/** Those of the next `limite` automatic decisions that belong to the trámite, and where to go on; null at the end. */
export async function listDecididas(
  queries: Queries,
  { desdeMs, hastaMs, tramite, tras }: TramoDeDecisiones,
  limite: number,
): Promise<{ readonly filas: readonly DecididaEnElActo[]; readonly sigue: LugarDeDecision | null }> {
  const values = { desde: desdeMs, hasta: hastaMs, en: tras.us, seq: tras.seq, tramite, limite };
  const filas = await queries.query<DecididaEnElActo>(decided, valuesFor(decided, values));
  const [sigue] = await queries.query<LugarDeDecision>(edge, valuesFor(edge, values));
  return { filas, sigue: sigue ?? null };
}
