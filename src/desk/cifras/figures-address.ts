/** The address of a dashboard: period and filters, read and written in one place, so that it can be sent to somebody. */
import type { CifrasAsked } from '../../actions/cifras/figures-scope.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import {
  leerPeriodo,
  type PeriodoConocido,
  periodoDe,
  periodosConocidos,
} from '../../domain/cifras/periodo.ts';
import type { Canal } from '../../domain/tramite/definicion.ts';

export const doorNames: { readonly [C in Canal]: string } = {
  portal: 'Portal',
  rapido: 'Trámite Rápido',
  chat: 'Chat',
  correo: 'Correo',
};
export const doors = Object.keys(doorNames) as readonly Canal[];

/** `periodo` null: two dates were given. */
export type FiguresAddress = CifrasAsked & {
  readonly conocido: PeriodoConocido | null;
  /** What was typed, where it names no period; the figures are then those of the usual one. */
  readonly mal: { readonly desde: string; readonly hasta: string } | null;
};

const usual: PeriodoConocido = '30';
const textMax = 200;

/** Anything unknown counts as not asked; two dates count over a known period. */
export function readFiguresAddress(query: URLSearchParams, hoy: CivilDate): FiguresAddress {
  const word = (name: string) =>
    (query.get(name) ?? '').slice(0, textMax).toWellFormed().replaceAll('\u0000', '').trim();
  const given = (name: string) => (word(name) === '' ? null : word(name));
  const filters = {
    unidad: given('unidad'),
    tramite: given('tramite'),
    canal: doors.find((canal) => canal === word('puerta')) ?? null,
  };
  const named = periodosConocidos.find((periodo) => periodo === word('periodo')) ?? null;
  const [desde, hasta] = [word('desde'), word('hasta')];
  if (named === null && (desde !== '' || hasta !== '')) {
    const periodo = leerPeriodo(desde, hasta === '' ? hoy : hasta, hoy);
    if (periodo !== null) return { ...filters, periodo, conocido: null, mal: null };
    return { ...filters, periodo: periodoDe(usual, hoy), conocido: null, mal: { desde, hasta } };
  }
  const conocido = named ?? usual;
  return { ...filters, periodo: periodoDe(conocido, hoy), conocido, mal: null };
}

/** The query of an address, '' where nothing is asked for beyond the usual. */
export function figuresQuery({ conocido, periodo, unidad, tramite, canal }: FiguresAddress): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | null) => {
    if (value) query.set(name, value);
  };
  put('periodo', conocido === usual ? null : conocido);
  if (conocido === null) {
    put('desde', periodo.desde);
    put('hasta', periodo.hasta);
  }
  put('unidad', unidad);
  put('tramite', tramite);
  put('puerta', canal);
  // Blanks as %20: the way back after a sign-in takes no other signs.
  return query.size === 0 ? '' : `?${String(query).replaceAll('+', '%20')}`;
}
