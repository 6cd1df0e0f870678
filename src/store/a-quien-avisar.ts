/** Who hears of a clock that runs out: whoever has a case, or stands in for them, and who supervises its unit. */
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type PorAvisarDe = {
  readonly cuenta: string;
  readonly nombre: string;
  readonly correo: string | null;
};

export type AQuienAvisar = {
  /** By case: whoever is there to do it; cases that nobody has, or whose holder is away without substitute, are missing. */
  readonly titulares: ReadonlyMap<string, PorAvisarDe>;
  /** By unit. */
  readonly supervision: ReadonlyMap<string, readonly PorAvisarDe[]>;
};

const away = (cuenta: string) => `select a.sustituto from ausencias a
   where a.cuenta = ${cuenta} and a.terminada_en is null and :hoy::date between a.desde and a.hasta`;

const holders = statement<'ids' | 'hoy'>(
  'avisar-a-titulares',
  `select s.id as solicitud, c.id as cuenta, c.nombre, c.correo from solicitudes s
   join lateral (select case when exists (${away('s.asignado')}) then (${away('s.asignado')} limit 1) else s.asignado end as cuenta) t on true
   join cuentas c on c.id = t.cuenta and c.activa and c.clase = 'funcionario'
   where s.id = any(:ids::uuid[]) and s.asignado is not null`,
);
const supervisors = statement<'unidades'>(
  'avisar-a-supervision',
  `select u.unidad, c.id as cuenta, c.nombre, c.correo from unnest(:unidades::text[]) as u (unidad)
   join cuentas c on c.clase = 'funcionario' and c.activa and c.roles @> '{supervisor}' and c.unidades @> array[u.unidad]
   order by u.unidad, c.nombre, c.id`,
);

/** `hoy`: civil date at the agency. */
export async function readAQuienAvisar(
  queries: Queries,
  ids: readonly string[],
  unidades: readonly string[],
  hoy: string,
): Promise<AQuienAvisar> {
  const held = await queries.query<PorAvisarDe & { solicitud: string }>(
    holders,
    valuesFor(holders, { ids, hoy }),
  );
  const supervision = new Map<string, PorAvisarDe[]>();
  const rows = await queries.query<PorAvisarDe & { unidad: string }>(
    supervisors,
    valuesFor(supervisors, { unidades }),
  );
  for (const { unidad, ...person } of rows)
    supervision.set(unidad, [...(supervision.get(unidad) ?? []), person]);
  return { titulares: new Map(held.map(({ solicitud, ...person }) => [solicitud, person])), supervision };
}
