/** What sharing out looks at and notes: a unit's people with their load, cases nobody has, turns, and who is at it. */
import type { PersonaDeReparto } from '../domain/reparto/elegir.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** Waiting for somebody outside: the person who filed, or the entity that was asked. */
const waiting = `('por-subsanar', 'notificada')`;

const people = statement<'unidad' | 'hoy'>(
  'reparto-presentes',
  `select c.id as cuenta, c.nombre, coalesce(p.aptitudes, '{}') as aptitudes, coalesce(p.provincias, '{}') as provincias, p.capacidad,
     k.activas, k."enEspera", t.turno as "ultimoTurno"
   from cuentas c left join personal p on p.cuenta = c.id
     left join turnos_de_reparto t on t.unidad = :unidad and t.cuenta = c.id
     cross join lateral (
       select count(*) filter (where s.estado not in ${waiting})::int as activas,
         count(*) filter (where s.estado in ${waiting})::int as "enEspera"
       from solicitudes s where s.asignado = c.id and s.cerrada_en is null) k
   where c.clase = 'funcionario' and c.activa and c.roles @> '{funcionario}' and c.unidades @> array[:unidad::text]
     and not exists (select from ausencias a where a.cuenta = c.id and a.terminada_en is null and :hoy::date between a.desde and a.hasta)
   order by c.nombre, c.id limit 500`,
);

const caseColumns = `s.id, s.referencia, s.version, s.tramite, s.estado,
  coalesce(s.contenido -> 'territorio' ->> 'provincia', left(s.contenido -> 'territorio' ->> 'canton', 2)) as provincia,
  case when s.solicitante_ruc is not null then (
    select o.asignado from solicitudes o where o.solicitante_ruc = s.solicitante_ruc and o.unidad = s.unidad and o.id <> s.id
      and o.asignado is not null order by o.presentada_en desc limit 1) end as anterior,
  array(select distinct e.actor ->> 'cuenta' from eventos e
    where e.solicitud = s.id and e.clase = 'devolver' and e.actor ->> 'clase' = 'funcionario') as devolvieron`;

const unassigned = statement<'unidad' | 'limite'>(
  'reparto-sin-asignar',
  `select ${caseColumns} from solicitudes s
   where s.unidad = :unidad and s.cerrada_en is null and s.asignado is null and s.estado in ('recibida', 'en-revision')
   order by s.vence_en, s.id limit :limite::int`,
);
// Looked at by a person before anything is switched on, not by the clock.
const recent = statement<'unidad' | 'limite'>(
  'reparto-recientes',
  `select ${caseColumns} from solicitudes s where s.unidad = :unidad
   and exists (select from eventos e where e.solicitud = s.id and e.clase in ('tomar', 'repartir', 'pasar'))
   order by s.presentada_en desc, s.id desc limit :limite::int`,
);
const waitingCases = statement<'unidad' | 'limite'>(
  'reparto-abiertas',
  `select count(*)::int as cuenta from (select from solicitudes s where s.unidad = :unidad and s.cerrada_en is null
     and s.asignado is null and s.estado in ('recibida', 'en-revision') limit :limite::int) x`,
);
const orphaned = statement<'limite'>(
  'reparto-sin-dueno',
  `select s.referencia, s.version, s.id, s.estado, s.unidad, c.nombre as titular, c.id as "titularCuenta", r.id as relevo, r.nombre as "relevoNombre"
   from cuentas c join solicitudes s on s.asignado = c.id and s.cerrada_en is null
     left join personal p on p.cuenta = c.id
     left join cuentas r on r.id = p.relevo and r.activa and r.unidades @> array[s.unidad] and r.roles && '{funcionario,supervisor}'
   where c.clase = 'funcionario' and not c.activa order by s.vence_en, s.id limit :limite::int`,
);
const able = statement<'cuenta' | 'unidad' | 'hoy'>(
  'reparto-puede',
  `select c.nombre from cuentas c where c.id = :cuenta::uuid and c.clase = 'funcionario' and c.activa
   and c.roles && '{funcionario,supervisor}' and c.unidades @> array[:unidad::text]
   and not exists (select from ausencias a where a.cuenta = c.id and a.terminada_en is null and :hoy::date between a.desde and a.hasta)`,
);
const noteTurn = statement<'unidad' | 'cuenta'>(
  'reparto-turno',
  `insert into turnos_de_reparto (unidad, cuenta, turno)
   select :unidad, :cuenta::uuid, coalesce(max(turno), 0) + 1 from turnos_de_reparto where unidad = :unidad
   on conflict (unidad, cuenta) do update set turno = excluded.turno`,
);
const lease = statement<'unidad' | 'ficha' | 'ahora' | 'vence'>(
  'reparto-tomar',
  `insert into repartos_en_curso (unidad, ficha, vence_en) values (:unidad, :ficha::uuid, :vence::timestamptz)
   on conflict (unidad) do update set ficha = excluded.ficha, vence_en = excluded.vence_en
     where repartos_en_curso.vence_en <= :ahora::timestamptz`,
);
const release = statement<'unidad' | 'ficha'>(
  'reparto-soltar',
  'delete from repartos_en_curso where unidad = :unidad and ficha = :ficha::uuid',
);
const team = statement<'unidades' | 'hoy' | 'ahora'>(
  'equipo-de-unidades',
  `select c.id as cuenta, c.nombre, c.unidades, p.capacidad, k.activas, k."enEspera", k.vencidas,
     exists (select from ausencias a where a.cuenta = c.id and a.terminada_en is null and :hoy::date between a.desde and a.hasta) as ausente
   from cuentas c left join personal p on p.cuenta = c.id cross join lateral (
     select count(*) filter (where s.estado not in ${waiting})::int as activas,
       count(*) filter (where s.estado in ${waiting})::int as "enEspera",
       count(*) filter (where s.vence_en < :ahora::timestamptz)::int as vencidas
     from solicitudes s where s.asignado = c.id and s.cerrada_en is null and s.unidad = any(:unidades::text[])) k
   where c.clase = 'funcionario' and c.activa and c.roles && '{funcionario,supervisor}' and c.unidades && :unidades::text[]
   order by c.nombre, c.id limit 500`,
);

export type CasoSinAsignar = {
  readonly id: string;
  readonly referencia: string;
  readonly version: number;
  readonly tramite: string;
  readonly estado: string;
  readonly provincia: string | null;
  readonly anterior: string | null;
  readonly devolvieron: readonly string[];
};

export type CasoSinDueno = {
  readonly id: string;
  readonly referencia: string;
  readonly version: number;
  readonly estado: string;
  readonly unidad: string;
  /** Whose closed account had it. */
  readonly titular: string;
  readonly titularCuenta: string;
  readonly relevo: string | null;
  readonly relevoNombre: string | null;
};

export type MiembroDeEquipo = {
  readonly cuenta: string;
  readonly nombre: string;
  readonly unidades: readonly string[];
  readonly capacidad: number | null;
  readonly activas: number;
  readonly enEspera: number;
  readonly vencidas: number;
  readonly ausente: boolean;
};

/** Active officers of the unit who are not away on the civil date `hoy`. */
export function listPresentesDeReparto(
  queries: Queries,
  unidad: string,
  hoy: string,
): Promise<readonly PersonaDeReparto[]> {
  return queries.query<PersonaDeReparto>(people, valuesFor(people, { unidad, hoy }));
}

/** By the clock that expires first. */
export function listSinAsignar(
  queries: Queries,
  unidad: string,
  limite: number,
): Promise<readonly CasoSinAsignar[]> {
  return queries.query<CasoSinAsignar>(unassigned, valuesFor(unassigned, { unidad, limite }));
}

/** The latest cases of the unit that went through somebody's hands, open or not, the newest first. */
export function listRecientes(
  queries: Queries,
  unidad: string,
  limite: number,
): Promise<readonly CasoSinAsignar[]> {
  return queries.query<CasoSinAsignar>(recent, valuesFor(recent, { unidad, limite }));
}

/** Cases of the unit that nobody has, `limite` at most. */
export async function countSinAsignar(queries: Queries, unidad: string, limite: number): Promise<number> {
  const [row] = await queries.query<{ cuenta: number }>(
    waitingCases,
    valuesFor(waitingCases, { unidad, limite }),
  );
  return row?.cuenta ?? 0;
}

/** Open cases in the hands of closed accounts. */
export function listSinDueno(queries: Queries, limite: number): Promise<readonly CasoSinDueno[]> {
  return queries.query<CasoSinDueno>(orphaned, valuesFor(orphaned, { limite }));
}

/** Whether somebody can be given a case of the unit on the civil date `hoy`: active, of the unit, and not away. */
export async function puedeRecibir(
  queries: Queries,
  cuenta: string,
  unidad: string,
  hoy: string,
): Promise<boolean> {
  return (await queries.query(able, valuesFor(able, { cuenta, unidad, hoy }))).length > 0;
}

export async function noteTurno(queries: Queries, unidad: string, cuenta: string): Promise<void> {
  await queries.execute(noteTurn, valuesFor(noteTurn, { unidad, cuenta }));
}

/** Whether the caller may share out the unit's queue until `venceMs`. */
export async function takeReparto(
  queries: Queries,
  unidad: string,
  ficha: string,
  ahoraMs: number,
  venceMs: number,
): Promise<boolean> {
  const values = { unidad, ficha, ahora: instant(ahoraMs), vence: instant(venceMs) };
  return (await queries.execute(lease, valuesFor(lease, values))) === 1;
}

export async function releaseReparto(queries: Queries, unidad: string, ficha: string): Promise<void> {
  await queries.execute(release, valuesFor(release, { unidad, ficha }));
}

/** Whoever handles cases of the units, with what they carry of them. */
export function listEquipo(
  queries: Queries,
  unidades: readonly string[],
  hoy: string,
  ahoraMs: number,
): Promise<readonly MiembroDeEquipo[]> {
  return queries.query<MiembroDeEquipo>(team, valuesFor(team, { unidades, hoy, ahora: instant(ahoraMs) }));
}
