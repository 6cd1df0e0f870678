/** Cases and threads that have something in common with a case: same holder, process, file or correspondent. */
import type { Estado } from '../domain/solicitud/lifecycle.ts';
import type { Queries } from '../platform/database.ts';
import { quoted } from './busqueda.ts';
import { instant, statement, valuesFor } from './statement.ts';

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
/*
 * Newest first by ever longer stretches, each looked at only where the ones before it gave too few: a mark that a tenth of all
 * cases bear is answered out of the last weeks. The search's own date sorts them, so that only those that are shown are read
 * whole; apart from what finds them, because a plan that reads by date throws nearly every row away (measured with
 * 2,000,000 cases: 12 s, and 1 s for a common mark looked up in all of them).
 */
const marked = (more: string) =>
  `materialized (select b.id, b.fecha from busqueda b where b.clase = 'solicitud' and b.id <> :id::uuid and ${more})`;
const byMarks = statement<'id' | 'marcas' | 'semanas' | 'meses' | 'hasta' | 'limite'>(
  'relacionados-por-marca',
  `with de_semanas as ${marked('b.vector @@ (:marcas::tsquery && :semanas::tsquery)')},
   de_meses as ${marked('b.vector @@ (:marcas::tsquery && :meses::tsquery)')},
   de_antes as ${marked('b.vector @@ :marcas::tsquery and b.fecha < :hasta::timestamptz')},
   nuevos as (
     select id from (
       (select * from de_semanas order by fecha desc) union all (select * from de_meses order by fecha desc)
       union all (select * from de_antes order by fecha desc)) x limit :limite::int)
   select ${columns} from nuevos join solicitudes s using (id) order by s.presentada_en desc`,
);
const threads = statement<'referencia' | 'limite'>(
  'relacionados-hilos',
  `select o.id, o.referencia, o.asunto, o.unidad, (extract(epoch from o.creado_en) * 1000)::float8 as "creadoMs"
   from correo_hilos h join correo_hilos o on o.direccion = h.direccion and o.id <> h.id
   where h.solicitud = :referencia order by o.cambiado_en desc limit :limite`,
);

/** Open ones first, then the newest. */
export function listDelTitular(
  queries: Queries,
  caso: { readonly id: string; readonly ruc: string; readonly tramite: string },
  limite: number,
): Promise<readonly CasoRelacionado[]> {
  return queries.query<CasoRelacionado>(sameHolder, valuesFor(sameHolder, { ...caso, limite }));
}

const weekMs = 604_800_000;
/** Weeks of the first look, then of the second; what is older is the third. */
const firstWeeks = 3;
const nextWeeks = 23;

/** `s:` lexemes of weeks, the last of which is `last`. */
const weeksUntil = (last: number, count: number): string =>
  Array.from({ length: count }, (_, i) => quoted(`s:${last - i}`)).join(' | ');

/** Cases that hold one of these lexemes of the search (`h:` a file, `c:` a code); the newest first. */
export async function listPorMarcas(
  queries: Queries,
  id: string,
  marcas: readonly string[],
  ahoraMs: number,
  limite: number,
): Promise<readonly CasoRelacionado[]> {
  if (marcas.length === 0) return [];
  const week = Math.floor(ahoraMs / weekMs);
  const values = {
    id,
    marcas: marcas.map(quoted).join(' | '),
    semanas: weeksUntil(week, firstWeeks),
    meses: weeksUntil(week - firstWeeks, nextWeeks),
    hasta: instant((week - firstWeeks - nextWeeks + 1) * weekMs),
    limite,
  };
  return queries.query<CasoRelacionado>(byMarks, valuesFor(byMarks, values));
}

/** Other threads of whoever wrote the mails that became this case. */
export function listHilosDelRemitente(
  queries: Queries,
  referencia: string,
  limite: number,
): Promise<readonly HiloRelacionado[]> {
  return queries.query<HiloRelacionado>(threads, valuesFor(threads, { referencia, limite }));
}
