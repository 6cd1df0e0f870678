/** The calendar changed as a whole: holidays put and taken away, its version raised and the change written into its history. */
import type { CambioDeAjuste } from '../domain/ajuste.ts';
import type { ClaveDeFeriado } from '../domain/calendar/clave-de-feriado.ts';
import type { Holiday } from '../domain/calendar/holiday.ts';
import type { Queries } from '../platform/database.ts';
import type { CalendarSetting } from './calendario.ts';
import type { Cambiadas } from './importar-catalogos.ts';
import { countWritten, filasDeFeriados, writtenHolidays } from './importar-feriados.ts';
import { instant, statement, valuesFor } from './statement.ts';

const lock = statement<never>(
  'calendario-retener',
  `select a.version, a.valor, (select h.hash from ajustes_historia h where h.clave = 'calendario' order by h.version desc limit 1) as hash
   from ajustes a where a.clave = 'calendario' for update`,
);
const put = statement<'filas'>(
  'feriados-poner',
  `with ${writtenHolidays}
   ${countWritten}`,
);
const takeAway = statement<'filas'>(
  'feriados-quitar',
  `delete from feriados h using jsonb_to_recordset(:filas::jsonb) as f (fecha date, alcance text, codigo text)
   where h.fecha = f.fecha and h.alcance = f.alcance and h.codigo = f.codigo`,
);
const raise = statement<
  'version' | 'valor' | 'cambio' | 'motivo' | 'cuenta' | 'nombre' | 'ocurrido' | 'hashAnterior' | 'hash'
>(
  'calendario-subir',
  `with escrito as (
     update ajustes set version = :version::int, valor = :valor::jsonb where clave = 'calendario' returning clave, version)
   insert into ajustes_historia (clave, version, valor, motivo, cuenta, nombre, ocurrido_en, hash_anterior, hash)
   select clave, version, :cambio::jsonb, :motivo, :cuenta::uuid, :nombre, :ocurrido::timestamptz, :hashAnterior, :hash
   from escrito`,
);

export type CalendarioRetenido = CalendarSetting & {
  /** Of the last line of its history; null where there is none yet. */
  readonly hash: string | null;
};

/** Nobody else changes the calendar until the transaction ends. */
export async function lockCalendario(queries: Queries): Promise<CalendarioRetenido> {
  const [row] = await queries.query<CalendarioRetenido>(lock);
  if (row === undefined) throw new Error('the calendar setting is missing');
  return row;
}

/** Date, scope and code must not repeat. What is there alike is not counted. */
export async function putFeriados(queries: Queries, holidays: readonly Holiday[]): Promise<Cambiadas> {
  const [row] = await queries.query<Cambiadas>(put, valuesFor(put, { filas: filasDeFeriados(holidays) }));
  return row ?? { nuevas: 0, cambiadas: 0 };
}

/** How many were there. */
export function removeFeriados(queries: Queries, claves: readonly ClaveDeFeriado[]): Promise<number> {
  return queries.execute(takeAway, valuesFor(takeAway, { filas: JSON.stringify(claves) }));
}

/** `cambio.valor` is what the history keeps; `valor` the setting as it stands from now on. */
export async function raiseCalendario(
  queries: Queries,
  valor: CalendarSetting['valor'],
  { valor: kept, ocurridoMs, version, motivo, cuenta, nombre, hashAnterior, hash }: CambioDeAjuste,
): Promise<void> {
  const values = {
    version,
    valor: JSON.stringify(valor),
    cambio: JSON.stringify(kept),
    motivo,
    cuenta,
    nombre,
    ocurrido: instant(ocurridoMs),
    hashAnterior,
    hash,
  };
  await queries.execute(raise, valuesFor(raise, values));
}
