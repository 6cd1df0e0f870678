/** Statistics of the room for the last months: counts alone, and none so small that it would tell about one person. */
import { civilDateAt, civilDateOf, civilParts, dayNumberOf } from '../../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import { gruposDeSala } from '../../domain/denuncia/denuncia.ts';
import { listCifras } from '../../store/sala-cifras.ts';
import type { Deps } from '../deps.ts';
import type { LectorAbierto } from './sala-types.ts';

const monthsShown = 12;

export type CuentaMostrada = { readonly clave: string; readonly cuantas: number };

export type CifrasDeSala = {
  /** First day of the oldest month counted. */
  readonly desde: string;
  readonly porHecho: readonly CuentaMostrada[];
  readonly recibidasPorMes: readonly CuentaMostrada[];
  readonly recibidasPorClase: readonly CuentaMostrada[];
  readonly recibidasPorVia: readonly CuentaMostrada[];
};

function monthsBack(day: string, months: number): string {
  const { year, month } = civilParts(dayNumberOf(day));
  const index = year * 12 + (month - 1) - months;
  return civilDateOf(Math.floor(index / 12), (index % 12) + 1, 1);
}

/** A reader sees the counts of their own groups; a custodian, who reads none, those of all. */
export async function readCifrasDeSala(
  deps: Deps,
  { grupos, custodio }: LectorAbierto,
): Promise<CifrasDeSala> {
  const today = civilDateAt(deps.clock.nowMs(), zoneGuayaquil);
  const desde = monthsBack(today, monthsShown - 1);
  const rows = await listCifras(deps.sala.db, desde, custodio ? gruposDeSala : grupos);
  const sumBy = (keyOf: (row: (typeof rows)[number]) => string, counted = rows): CuentaMostrada[] => {
    const sums = new Map<string, number>();
    for (const row of counted) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.cuantas);
    return [...sums].map(([clave, cuantas]) => ({ clave, cuantas }));
  };
  const received = rows.filter(({ hecho }) => hecho === 'recibida');
  const byMonth = new Map(sumBy(({ mes }) => mes, received).map(({ clave, cuantas }) => [clave, cuantas]));
  const months = [...Array(monthsShown).keys()].map((back) => monthsBack(today, monthsShown - 1 - back));
  return {
    desde,
    porHecho: sumBy(({ hecho }) => hecho),
    recibidasPorMes: months.map((clave) => ({ clave, cuantas: byMonth.get(clave) ?? 0 })),
    recibidasPorClase: sumBy(({ clase }) => clase, received),
    recibidasPorVia: sumBy(({ via }) => via, received),
  };
}
