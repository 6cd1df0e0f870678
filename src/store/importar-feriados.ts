/** Loads holidays; the calendar's version rises in the same statement when any of them is new or different. */
import { claveDeFeriado } from '../domain/calendar/clave-de-feriado.ts';
import type { Holiday } from '../domain/calendar/holiday.ts';
import type { Queries } from '../platform/database.ts';
import type { Cambiadas } from './importar-catalogos.ts';
import { statement, valuesFor } from './statement.ts';

/** Of rows `filas`, those that were not there alike. */
export const writtenHolidays = `escritas as (
     insert into feriados as h (fecha, alcance, codigo, nombre, fuente, conocido_desde, recuperable)
     select fecha, alcance, codigo, nombre, fuente, conocido_desde, recuperable
     from jsonb_to_recordset(:filas::jsonb)
       as f (fecha date, alcance text, codigo text, nombre text, fuente text, conocido_desde date, recuperable boolean)
     on conflict (fecha, alcance, codigo) do update set nombre = excluded.nombre, fuente = excluded.fuente,
       conocido_desde = excluded.conocido_desde, recuperable = excluded.recuperable
     where (h.nombre, h.fuente, h.conocido_desde, h.recuperable)
       is distinct from (excluded.nombre, excluded.fuente, excluded.conocido_desde, excluded.recuperable)
     returning (xmax = 0) as nueva)`;
export const countWritten = `select count(*) filter (where nueva)::int as nuevas, count(*) filter (where not nueva)::int as cambiadas from escritas`;

const upsert = statement<'filas'>(
  'importar-feriados',
  `with ${writtenHolidays},
   calendario as (
     update ajustes set version = version + 1 where clave = 'calendario' and exists (select from escritas))
   ${countWritten}`,
);

/** As the statements take them. */
export const filasDeFeriados = (holidays: readonly Holiday[]): string =>
  JSON.stringify(
    holidays.map((holiday) => ({
      ...claveDeFeriado(holiday),
      nombre: holiday.name,
      fuente: holiday.source,
      conocido_desde: holiday.validFrom ?? null,
      recuperable: holiday.recovery ?? false,
    })),
  );

/** Date, scope and code must not repeat within `holidays`. */
export async function importarFeriados(queries: Queries, holidays: readonly Holiday[]): Promise<Cambiadas> {
  const [row] = await queries.query<Cambiadas>(
    upsert,
    valuesFor(upsert, { filas: filasDeFeriados(holidays) }),
  );
  return row ?? { nuevas: 0, cambiadas: 0 };
}
