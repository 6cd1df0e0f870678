/** Dates in examples: written relative to the day on which the example is run, so that no example grows old. */
import { addDays, type CivilDate, weekday } from '../calendar/civil-date.ts';

const marca = /\{(dia|sabado):(-?\d+)\}/g;
const sabado = 6;

/** The day `dias` weekdays (Monday to Friday) after `hoy`, or before it where negative; 0 is `hoy` itself. */
export function diaEntreSemana(hoy: CivilDate, dias: number): CivilDate {
  const paso = Math.sign(dias);
  let fecha = hoy;
  for (let faltan = Math.abs(dias); faltan > 0; ) {
    fecha = addDays(fecha, paso);
    if (weekday(fecha) % 6 !== 0) faltan -= 1;
  }
  return fecha;
}

/** A date, or a date and hour ('HH:MM'), that many weekdays after the day of the run. */
export const enDias = (dias: number, hora?: string): string =>
  hora === undefined ? `{dia:${dias}}` : `{dia:${dias}}T${hora}`;

/** The `semanas`-th Saturday after `hoy`. */
export function sabadoDespuesDe(hoy: CivilDate, semanas: number): CivilDate {
  return addDays(hoy, ((sabado - weekday(hoy) + 6) % 7) + 1 + 7 * (semanas - 1));
}

/** That hour of the `semanas`-th Saturday after the day of the run: never a working day. */
export const enSabado = (semanas: number, hora: string): string => `{sabado:${semanas}}T${hora}`;

/** The answers of an example with its relative dates written out for `hoy`. */
export function conFechas<T>(valor: T, hoy: CivilDate): T;
export function conFechas(valor: unknown, hoy: CivilDate): unknown {
  if (typeof valor === 'string')
    return valor.replace(marca, (_, clase: string, cuantos: string) =>
      clase === 'dia' ? diaEntreSemana(hoy, Number(cuantos)) : sabadoDespuesDe(hoy, Number(cuantos)),
    );
  if (Array.isArray(valor)) return valor.map((item: unknown) => conFechas(item, hoy));
  if (typeof valor !== 'object' || valor === null) return valor;
  return Object.fromEntries(
    Object.entries(valor).map(([clave, item]) => [clave, conFechas<unknown>(item, hoy)]),
  );
}
