/** The schedule as it would stand with the dates asked for, stage by stage, and what time lies between its stages. */
import { dayMinutes, dayNumberOf, parseCivilDate, weekdayOf } from '../calendar/civil-date.ts';
import type { Holiday, Territory } from '../calendar/holiday.ts';
import type { CalendarIndex } from '../calendar/working-calendar.ts';
import { countWorkingDays, holidayOn } from '../calendar/working-calendar.ts';
import { foldForSearch } from '../identity/nombre.ts';
import type { Etapa } from '../registro/proceso.ts';
import { type ClaseEtapa, claseDeEtapa } from './clase-de-etapa.ts';

/** One date asked for; `fechaHora` is local time, 'YYYY-MM-DDTHH:MM'. */
export type EtapaPedida = { readonly etapa: string; readonly fechaHora: string };

/** One row of a form that may still be unfinished. */
export type FilaPedida = { readonly etapa?: string; readonly fechaHora?: string };

/** Missing parts as empty texts: a row keeps its place, and no rule takes it for a date or a stage. */
export function pedidasDe(filas: readonly FilaPedida[]): readonly EtapaPedida[] {
  return filas.map(({ etapa = '', fechaHora = '' }) => ({ etapa, fechaHora }));
}

export type EtapaPropuesta = {
  readonly nombre: string;
  readonly clase: ClaseEtapa;
  readonly antes: string;
  readonly ahora: string;
  /** Row of the petition that names the stage, −1 where none does. */
  readonly fila: number;
  readonly movida: boolean;
};

/** Where and by which calendar the working days of a schedule are counted: those of the entity's canton. */
export type Lugar = { readonly calendario: CalendarIndex; readonly territorio: Territory };

/** Capitals and accents do not count: some people write the names themselves. */
export function mismaEtapa(uno: string, otro: string): boolean {
  return foldForSearch(uno) === foldForSearch(otro);
}

export function cronogramaPropuesto(
  etapas: readonly Etapa[],
  pedidas: readonly EtapaPedida[],
): readonly EtapaPropuesta[] {
  return etapas.map(({ nombre, fechaHora }) => {
    const fila = pedidas.findIndex((pedida) => mismaEtapa(pedida.etapa, nombre));
    const ahora = pedidas[fila]?.fechaHora || fechaHora;
    return {
      nombre,
      clase: claseDeEtapa(nombre),
      antes: fechaHora,
      ahora,
      fila,
      movida: ahora !== fechaHora,
    };
  });
}

/** Day number and minute of a local time; null for text that is none, as another system might send. */
export function momentoDe(fechaHora: string): { readonly dia: number; readonly minuto: number } | null {
  const [fecha = '', hora = ''] = fechaHora.split('T');
  const partes = /^(\d{2}):(\d{2})/.exec(hora);
  if (parseCivilDate(fecha) === null || partes === null) return null;
  return { dia: dayNumberOf(fecha), minuto: Number(partes[1]) * 60 + Number(partes[2]) };
}

/** The agency's own local holidays close its office, not the entity's schedule. */
const sinSede = (calendario: CalendarIndex): CalendarIndex => ({
  ...calendario,
  calendar: { ...calendario.calendar, seat: {} },
});

export function feriadoEn({ calendario, territorio }: Lugar, dia: number): Holiday | null {
  return holidayOn(sinSede(calendario), dia, territorio);
}

/** Working days after the first day up to and including the second; null where a date cannot be read. */
export function diasHabilesEntre(
  { calendario, territorio }: Lugar,
  desde: string,
  hasta: string,
): number | null {
  const [a, b] = [momentoDe(desde), momentoDe(hasta)];
  return a === null || b === null ? null : countWorkingDays(sinSede(calendario), a.dia, b.dia, territorio);
}

export function minutosEntre(desde: string, hasta: string): number | null {
  const [a, b] = [momentoDe(desde), momentoDe(hasta)];
  return a === null || b === null ? null : (b.dia - a.dia) * dayMinutes + b.minuto - a.minuto;
}

const isWeekend = (dia: number) => weekdayOf(dia) % 6 === 0;

/** Holidays between two dates that shorten the count: those that fall from Monday to Friday. */
export function feriadosEntre(lugar: Lugar, desde: string, hasta: string): readonly Holiday[] {
  const [a, b] = [momentoDe(desde), momentoDe(hasta)];
  if (a === null || b === null) return [];
  return lugar.calendario.holidayDays.flatMap((dia) => {
    const feriado = dia > a.dia && dia <= b.dia && !isWeekend(dia) ? feriadoEn(lugar, dia) : null;
    return feriado === null ? [] : [feriado];
  });
}
