/** Loads holidays; the calendar's version rises in the same statement when any of them is new or different. */
import type { Holiday } from '../domain/calendar/holiday.ts';
import type { Queries } from '../platform/database.ts';
import type { Cambiadas } from './importar-catalogos.ts';
import { statement, valuesFor } from './statement.ts';

const upsert = statement<'filas'>(
  'importar-feriados',
  `with escritas as (
     insert into feriados as h (fecha, alcance, codigo, nombre, fuente, conocido_desde, recuperable)
     select fecha, alcance, codigo, nombre, fuente, conocido_desde, recuperable
     from jsonb_to_recordset(:filas::jsonb)
       as f (fecha date, alcance text, codigo text, nombre text, fuente text, conocido_desde date, recuperable boolean)
     on conflict (fecha, alcance, codigo) do update set nombre = excluded.nombre, fuente = excluded.fuente,
       conocido_desde = excluded.conocido_desde, recuperable = excluded.recuperable
     where (h.nombre, h.fuente, h.conocido_desde, h.recuperable)
       is distinct from (excluded.nombre, excluded.fuente, excluded.conocido_desde, excluded.recuperable)
     returning (xmax = 0) as nueva),
   calendario as (
     update ajustes set version = version + 1 where clave = 'calendario' and exists (select from escritas))
   select count(*) filter (where nueva)::int as nuevas, count(*) filter (where not nueva)::int as cambiadas from escritas`,
);

/** Scope and code as the table keeps them: the code is empty for the whole nation. */
export function claveDeFeriado({ date, scope }: Holiday): { fecha: string; alcance: string; codigo: string } {
  if (scope === 'nacional') return { fecha: date, alcance: 'nacional', codigo: '' };
  return 'provincia' in scope
    ? { fecha: date, alcance: 'provincia', codigo: scope.provincia }
    : { fecha: date, alcance: 'canton', codigo: scope.canton };
}

/** Date, scope and code must not repeat within `holidays`. */
export async function importarFeriados(queries: Queries, holidays: readonly Holiday[]): Promise<Cambiadas> {
  const filas = holidays.map((holiday) => ({
    ...claveDeFeriado(holiday),
    nombre: holiday.name,
    fuente: holiday.source,
    conocido_desde: holiday.validFrom ?? null,
    recuperable: holiday.recovery ?? false,
  }));
  const [row] = await queries.query<Cambiadas>(upsert, valuesFor(upsert, { filas: JSON.stringify(filas) }));
  return row ?? { nuevas: 0, cambiadas: 0 };
}
