/** What can be erased of somebody at once on their request, and what has to stay for now; nothing under an order is touched. */
import type { Queries } from '../platform/database.ts';
import type { Persona } from './datos-de-persona.ts';
import { instant, statement, valuesFor } from './statement.ts';

const quien =
  'with quien as (select :cuenta::uuid as cuenta, :ruc::text as ruc, :correos::text[] as correos)';

const ownTalks = `conversaciones c on (c.persona_cuenta = q.cuenta or (q.cuenta is null and c.persona_ruc = q.ruc)
     or (c.persona_cuenta is null and lower(c.correo) = any(q.correos))) and c.retirada_en is null`;
const ownThreads = 'correo_hilos h on h.direccion = any(q.correos) and h.retirado_en is null';
const freeTalk = `c.cerrada_en is not null
     and not exists (select from conversacion_casos k join solicitudes s on s.id = k.solicitud where k.conversacion = c.id and s.depurada_en is null)
     and not exists (select from conversacion_casos k where k.conversacion = c.id and esta_conservado(null, k.referencia, null, null))
     and not esta_conservado(coalesce(c.persona_ruc, q.ruc), c.referencia, null, null)`;
const freeThread = `h.cerrado_en is not null and not exists (select from solicitudes s where s.referencia = h.solicitud and s.depurada_en is null)
     and not esta_conservado(q.ruc, h.solicitud, h.tramite, h.creado_en) and not esta_conservado(null, h.contenido ->> 'vinculada', null, null)`;
const ownDrafts = 'borradores b on b.cuenta = q.cuenta';
const freeDraft = 'not esta_conservado(q.ruc, null, b.tramite, b.cambiado_en)';

const plan = statement<'cuenta' | 'ruc' | 'correos'>(
  'supresion-plan',
  `${quien}
   select (select count(*)::int from quien q join ${ownDrafts} where ${freeDraft}) as borradores,
     (select count(*)::int from quien q join ${ownTalks} where ${freeTalk}) as conversaciones,
     (select count(*)::int from quien q join ${ownThreads} where ${freeThread}) as hilos,
     (select count(*)::int from quien q join origenes_conocidos o on o.cuenta = q.cuenta) as equipos,
     (select count(*)::int from quien q join solicitudes s on s.solicitante_ruc = q.ruc and s.cerrada_en is null) as "solicitudesAbiertas",
     (select count(*)::int from quien q join solicitudes s on s.solicitante_ruc = q.ruc and s.cerrada_en is not null) as "solicitudesCerradas",
     (select count(*)::int from quien q join asientos a on a.id = q.ruc and a.clase in ('proveedor','entidad')) as registro,
     (select count(*)::int from quien q join cuentas k on k.id = q.cuenta) as cuentas,
     (select count(*)::int from quien q join ${ownTalks} where not (${freeTalk})) as "conversacionesRetenidas",
     (select count(*)::int from quien q join ${ownThreads} where not (${freeThread})) as "hilosRetenidos",
     (select count(*)::int from quien q join ${ownDrafts} where not (${freeDraft})) as "borradoresRetenidos",
     (select count(*)::int from quien q join correos c on lower(c.para) = any(q.correos)) as cartas,
     (select count(*)::int from quien q join sucesos_de_seguridad s on s.cuenta = q.cuenta) as sucesos`,
);
const drafts = statement<'cuenta' | 'ruc' | 'correos' | 'ahora'>(
  'supresion-borradores',
  `${quien}, g as (delete from borradores where id in (select b.id from quien q join ${ownDrafts} where ${freeDraft}) returning adjuntos),
   a as (insert into archivos_por_retirar (sha256, desde) select distinct h #>> '{}', :ahora::timestamptz
     from g, jsonb_path_query(g.adjuntos, '$[*].sha256') as h where h #>> '{}' ~ '^[0-9a-f]{64}$'
     on conflict (sha256) do update set desde = excluded.desde)
   select count(*)::int as hechos from g`,
);
const talks = statement<'cuenta' | 'ruc' | 'correos'>(
  'supresion-conversaciones',
  `${quien} select c.id from quien q join ${ownTalks} where ${freeTalk} order by c.id for update of c`,
);
const threads = statement<'cuenta' | 'ruc' | 'correos'>(
  'supresion-hilos',
  `${quien} select h.id from quien q join ${ownThreads} where ${freeThread} order by h.id for update of h`,
);
const devices = statement<'cuenta'>(
  'supresion-equipos',
  'delete from origenes_conocidos where cuenta = :cuenta::uuid',
);

export type PlanDeSupresion = {
  /** What can go now. */
  readonly borradores: number;
  readonly conversaciones: number;
  readonly hilos: number;
  readonly equipos: number;
  /** What stays, and why is said by kind. */
  readonly solicitudesAbiertas: number;
  readonly solicitudesCerradas: number;
  readonly registro: number;
  readonly cuentas: number;
  readonly conversacionesRetenidas: number;
  readonly hilosRetenidos: number;
  readonly borradoresRetenidos: number;
  readonly cartas: number;
  readonly sucesos: number;
};

const valuesOf = ({ cuenta, ruc, correos }: Persona) => ({ cuenta, ruc, correos });

export async function readPlanDeSupresion(queries: Queries, persona: Persona): Promise<PlanDeSupresion> {
  const [row] = await queries.query<PlanDeSupresion>(plan, valuesFor(plan, valuesOf(persona)));
  if (row === undefined) throw new Error('a plan of one row has no row');
  return row;
}

export async function removeBorradoresDe(queries: Queries, persona: Persona, ahoraMs: number): Promise<void> {
  await queries.query(drafts, valuesFor(drafts, { ...valuesOf(persona), ahora: instant(ahoraMs) }));
}

/** Locked until the transaction ends. */
export async function lockConversacionesDe(queries: Queries, persona: Persona): Promise<readonly string[]> {
  const rows = await queries.query<{ id: string }>(talks, valuesFor(talks, valuesOf(persona)));
  return rows.map(({ id }) => id);
}

/** Locked until the transaction ends. */
export async function lockHilosDe(queries: Queries, persona: Persona): Promise<readonly string[]> {
  const rows = await queries.query<{ id: string }>(threads, valuesFor(threads, valuesOf(persona)));
  return rows.map(({ id }) => id);
}

/** The next sign-in counts as one from a new device. */
export async function removeEquiposDe(queries: Queries, cuenta: string): Promise<void> {
  await queries.execute(devices, valuesFor(devices, { cuenta }));
}
