/** What operators watch of the database: waits, arrears, what failed for good. Each from an index or bounded. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type Atrasos = {
  /** Age of the oldest event that nobody dispatched yet; 0 where all are. */
  readonly diarioSegundos: number;
  /** The same for the public log. */
  readonly registroSegundos: number;
  readonly cartasPorEnviar: number;
  /** Of those, the ones that have waited longer than ten minutes. */
  readonly cartasDetenidas: number;
  readonly cartasFallidas: number;
  readonly correosPorLeer: number;
  readonly correosDetenidos: number;
  readonly chatsEnEspera: number;
  readonly hojas: number;
};

export type Pendiente = {
  readonly unidad: string;
  readonly abiertas: number;
  readonly vencidas: number;
};

const countedMax = 10_000;

const arrears = statement<'ahora' | 'antes' | 'limite'>(
  'operacion-atrasos',
  `with atraso as (
     select c.nombre, (select e.ocurrido_en from eventos e where (e.tx, e.seq) > (c.tx, c.seq) order by e.tx, e.seq limit 1) as desde
     from cursores c where c.nombre in ('diario', 'registro-publico'))
   select
     coalesce((select greatest(extract(epoch from :ahora::timestamptz - desde), 0)::float8 from atraso where nombre = 'diario'), 0) as "diarioSegundos",
     coalesce((select greatest(extract(epoch from :ahora::timestamptz - desde), 0)::float8 from atraso where nombre = 'registro-publico'), 0) as "registroSegundos",
     (select count(*)::int from (select from correos where estado <> 'enviado' and estado = 'por-enviar' limit :limite::int) x) as "cartasPorEnviar",
     (select count(*)::int from (select from correos where estado <> 'enviado' and estado = 'por-enviar' and creado_en < :antes::timestamptz limit :limite::int) x) as "cartasDetenidas",
     (select count(*)::int from (select from correos where estado <> 'enviado' and estado = 'fallido' limit :limite::int) x) as "cartasFallidas",
     (select count(*)::int from (select from correos_recibidos where estado = 'recibido' limit :limite::int) x) as "correosPorLeer",
     (select count(*)::int from (select from correos_recibidos where estado = 'recibido' and recibido_en < :antes::timestamptz limit :limite::int) x) as "correosDetenidos",
     (select count(*)::int from (select from conversaciones where estado = 'en-espera' limit :limite::int) x) as "chatsEnEspera",
     (select coalesce(max(indice) + 1, 0)::float8 from registro_hojas) as hojas`,
);
const open = statement<'ahora'>(
  'operacion-abiertas',
  `select unidad, count(*)::int as abiertas, (count(*) filter (where vence_en < :ahora::timestamptz))::int as vencidas
   from solicitudes where cerrada_en is null group by unidad order by unidad`,
);

/** `antesMs`: what has waited since before is standing still. */
export async function readAtrasos(db: Queries, ahoraMs: number, antesMs: number): Promise<Atrasos> {
  const values = { ahora: instant(ahoraMs), antes: instant(antesMs), limite: countedMax };
  const [row] = await db.query<Atrasos>(arrears, valuesFor(arrears, values));
  if (row === undefined) throw new Error('the server answered no row');
  return row;
}

export function readPendientes(db: Queries, ahoraMs: number): Promise<readonly Pendiente[]> {
  return db.query<Pendiente>(open, valuesFor(open, { ahora: instant(ahoraMs) }));
}
