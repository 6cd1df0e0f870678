/** What has been kept for its whole time, kind by kind: how much there is, and which comes next. Never what is under an order. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** What each kind reads from, and when its time is over; `:antes` is the end of the time kept. */
const fromWhere = {
  conversaciones: `conversaciones c where c.cerrada_en < :antes::timestamptz and c.retirada_en is null
     and not exists (select from conversacion_casos k join solicitudes s on s.id = k.solicitud where k.conversacion = c.id and s.depurada_en is null)
     and not exists (select from conversacion_casos k where k.conversacion = c.id and esta_conservado(null, k.referencia, null, null))
     and not esta_conservado(c.persona_ruc, c.referencia, null, null)`,
  originales: `correos_recibidos c left join correo_hilos h on h.id = c.hilo
   where c.recibido_en < :antes::timestamptz and c.crudo_retirado_en is null and c.estado <> 'recibido'
     and (h.id is null or h.cerrado_en is not null) and not esta_conservado(null, h.solicitud, h.tramite, c.recibido_en)`,
  hilos: `correo_hilos c where c.cerrado_en < :antes::timestamptz and c.retirado_en is null
     and not exists (select from solicitudes s where s.referencia = c.solicitud and s.depurada_en is null)
     and not esta_conservado(null, c.solicitud, c.tramite, c.creado_en)
     and not esta_conservado(null, c.contenido ->> 'vinculada', null, null)`,
  sueltos: `correos_recibidos c where c.hilo is null and c.retirado_en is null and c.recibido_en < :antes::timestamptz and c.estado <> 'recibido'
     and not esta_conservado(null, null, null, null)`,
  cartas: `correos c where c.creado_en < :antes::timestamptz and c.estado <> 'por-enviar' and c.para <> ''
     and not esta_conservado(null, (select s.referencia from solicitudes s where s.id = c.solicitud), null, null)`,
  borradores: `borradores c join cuentas q on q.id = c.cuenta where c.cambiado_en < :antes::timestamptz
     and not esta_conservado(q.ruc, null, c.tramite, c.cambiado_en)`,
  peticiones: `peticiones_de_datos c where c.respondida_en < :antes::timestamptz and not esta_conservado(c.ruc, null, null, null)`,
  paquetes: `peticiones_de_datos c where c.paquete is not null and c.paquete_hasta < :antes::timestamptz
     and not esta_conservado(c.ruc, null, null, null)`,
  seguridad: `sucesos_de_seguridad c left join cuentas q on q.id = c.cuenta where c.ocurrido_en < least(:antes::timestamptz, now() - interval '30 days')
     and c.clase not like 'lectura-de-%' and not esta_conservado(q.ruc, c.detalle ->> 'referencia', null, null)`,
  lecturas: `sucesos_de_seguridad c left join cuentas q on q.id = c.cuenta where c.ocurrido_en < least(:antes::timestamptz, now() - interval '30 days')
     and c.clase like 'lectura-de-%' and not esta_conservado(q.ruc, c.detalle ->> 'referencia', null, null)`,
} as const;

export type Vencible = keyof typeof fromWhere;

const countUpTo = Object.fromEntries(
  Object.entries(fromWhere).map(([kind, text]) => [
    kind,
    statement<'antes' | 'limite'>(
      `vencidas-contar-${kind}`,
      `select count(*)::int as cuenta from (select from ${text} limit :limite::int) as v`,
    ),
  ]),
);
const listed = ['conversaciones', 'originales', 'hilos', 'sueltos', 'peticiones', 'paquetes'] as const;
const nextIds = Object.fromEntries(
  listed.map((kind) => [
    kind,
    statement<'antes' | 'limite'>(
      `vencidas-${kind}`,
      `select c.id from ${fromWhere[kind]} order by c.id limit :limite::int for update of c skip locked`,
    ),
  ]),
);

// `limites`: the end of the time for trámites with a term of their own; `ultimo`: the latest of all ends, for the index.
const dueCases = `solicitudes s where s.cerrada_en < :ultimo::timestamptz and s.depurada_en is null
     and s.cerrada_en < coalesce((:limites::jsonb ->> s.tramite)::timestamptz, :antes::timestamptz)
     and s.estado in ('aprobada','negada','desistida','archivada')
     and not esta_conservado(s.solicitante_ruc, s.referencia, s.tramite, s.presentada_en)`;
const cases = statement<'antes' | 'ultimo' | 'limites' | 'limite'>(
  'vencidas-solicitudes',
  `select s.referencia from ${dueCases} order by s.cerrada_en limit :limite::int`,
);
const countCases = statement<'antes' | 'ultimo' | 'limites' | 'limite'>(
  'vencidas-contar-solicitudes',
  `select count(*)::int as cuenta from (select from ${dueCases} limit :limite::int) as v`,
);

const drafts = statement<'antes' | 'limite' | 'ahora'>(
  'vencidos-borradores-retirar',
  `with g as (delete from borradores where id in (select c.id from ${fromWhere.borradores} limit :limite::int) returning adjuntos),
   a as (insert into archivos_por_retirar (sha256, desde) select distinct h #>> '{}', :ahora::timestamptz
     from g, jsonb_path_query(g.adjuntos, '$[*].sha256') as h where h #>> '{}' ~ '^[0-9a-f]{64}$'
     on conflict (sha256) do update set desde = excluded.desde)
   select count(*)::int as hechos from g`,
);
const letters = statement<'antes' | 'limite'>(
  'vencidas-cartas-retirar',
  `with g as (update correos set para = '', asunto = '', texto = null, ultimo_error = null
     where id in (select c.id from ${fromWhere.cartas} limit :limite::int) returning 1)
   select count(*)::int as hechos from g`,
);
const events = statement<'lecturas' | 'antes' | 'limite'>(
  'vencidos-sucesos-retirar',
  'select retirar_sucesos(:lecturas::boolean, :antes::timestamptz, :limite::int) as hechos',
);
const raw = statement<'ids' | 'ahora'>(
  'vencidos-originales-retirar',
  `with g as (update correos_recibidos set crudo = null, crudo_retirado_en = :ahora::timestamptz where id = any(:ids::uuid[])
     returning sha256)
   select sha256 as h from g`,
);
const petitions = statement<'ids'>(
  'vencidas-peticiones-retirar',
  `with h as (delete from peticiones_historia where peticion = any(:ids::uuid[])),
   g as (delete from peticiones_de_datos where id = any(:ids::uuid[]) returning paquete)
   select paquete as h from g`,
);
const packages = statement<'ids'>(
  'vencidos-paquetes-retirar',
  `with p as (select id, paquete from peticiones_de_datos where id = any(:ids::uuid[])),
   g as (update peticiones_de_datos set paquete = null, paquete_bytes = null where id = any(:ids::uuid[]))
   select paquete as h from p`,
);

/** Ends of the time kept of cases: epoch ms, by trámite where it has its own. */
export type FinDeCasos = { readonly antesMs: number; readonly porTramite: Readonly<Record<string, number>> };

function caseValues({ antesMs, porTramite }: FinDeCasos, limite: number) {
  const limites = Object.fromEntries(Object.entries(porTramite).map(([id, ms]) => [id, instant(ms)]));
  const ultimo = instant(Math.max(antesMs, ...Object.values(porTramite)));
  return { antes: instant(antesMs), ultimo, limites: JSON.stringify(limites), limite };
}

/** References, the longest closed first. */
export async function listCasosVencidos(
  queries: Queries,
  fin: FinDeCasos,
  limite: number,
): Promise<readonly string[]> {
  const rows = await queries.query<{ referencia: string }>(cases, valuesFor(cases, caseValues(fin, limite)));
  return rows.map(({ referencia }) => referencia);
}

/** Stops counting at `limite`. */
export async function countCasosVencidos(queries: Queries, fin: FinDeCasos, limite: number): Promise<number> {
  const values = valuesFor(countCases, caseValues(fin, limite));
  const [row] = await queries.query<{ cuenta: number }>(countCases, values);
  return row?.cuenta ?? 0;
}

/** Stops counting at `limite`. */
export async function countVencidas(
  queries: Queries,
  kind: Vencible,
  antesMs: number,
  limite: number,
): Promise<number> {
  const prepared = countUpTo[kind];
  if (prepared === undefined) throw new Error(`no count of ${kind}`);
  const values = valuesFor(prepared, { antes: instant(antesMs), limite });
  const [row] = await queries.query<{ cuenta: number }>(prepared, values);
  return row?.cuenta ?? 0;
}

/** Locked until the transaction ends; those that somebody else has are passed over. */
export async function lockVencidas(
  queries: Queries,
  kind: (typeof listed)[number],
  antesMs: number,
  limite: number,
): Promise<readonly string[]> {
  const prepared = nextIds[kind];
  if (prepared === undefined) throw new Error(`no list of ${kind}`);
  const values = valuesFor(prepared, { antes: instant(antesMs), limite });
  return (await queries.query<{ id: string }>(prepared, values)).map(({ id }) => id);
}

type Done = { readonly hechos: number };

export async function removeBorradoresVencidos(
  queries: Queries,
  antesMs: number,
  limite: number,
  ahoraMs: number,
): Promise<number> {
  const values = { antes: instant(antesMs), limite, ahora: instant(ahoraMs) };
  const [row] = await queries.query<Done>(drafts, valuesFor(drafts, values));
  return row?.hechos ?? 0;
}

export async function removeCartasVencidas(
  queries: Queries,
  antesMs: number,
  limite: number,
): Promise<number> {
  const [row] = await queries.query<Done>(letters, valuesFor(letters, { antes: instant(antesMs), limite }));
  return row?.hechos ?? 0;
}

export async function removeSucesosVencidos(
  queries: Queries,
  lecturas: boolean,
  antesMs: number,
  limite: number,
): Promise<number> {
  const values = valuesFor(events, { lecturas, antes: instant(antesMs), limite });
  const [row] = await queries.query<Done>(events, values);
  return row?.hechos ?? 0;
}

type Hash = { readonly h: string | null };
const hashes = (rows: readonly Hash[]) => rows.flatMap(({ h }) => (h === null ? [] : [h]));

/** Raw mails; returns the hashes under which the store may have them. */
export async function removeOriginales(
  queries: Queries,
  ids: readonly string[],
  ahoraMs: number,
): Promise<readonly string[]> {
  return hashes(await queries.query<Hash>(raw, valuesFor(raw, { ids, ahora: instant(ahoraMs) })));
}

export async function removePeticiones(queries: Queries, ids: readonly string[]): Promise<readonly string[]> {
  return hashes(await queries.query<Hash>(petitions, valuesFor(petitions, { ids })));
}

export async function removePaquetes(queries: Queries, ids: readonly string[]): Promise<readonly string[]> {
  return hashes(await queries.query<Hash>(packages, valuesFor(packages, { ids })));
}
