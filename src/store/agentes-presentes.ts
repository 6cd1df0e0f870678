/** Staff in the chat now: a lease that a beat renews and that runs out by itself. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type EstadoDePresencia = 'disponible' | 'en-pausa';

/** `desdeMs`: since when in this state. */
export type Presencia = {
  readonly cuenta: string;
  readonly nombre: string;
  readonly unidades: readonly string[];
  readonly estado: EstadoDePresencia;
  readonly capacidad: number;
  readonly desdeMs: number;
  readonly venceMs: number;
};

export type AgentePresente = Presencia & {
  /** Conversations attended now, in whatever unit. */
  readonly atiende: number;
};

type Row = Omit<Presencia, 'desdeMs' | 'venceMs'> & { desde: Date; vence_en: Date };

const columns = 'cuenta, nombre, unidades, estado, capacidad, desde, vence_en';

// Who comes back after the lease ran out is present since now; another capacity alone changes no beginning.
const put = statement<'cuenta' | 'nombre' | 'unidades' | 'estado' | 'capacidad' | 'ahora' | 'vence'>(
  'presencia-poner',
  `insert into agentes_presentes as a (${columns})
   values (:cuenta::uuid, :nombre, :unidades::text[], :estado, :capacidad::int, :ahora::timestamptz, :vence::timestamptz)
   on conflict (cuenta) do update set nombre = excluded.nombre, unidades = excluded.unidades, estado = excluded.estado,
     capacidad = excluded.capacidad, vence_en = excluded.vence_en,
     desde = case when a.estado = excluded.estado and a.vence_en > excluded.desde then a.desde else excluded.desde end
   returning ${columns}`,
);
const beat = statement<'cuenta' | 'nombre' | 'unidades' | 'ahora' | 'vence'>(
  'presencia-latir',
  `update agentes_presentes set nombre = :nombre, unidades = :unidades::text[], vence_en = :vence::timestamptz,
     desde = case when vence_en > :ahora::timestamptz then desde else :ahora::timestamptz end
   where cuenta = :cuenta::uuid returning ${columns}`,
);
const leave = statement<'cuenta'>(
  'presencia-dejar',
  'delete from agentes_presentes where cuenta = :cuenta::uuid',
);
// Two dozen people at most: the table is read whole, the load by the index of open conversations per agent.
const ofUnit = statement<'unidad' | 'ahora'>(
  'presentes-de-unidad',
  `select a.cuenta, a.nombre, a.unidades, a.estado, a.capacidad, a.desde, a.vence_en,
     (select count(*)::int from conversaciones c where c.agente = a.cuenta and c.cerrada_en is null and c.estado = 'atendida') as atiende
   from agentes_presentes a
   where a.unidades @> array[:unidad::text] and a.vence_en > :ahora::timestamptz order by a.nombre, a.cuenta limit 200`,
);

const presenciaFrom = ({ desde, vence_en, ...row }: Row): Presencia => ({
  ...row,
  desdeMs: desde.getTime(),
  venceMs: vence_en.getTime(),
});

type Quien = Pick<Presencia, 'cuenta' | 'nombre' | 'unidades'>;

/** Comes in, or changes state or capacity; the lease runs from now. */
export async function putPresencia(
  queries: Queries,
  quien: Quien & Pick<Presencia, 'estado' | 'capacidad'>,
  ahoraMs: number,
  venceMs: number,
): Promise<Presencia> {
  const { cuenta, nombre, unidades, estado, capacidad } = quien;
  const values = {
    cuenta,
    nombre,
    unidades,
    estado,
    capacidad,
    ahora: instant(ahoraMs),
    vence: instant(venceMs),
  };
  const [row] = await queries.query<Row>(put, valuesFor(put, values));
  if (row === undefined) throw new Error('a presence was put and is not there');
  return presenciaFrom(row);
}

/** Renews the lease; null for whoever never came in, or left. */
export async function beatPresencia(
  queries: Queries,
  { cuenta, nombre, unidades }: Quien,
  ahoraMs: number,
  venceMs: number,
): Promise<Presencia | null> {
  const values = { cuenta, nombre, unidades, ahora: instant(ahoraMs), vence: instant(venceMs) };
  const [row] = await queries.query<Row>(beat, valuesFor(beat, values));
  return row === undefined ? null : presenciaFrom(row);
}

/** False for whoever was not there. */
export async function deletePresencia(queries: Queries, cuenta: string): Promise<boolean> {
  return (await queries.execute(leave, valuesFor(leave, { cuenta }))) === 1;
}

/** Those whose lease runs, by name. */
export async function listPresentes(
  queries: Queries,
  unidad: string,
  ahoraMs: number,
): Promise<readonly AgentePresente[]> {
  const rows = await queries.query<Row & { atiende: number }>(
    ofUnit,
    valuesFor(ofUnit, { unidad, ahora: instant(ahoraMs) }),
  );
  return rows.map(({ atiende, ...row }) => ({ ...presenciaFrom(row), atiende }));
}
