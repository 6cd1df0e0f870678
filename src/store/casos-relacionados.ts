/** Cases and threads that have something in common with a case: same holder, process, file or correspondent. */
import type { Estado } from '../domain/solicitud/lifecycle.ts';
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type CasoRelacionado = {
  readonly id: string;
  readonly referencia: string;
  readonly tramite: string;
  readonly estado: Estado;
  readonly unidad: string;
  readonly presentadaMs: number;
};

export type HiloRelacionado = {
  readonly id: string;
  readonly referencia: string;
  readonly asunto: string;
  readonly unidad: string;
  readonly creadoMs: number;
};

const columns = `s.id, s.referencia, s.tramite, s.estado, s.unidad, (extract(epoch from s.presentada_en) * 1000)::float8 as "presentadaMs"`;

// Open ones and closed ones each by their own index: a holder may have filed thousands.
const sameHolder = statement<'id' | 'ruc' | 'tramite' | 'limite'>(
  'relacionados-del-titular',
  `with abiertas as (
     select ${columns}, s.presentada_en from solicitudes s
     where s.solicitante_ruc = :ruc and s.tramite = :tramite and s.id <> :id::uuid and s.cerrada_en is null
     order by s.presentada_en desc limit :limite),
   cerradas as (
     select ${columns}, s.presentada_en from solicitudes s
     where s.solicitante_ruc = :ruc and s.tramite = :tramite and s.id <> :id::uuid and s.cerrada_en is not null
     order by s.presentada_en desc limit :limite)
   select id, referencia, tramite, estado, unidad, "presentadaMs"
   from (select 0 as turno, * from abiertas union all select 1, * from cerradas) as x
   order by turno, presentada_en desc limit :limite`,
);
// Sorted by the search's own date, so that only those that are shown are read whole; apart from what finds them, because a
// plan that reads by date throws nearly every row away (measured with 2,000,000 cases: 12 s instead of 2 ms).
const byMarks = statement<'id' | 'marcas' | 'limite'>(
  'relacionados-por-marca',
  `with hallados as materialized (
     select b.id, b.fecha from busqueda b where b.clase = 'solicitud' and b.vector @@ :marcas::tsquery),
   nuevos as (select id from hallados where id <> :id::uuid order by fecha desc limit :limite)
   select ${columns} from nuevos join solicitudes s using (id) order by s.presentada_en desc`,
);
const threads = statement<'referencia' | 'limite'>(
  'relacionados-hilos',
  `select o.id, o.referencia, o.asunto, o.unidad, (extract(epoch from o.creado_en) * 1000)::float8 as "creadoMs"
   from correo_hilos h join correo_hilos o on o.direccion = h.direccion and o.id <> h.id
   where h.solicitud = :referencia order by o.cambiado_en desc limit :limite`,
);

const quoted = (lexema: string): string => `'${lexema.replace(/\\/g, '\\\\').replaceAll("'", "''")}'`;

/** Open ones first, then the newest. */
export function listDelTitular(
  queries: Queries,
  caso: { readonly id: string; readonly ruc: string; readonly tramite: string },
  limite: number,
): Promise<readonly CasoRelacionado[]> {
  return queries.query<CasoRelacionado>(sameHolder, valuesFor(sameHolder, { ...caso, limite }));
}

/** Cases that hold one of these lexemes of the search (`h:` a file, `c:` a code); the newest first. */
export async function listPorMarcas(
  queries: Queries,
  id: string,
  marcas: readonly string[],
  limite: number,
): Promise<readonly CasoRelacionado[]> {
  if (marcas.length === 0) return [];
  const values = valuesFor(byMarks, { id, marcas: marcas.map(quoted).join(' | '), limite });
  return queries.query<CasoRelacionado>(byMarks, values);
}

/** Other threads of whoever wrote the mails that became this case. */
export function listHilosDelRemitente(
  queries: Queries,
  referencia: string,
  limite: number,
): Promise<readonly HiloRelacionado[]> {
  return queries.query<HiloRelacionado>(threads, valuesFor(threads, { referencia, limite }));
}
