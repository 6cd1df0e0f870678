/** Orders to keep: what is under one stays, whatever its term says. They are ended, never removed. */
import type { Alcance, OrdenDeConservacion } from '../domain/conservacion/orden-de-conservacion.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

// Removing shares this lock, ordering takes it alone: what an order covers is either gone before it was given or stays.
const lockAlone = statement<never>(
  'conservacion-turno',
  `select pg_advisory_xact_lock(hashtextextended('conservacion', 0))`,
);
const lockShared = statement<never>(
  'conservacion-turno-compartido',
  `select pg_advisory_xact_lock_shared(hashtextextended('conservacion', 0))`,
);
const insert = statement<
  | 'id'
  | 'alcance'
  | 'referencia'
  | 'ruc'
  | 'tramite'
  | 'desde'
  | 'hasta'
  | 'motivo'
  | 'cuenta'
  | 'nombre'
  | 'ahora'
>(
  'conservacion-nueva',
  `insert into conservaciones (id, alcance, referencia, ruc, tramite, desde, hasta, motivo, cuenta, nombre, puesta_en)
   values (:id::uuid, :alcance, :referencia, :ruc, :tramite, :desde::timestamptz, :hasta::timestamptz, :motivo, :cuenta::uuid, :nombre,
     :ahora::timestamptz) on conflict (id) do nothing`,
);
const lift = statement<'id' | 'motivo' | 'cuenta' | 'nombre' | 'ahora'>(
  'conservacion-levantar',
  `update conservaciones set levantada_motivo = :motivo, levantada_cuenta = :cuenta::uuid, levantada_nombre = :nombre,
     levantada_en = :ahora::timestamptz where id = :id::uuid and levantada_en is null`,
);
const columns = `id, alcance, referencia, ruc, tramite, desde, hasta, motivo, nombre, puesta_en,
  levantada_motivo, levantada_nombre, levantada_en`;
const one = statement<'id'>('conservacion', `select ${columns} from conservaciones where id = :id::uuid`);
const list = statement<'limite'>(
  'conservaciones',
  `select ${columns} from conservaciones order by levantada_en is not null, puesta_en desc limit :limite::int`,
);
const ofCase = statement<'referencia' | 'ruc' | 'tramite' | 'presentada'>(
  'conservaciones-de-caso',
  `select ${columns} from conservaciones where levantada_en is null and (referencia = :referencia or ruc = :ruc
     or (tramite = :tramite and :presentada::timestamptz >= desde and :presentada::timestamptz < hasta)) order by puesta_en`,
);
const held = statement<'referencia'>(
  'conservacion-rige',
  `select esta_conservado(solicitante_ruc, referencia, tramite, presentada_en) as rige from solicitudes where referencia = :referencia`,
);

/** Until the transaction ends. */
export async function lockConservacion(queries: Queries, forRemoval: boolean): Promise<void> {
  await queries.query(forRemoval ? lockShared : lockAlone, []);
}

type Row = {
  readonly id: string;
  readonly alcance: Alcance['alcance'];
  readonly referencia: string | null;
  readonly ruc: string | null;
  readonly tramite: string | null;
  readonly desde: Date | null;
  readonly hasta: Date | null;
  readonly motivo: string;
  readonly nombre: string;
  readonly puesta_en: Date;
  readonly levantada_motivo: string | null;
  readonly levantada_nombre: string | null;
  readonly levantada_en: Date | null;
};

function alcanceFrom({ alcance, referencia, ruc, tramite, desde, hasta }: Row): Alcance {
  if (alcance === 'caso') return { alcance, referencia: referencia ?? '' };
  if (alcance === 'titular') return { alcance, ruc: ruc ?? '' };
  return { alcance, tramite: tramite ?? '', desdeMs: desde?.getTime() ?? 0, hastaMs: hasta?.getTime() ?? 0 };
}

function ordenFrom(row: Row): OrdenDeConservacion {
  const { levantada_en: lifted, levantada_motivo: motivo, levantada_nombre: nombre } = row;
  return {
    id: row.id,
    que: alcanceFrom(row),
    motivo: row.motivo,
    nombre: row.nombre,
    puestaMs: row.puesta_en.getTime(),
    levantada:
      lifted === null ? null : { motivo: motivo ?? '', nombre: nombre ?? '', enMs: lifted.getTime() },
  };
}

export type OrdenNueva = Pick<OrdenDeConservacion, 'id' | 'que' | 'motivo' | 'nombre'> & {
  readonly cuenta: string;
};

export async function insertOrden(
  queries: Queries,
  { que, ...orden }: OrdenNueva,
  ahoraMs: number,
): Promise<boolean> {
  const values = {
    ...orden,
    alcance: que.alcance,
    referencia: que.alcance === 'caso' ? que.referencia : null,
    ruc: que.alcance === 'titular' ? que.ruc : null,
    tramite: que.alcance === 'periodo' ? que.tramite : null,
    desde: que.alcance === 'periodo' ? instant(que.desdeMs) : null,
    hasta: que.alcance === 'periodo' ? instant(que.hastaMs) : null,
    ahora: instant(ahoraMs),
  };
  return (await queries.execute(insert, valuesFor(insert, values))) === 1;
}

/** False where it was already lifted. */
export async function liftOrden(
  queries: Queries,
  who: { readonly id: string; readonly motivo: string; readonly cuenta: string; readonly nombre: string },
  ahoraMs: number,
): Promise<boolean> {
  return (await queries.execute(lift, valuesFor(lift, { ...who, ahora: instant(ahoraMs) }))) === 1;
}

export async function findOrdenDeConservacion(
  queries: Queries,
  id: string,
): Promise<OrdenDeConservacion | null> {
  const [row] = await queries.query<Row>(one, valuesFor(one, { id }));
  return row === undefined ? null : ordenFrom(row);
}

/** Those in force first, the newest first. */
export async function listOrdenes(queries: Queries, limite: number): Promise<readonly OrdenDeConservacion[]> {
  return (await queries.query<Row>(list, valuesFor(list, { limite }))).map(ordenFrom);
}

/** Those in force that cover a case. */
export async function listOrdenesDeCaso(
  queries: Queries,
  caso: {
    readonly referencia: string;
    readonly ruc: string | null;
    readonly tramite: string;
    readonly presentadaMs: number;
  },
): Promise<readonly OrdenDeConservacion[]> {
  const { presentadaMs, ...rest } = caso;
  const values = valuesFor(ofCase, { ...rest, presentada: instant(presentadaMs) });
  return (await queries.query<Row>(ofCase, values)).map(ordenFrom);
}

/** Whether an order in force covers the case, as every removal asks it. */
export async function isConservada(queries: Queries, referencia: string): Promise<boolean> {
  const [row] = await queries.query<{ rige: boolean }>(held, valuesFor(held, { referencia }));
  return row?.rige === true;
}
