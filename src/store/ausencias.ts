/** Days on which people of the staff are away, and who stands in for them. Days are civil dates at the agency. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type Ausencia = {
  readonly id: string;
  readonly cuenta: string;
  readonly nombre: string;
  readonly unidades: readonly string[];
  readonly sustituto: string | null;
  readonly sustitutoNombre: string | null;
  readonly desde: string;
  readonly hasta: string;
};

const columns = `a.id, a.cuenta, c.nombre, c.unidades, a.sustituto, s.nombre as "sustitutoNombre", a.desde, a.hasta`;
const joined = `from ausencias a join cuentas c on c.id = a.cuenta left join cuentas s on s.id = a.sustituto`;

const insert = statement<
  'id' | 'cuenta' | 'sustituto' | 'desde' | 'hasta' | 'registradaPor' | 'ahora' | 'inicia'
>(
  'ausencia-nueva',
  `insert into ausencias (id, cuenta, sustituto, desde, hasta, registrada_por, registrada_en, iniciada_en)
   values (:id::uuid, :cuenta::uuid, :sustituto::uuid, :desde::date, :hasta::date, :registradaPor::uuid, :ahora::timestamptz,
     case when :inicia::boolean then :ahora::timestamptz end)`,
);
const overlapping = statement<'cuenta' | 'desde' | 'hasta'>(
  'ausencias-que-se-cruzan',
  `select a.id from ausencias a where a.cuenta = :cuenta::uuid and a.terminada_en is null
   and a.desde <= :hasta::date and a.hasta >= :desde::date limit 1`,
);
const ofUnits = statement<'unidades' | 'hoy' | 'limite'>(
  'ausencias-de-unidades',
  `select ${columns} ${joined} where a.terminada_en is null and a.hasta >= :hoy::date and c.activa
   and c.unidades && :unidades::text[] order by a.desde, c.nombre, a.id limit :limite::int`,
);
const byId = statement<'id'>(
  'ausencia',
  `select ${columns} ${joined} where a.id = :id::uuid and a.terminada_en is null`,
);
const current = statement<'cuenta' | 'hoy'>(
  'ausencia-de-hoy',
  `select ${columns} ${joined} where a.cuenta = :cuenta::uuid and a.terminada_en is null
   and :hoy::date between a.desde and a.hasta limit 1`,
);
const replacing = statement<'sustituto' | 'hoy' | 'limite'>(
  'ausencias-que-sustituye',
  `select ${columns} ${joined} where a.sustituto = :sustituto::uuid and a.terminada_en is null
   and :hoy::date between a.desde and a.hasta order by c.nombre, a.id limit :limite::int`,
);
const end = statement<'id' | 'ahora'>(
  'ausencia-terminar',
  'update ausencias set terminada_en = :ahora::timestamptz where id = :id::uuid and terminada_en is null',
);
const begin = statement<'hoy' | 'ahora'>(
  'ausencias-que-empiezan',
  `update ausencias set iniciada_en = :ahora::timestamptz
   where terminada_en is null and iniciada_en is null and :hoy::date between desde and hasta returning cuenta`,
);
const endPast = statement<'hoy' | 'ahora'>(
  'ausencias-que-pasaron',
  `update ausencias set terminada_en = :ahora::timestamptz
   where terminada_en is null and hasta < :hoy::date returning cuenta`,
);
const casesOfAbsent = statement<'sustituto' | 'hoy' | 'unidades' | 'limite'>(
  'casos-de-ausentes',
  `select s.referencia, s.version, s.tramite, s.estado, s.unidad, c.nombre as titular
   from ausencias a join cuentas c on c.id = a.cuenta
     join solicitudes s on s.asignado = a.cuenta and s.cerrada_en is null and s.unidad = any(:unidades::text[])
   where a.sustituto = :sustituto::uuid and a.terminada_en is null and :hoy::date between a.desde and a.hasta
   order by s.vence_en, s.id limit :limite::int`,
);

export type CasoDeAusente = {
  readonly referencia: string;
  readonly version: number;
  readonly tramite: string;
  readonly estado: string;
  readonly unidad: string;
  /** Name of who is away. */
  readonly titular: string;
};

/** `inicia`: it begins today, nothing is left to the duty. */
export async function insertAusencia(
  queries: Queries,
  ausencia: Pick<Ausencia, 'id' | 'cuenta' | 'sustituto' | 'desde' | 'hasta'> & {
    readonly registradaPor: string;
    readonly inicia: boolean;
  },
  ahoraMs: number,
): Promise<void> {
  await queries.execute(insert, valuesFor(insert, { ...ausencia, ahora: instant(ahoraMs) }));
}

export async function hasAusenciaEntre(
  queries: Queries,
  cuenta: string,
  desde: string,
  hasta: string,
): Promise<boolean> {
  return (await queries.query(overlapping, valuesFor(overlapping, { cuenta, desde, hasta }))).length > 0;
}

/** Present and coming ones of whoever works in one of the units, the first to begin first. */
export async function listAusencias(
  queries: Queries,
  unidades: readonly string[],
  hoy: string,
  limite: number,
): Promise<readonly Ausencia[]> {
  return queries.query<Ausencia>(ofUnits, valuesFor(ofUnits, { unidades, hoy, limite }));
}

/** Null for one that ended. */
export async function findAusencia(queries: Queries, id: string): Promise<Ausencia | null> {
  return (await queries.query<Ausencia>(byId, valuesFor(byId, { id })))[0] ?? null;
}

export async function findAusenciaDeHoy(
  queries: Queries,
  cuenta: string,
  hoy: string,
): Promise<Ausencia | null> {
  return (await queries.query<Ausencia>(current, valuesFor(current, { cuenta, hoy })))[0] ?? null;
}

/** Whom somebody stands in for today. */
export async function listSustituidos(
  queries: Queries,
  sustituto: string,
  hoy: string,
  limite: number,
): Promise<readonly Ausencia[]> {
  return queries.query<Ausencia>(replacing, valuesFor(replacing, { sustituto, hoy, limite }));
}

/** Open cases of those somebody stands in for today, by the clock that expires first. */
export async function listCasosDeAusentes(
  queries: Queries,
  sustituto: string,
  hoy: string,
  unidades: readonly string[],
  limite: number,
): Promise<readonly CasoDeAusente[]> {
  const values = { sustituto, hoy, unidades, limite };
  return queries.query<CasoDeAusente>(casesOfAbsent, valuesFor(casesOfAbsent, values));
}

/** False when it had ended already. */
export async function endAusencia(queries: Queries, id: string, ahoraMs: number): Promise<boolean> {
  return (await queries.execute(end, valuesFor(end, { id, ahora: instant(ahoraMs) }))) === 1;
}

/** Accounts whose absence began, noted once. */
export async function beginAusencias(
  queries: Queries,
  hoy: string,
  ahoraMs: number,
): Promise<readonly string[]> {
  const rows = await queries.query<{ cuenta: string }>(
    begin,
    valuesFor(begin, { hoy, ahora: instant(ahoraMs) }),
  );
  return rows.map(({ cuenta }) => cuenta);
}

/** Accounts whose absence was over yesterday. */
export async function endPastAusencias(
  queries: Queries,
  hoy: string,
  ahoraMs: number,
): Promise<readonly string[]> {
  const rows = await queries.query<{ cuenta: string }>(
    endPast,
    valuesFor(endPast, { hoy, ahora: instant(ahoraMs) }),
  );
  return rows.map(({ cuenta }) => cuenta);
}
