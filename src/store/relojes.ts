/** Open cases by place, with what reckoning their dates needs, and many of them written at once with their events. */
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { Evento } from '../domain/solicitud/evento.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Database, Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** Place in the order of open cases: unit, date that expires first (as the database writes it), id. */
export type LugarAbierto = { readonly unidad: string; readonly vence: string; readonly id: string };

/** Before every id. */
export const primerId = '00000000-0000-0000-0000-000000000000';

export const antesDeTodas: LugarAbierto = { unidad: '', vence: '-infinity', id: primerId };

export type Abierta = Pick<
  Solicitud,
  | 'id'
  | 'referencia'
  | 'tramite'
  | 'estado'
  | 'version'
  | 'presentadaMs'
  | 'promesaVenceMs'
  | 'legalVenceMs'
  | 'eventos'
  | 'hash'
  | 'promesa'
  | 'plazoLegal'
  | 'territorio'
  | 'pausas'
  | 'correccion'
> & {
  readonly requerimiento: Solicitud['requerimiento'] | null;
  readonly lugar: LugarAbierto;
};

type Row = Omit<Abierta, 'presentadaMs' | 'promesaVenceMs' | 'legalVenceMs' | 'lugar'> & {
  readonly unidad: string;
  readonly vence: string;
  readonly presentada_en: Date;
  readonly promesa_vence_en: Date | null;
  readonly legal_vence_en: Date | null;
};

// One look into the document for all its parts: each `->` would take it apart anew.
const columns = `s.id, s.referencia, s.tramite, s.estado, s.version, s.unidad, s.vence_en::text as vence, s.presentada_en, s.promesa_vence_en,
  s.legal_vence_en, s.eventos, s.hash, x.promesa, x."plazoLegal", x.territorio, x.pausas, x.correccion, x.requerimiento
  from solicitudes s, jsonb_to_record(s.contenido)
    as x (promesa jsonb, "plazoLegal" jsonb, territorio jsonb, pausas jsonb, correccion jsonb, requerimiento jsonb)`;

const after = statement<'unidad' | 'vence' | 'id' | 'limite'>(
  'relojes-abiertas',
  `select ${columns} where s.cerrada_en is null and (s.unidad, s.vence_en, s.id) > (:unidad, :vence::timestamptz, :id::uuid)
   order by s.unidad, s.vence_en, s.id limit :limite::int`,
);
const afterId = statement<'tras' | 'limite'>(
  'relojes-abiertas-por-id',
  `select ${columns} where s.cerrada_en is null and s.id > :tras::uuid order by s.id limit :limite::int`,
);
const some = statement<'ids'>(
  'relojes-algunas',
  `select ${columns} where s.cerrada_en is null and s.id = any(:ids::uuid[])`,
);

const abiertaFrom = ({
  unidad,
  vence,
  presentada_en,
  promesa_vence_en,
  legal_vence_en,
  ...row
}: Row): Abierta => ({
  ...row,
  presentadaMs: presentada_en.getTime(),
  promesaVenceMs: promesa_vence_en?.getTime() ?? null,
  legalVenceMs: legal_vence_en?.getTime() ?? null,
  lugar: { unidad, vence, id: row.id },
});

/** Up to `limite` open cases behind a place. */
export async function listAbiertas(
  db: Queries,
  tras: LugarAbierto,
  limite: number,
): Promise<readonly Abierta[]> {
  return (await db.query<Row>(after, valuesFor(after, { ...tras, limite }))).map(abiertaFrom);
}

/** The same in the order of their ids, in which no date that changes moves a case: each comes up once. */
export async function listAbiertasPorId(
  db: Queries,
  tras: string,
  limite: number,
): Promise<readonly Abierta[]> {
  return (await db.query<Row>(afterId, valuesFor(afterId, { tras, limite }))).map(abiertaFrom);
}

/** Those of them that are still open, as they stand now. */
export async function readAbiertas(db: Queries, ids: readonly string[]): Promise<readonly Abierta[]> {
  return (await db.query<Row>(some, valuesFor(some, { ids }))).map(abiertaFrom);
}

/** A case with new dates and the event that tells of them, on the version it was read at. */
export type Recalculada = {
  readonly versionVista: number;
  readonly promesaVenceMs: number | null;
  readonly legalVenceMs: number | null;
  /** Terms of whoever has to answer; null where they stay. */
  readonly correccionVenceMs: number | null;
  readonly requerimiento: {
    readonly id: string;
    readonly venceMs: number;
    /** Null: it stays as it is. */
    readonly recordarMs: number | null;
  } | null;
  readonly evento: Evento;
};

const write = statement<'filas' | 'actor' | 'ahora'>(
  'relojes-escribir',
  `with filas as materialized (
     select * from jsonb_to_recordset(:filas::jsonb) as f (id uuid, vista int, promesa timestamptz, legal timestamptz,
       correccion timestamptz, "correccionMs" bigint, "reqId" uuid, "reqVence" timestamptz, "reqVenceMs" bigint,
       "reqRecordar" timestamptz, n int, clase text, datos jsonb, anterior text, hash text, sal text)),
   caso as (
     update solicitudes s set version = s.version + 1, promesa_vence_en = f.promesa, legal_vence_en = f.legal,
       correccion_vence_en = coalesce(f.correccion, s.correccion_vence_en), eventos = f.n, hash = f.hash,
       contenido = case when f."correccionMs" is null and f."reqVenceMs" is null then s.contenido
         else s.contenido
           || case when f."correccionMs" is null then '{}'
              else jsonb_build_object('correccion', s.contenido -> 'correccion' || jsonb_build_object('venceMs', f."correccionMs")) end
           || case when f."reqVenceMs" is null then '{}'
              else jsonb_build_object('requerimiento', s.contenido -> 'requerimiento' || jsonb_build_object('venceMs', f."reqVenceMs")) end
         end
     from filas f where s.id = f.id and s.version = f.vista and s.cerrada_en is null
     returning s.id, f.n, f.clase, f.datos, f.anterior, f.hash, f.sal, f."reqId", f."reqVence", f."reqRecordar"),
   diario as (
     insert into eventos (solicitud, n, clase, ocurrido_en, actor, datos, hash_anterior, hash, sal)
     select id, n, clase, :ahora::timestamptz, :actor::jsonb, datos, anterior, hash, sal from caso),
   requeridas as (
     update requerimientos r set vence_en = c."reqVence", recordar_en = coalesce(c."reqRecordar", r.recordar_en)
     from caso c where r.id = c."reqId" and r.estado = 'pendiente')
   select id from caso`,
);

/** Writes those that are still as they were read, whatever their event is; returns their ids. The others changed meanwhile and can be taken again. */
export async function writeRecalculadas(
  db: Queries,
  recalculadas: readonly Recalculada[],
  actor: Evento['actor'],
  ahoraMs: number,
): Promise<ReadonlySet<string>> {
  const filas = recalculadas.map(({ evento, requerimiento, ...caso }) => ({
    id: evento.solicitud,
    vista: caso.versionVista,
    promesa: instant(caso.promesaVenceMs),
    legal: instant(caso.legalVenceMs),
    correccion: instant(caso.correccionVenceMs),
    correccionMs: caso.correccionVenceMs,
    reqId: requerimiento?.id ?? null,
    reqVence: instant(requerimiento?.venceMs ?? null),
    reqVenceMs: requerimiento?.venceMs ?? null,
    reqRecordar: instant(requerimiento?.recordarMs ?? null),
    n: evento.n,
    clase: evento.clase,
    datos: evento.datos,
    anterior: evento.hashAnterior,
    hash: evento.hash,
    sal: evento.sal ?? null,
  }));
  const values = { filas: JSON.stringify(filas), actor: JSON.stringify(actor), ahora: instant(ahoraMs) };
  const rows = await db.query<{ id: string }>(write, valuesFor(write, values));
  return new Set(rows.map(({ id }) => id));
}

const remember = statement<'version' | 'contenido' | 'ahora'>(
  'calendario-recordar',
  `insert into calendarios (version, contenido, visto_en) values (:version::int, :contenido::jsonb, :ahora::timestamptz)
   on conflict do nothing`,
);
const remembered = statement<'version'>(
  'calendario-recordado',
  'select contenido from calendarios where version = :version::int',
);

/** Keeps a calendar as it is; said again, nothing changes. */
export async function rememberCalendar(
  db: Database,
  calendar: WorkingCalendar,
  ahoraMs: number,
): Promise<void> {
  const values = {
    version: Number(calendar.version),
    contenido: JSON.stringify(calendar),
    ahora: instant(ahoraMs),
  };
  await db.execute(remember, valuesFor(remember, values));
}

/** Null for a version that was never reckoned by. */
export async function findCalendar(db: Database, version: number): Promise<WorkingCalendar | null> {
  const [row] = await db.query<{ contenido: WorkingCalendar }>(
    remembered,
    valuesFor(remembered, { version }),
  );
  return row?.contenido ?? null;
}
