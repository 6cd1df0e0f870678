/**
 * Looking things up: the newest rows that hold every word, a stretch of weeks at a time. A word that half the cases hold
 * is answered out of the last week; a rare one costs a probe for each of a few ever longer stretches.
 */
import type { Queries } from '../platform/database.ts';
import type { ClaseDeHallazgo } from './busqueda-llenado.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** Place in the order of time; epoch ms. */
export type LugarEnElTiempo = { readonly fechaMs: number; readonly id: string };

export type Candidato = LugarEnElTiempo & {
  readonly clase: ClaseDeHallazgo;
  /** Rank in millionths. */
  readonly puntos: number;
};

/** A question ready to be put: in PostgreSQL's own words, with the stems its words came down to. */
export type Consulta = { readonly consulta: string; readonly raices: readonly string[] };

/** Which rows, as alternatives of lexemes that each must hold one of; see the migration for what they mean. */
export type Filtro = readonly (readonly string[])[];

const put = statement<'terminos' | 'palabras'>(
  'busqueda-consulta',
  `select consulta_de_busqueda(:terminos::jsonb)::text as consulta,
     tsvector_to_array(to_tsvector('busqueda_es', :palabras)) as raices`,
);

const found = `select b.clase, b.id, b.fecha from busqueda b where b.vector @@ (:consulta::tsquery && :filtro::tsquery)`;
// Apart from the dates and materialized: else the planner reads the rows by date and throws nearly all of them away
// (measured with 100,000 cases: 6 ms a look instead of 0.3).
const ranked = (hits: string) => `with hallados as materialized (${hits}),
  nuevos as materialized (
    select * from hallados h where h.fecha >= :desde::timestamptz and h.fecha <= :hasta::timestamptz
      and (h.fecha, h.id) < (:topeFecha::timestamptz, :topeId::uuid) order by h.fecha desc, h.id desc limit :limite::int)
  select n.clase, n.id, (extract(epoch from n.fecha) * 1000)::float8 as "fechaMs",
    (ts_rank('{0.1, 0.2, 0.4, 1.0}', b.vector, :consulta::tsquery) * 1000000)::int as puntos
  from nuevos n join busqueda b using (clase, id)`;

type Names = 'consulta' | 'filtro' | 'desde' | 'hasta' | 'topeFecha' | 'topeId' | 'limite';

const newest = statement<Names>('busqueda-hallazgos', ranked(found));
const ofOwn = statement<Names | 'cuenta'>(
  'busqueda-hallazgos-a-cargo',
  ranked(`select b.clase, b.id, b.fecha from solicitudes s join busqueda b on b.clase = 'solicitud' and b.id = s.id
    where s.asignado = :cuenta::uuid and s.cerrada_en is null and b.vector @@ (:consulta::tsquery && :filtro::tsquery)`),
);
const oldest = statement<never>(
  'busqueda-primera',
  `select (extract(epoch from min(fecha)) * 1000)::float8 as "primeraMs" from busqueda`,
);

/** A lexeme as it is, for `tsquery`: nothing in it can be read as an operator. */
export const quoted = (lexema: string): string => `'${lexema.replace(/\\/g, '\\\\').replaceAll("'", "''")}'`;

/** Lexemes are taken as they are: nothing in them can be read as an operator. */
const filterText = (filtro: Filtro): string =>
  filtro.map((some) => `(${some.map(quoted).join(' | ')})`).join(' & ');

export async function putConsulta(
  queries: Queries,
  terminos: readonly {
    readonly texto: string;
    readonly lexemas: readonly string[];
    readonly prefijo: string | null;
  }[],
  palabras: readonly string[],
): Promise<Consulta> {
  const values = {
    terminos: JSON.stringify(terminos.map(({ texto, lexemas, prefijo }) => ({ texto, lexemas, prefijo }))),
    palabras: palabras.join(' '),
  };
  const [row] = await queries.query<Consulta>(put, valuesFor(put, values));
  return row ?? { consulta: '', raices: [] };
}

export type Tramo = {
  readonly consulta: string;
  readonly filtro: Filtro;
  /** Both within; epoch ms. */
  readonly desdeMs: number;
  readonly hastaMs: number;
  /** Only what comes before it in the order newest first. */
  readonly tope: LugarEnElTiempo;
  readonly limite: number;
};

const parametersOf = ({ consulta, filtro, desdeMs, hastaMs, tope, limite }: Tramo) => ({
  consulta,
  filtro: filterText(filtro),
  desde: instant(desdeMs),
  hasta: instant(hastaMs),
  topeFecha: instant(tope.fechaMs),
  topeId: tope.id,
  limite,
});

/** The newest hits of a stretch, in no order. */
export function listCandidatos(queries: Queries, tramo: Tramo): Promise<readonly Candidato[]> {
  return queries.query<Candidato>(newest, valuesFor(newest, parametersOf(tramo)));
}

/** The same among the open cases that somebody has. */
export function listCandidatosACargo(
  queries: Queries,
  tramo: Tramo,
  cuenta: string,
): Promise<readonly Candidato[]> {
  return queries.query<Candidato>(ofOwn, valuesFor(ofOwn, { ...parametersOf(tramo), cuenta }));
}

/** Epoch ms of the oldest thing that can be found; null where there is nothing. */
export async function readPrimeraFecha(queries: Queries): Promise<number | null> {
  const [row] = await queries.query<{ primeraMs: number | null }>(oldest, []);
  return row?.primeraMs ?? null;
}
