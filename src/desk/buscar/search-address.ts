/** The search's address: what is looked for, the filters and the place of the page, read and written in one place. */
import { buscarLimits } from '../../actions/buscar/buscar-limits.ts';
import type { LugarDeBusqueda, SearchAsked } from '../../actions/buscar/search-desk.ts';
import { limits } from '../../domain/limits.ts';
import { estadosAbiertos, estadosCerrados } from '../../domain/solicitud/lifecycle.ts';
import { isUuid } from '../../domain/uuid.ts';
import { paths } from '../../paths.ts';

export const clasesBuscadas = ['solicitud', 'hilo', 'conversacion'] as const;
export const canalesBuscados = ['portal', 'chat', 'rapido', 'correo'] as const;
export const estadosBuscados = ['abiertas', ...estadosAbiertos, ...estadosCerrados] as const;

const datePattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const msPattern = /^\d{1,14}(?:\.\d{1,6})?$/;
const yearsMsMax = 8e12;

const instantFrom = (raw: string): number | null =>
  msPattern.test(raw) && Number(raw) < yearsMsMax ? Number(raw) : null;

/** `tope` alone, or with the place of the last row shown: parts joined by «~». */
function placeFrom(raw: string): LugarDeBusqueda | null {
  const [topeMs = '', topeId = '', puntos, fechaMs = '', id = ''] = raw.split('~');
  const tope = instantFrom(topeMs);
  if (tope === null || !isUuid(topeId)) return null;
  const place = { tope: { fechaMs: tope, id: topeId }, tras: null };
  if (puntos === undefined) return place;
  const at = instantFrom(fechaMs);
  if (!/^\d{1,9}$/.test(puntos) || at === null || !isUuid(id)) return null;
  return { ...place, tras: { puntos: Number(puntos), fechaMs: at, id } };
}

function placeText({ tope, tras }: LugarDeBusqueda): string {
  const parts = [tope.fechaMs, tope.id, ...(tras === null ? [] : [tras.puntos, tras.fechaMs, tras.id])];
  return parts.join('~');
}

/** A day there is, or null: 31 February is a date nobody asks for. */
function dateFrom(raw: string): string | null {
  if (!datePattern.test(raw)) return null;
  const at = new Date(`${raw}T00:00:00Z`);
  return at.toISOString().startsWith(raw) ? raw : null;
}

/** Anything unknown counts as not asked: a search always has an answer. */
export function readSearchAddress(query: URLSearchParams): SearchAsked {
  const word = (name: string) =>
    (query.get(name) ?? '')
      .slice(0, limits.searchCharsMax * 4)
      .toWellFormed()
      .replaceAll('\u0000', '');
  const given = (name: string) => (word(name) === '' ? null : word(name));
  const among = <T extends string>(all: readonly T[], name: string) =>
    all.find((one) => one === word(name)) ?? null;
  return {
    q: word('q').slice(0, buscarLimits.questionCharsMax),
    clase: among(clasesBuscadas, 'en'),
    tramite: given('tramite'),
    unidad: given('unidad'),
    estado: among(estadosBuscados, 'estado'),
    canal: among(canalesBuscados, 'canal'),
    mias: word('de') === 'mi',
    desde: dateFrom(word('desde')),
    hasta: dateFrom(word('hasta')),
    lugar: placeFrom(word('lugar')),
  };
}

/** Without `lugar` it is the first page. */
export function searchHref(asked: Partial<SearchAsked>): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | null | undefined) => {
    if (value) query.set(name, value);
  };
  put('q', asked.q);
  put('en', asked.clase);
  put('tramite', asked.tramite);
  put('unidad', asked.unidad);
  put('estado', asked.estado);
  put('canal', asked.canal);
  put('de', asked.mias ? 'mi' : null);
  put('desde', asked.desde);
  put('hasta', asked.hasta);
  put('lugar', asked.lugar ? placeText(asked.lugar) : null);
  // Blanks as %20: the way back after a sign-in takes no other signs.
  return query.size === 0
    ? paths.mesa.buscar
    : `${paths.mesa.buscar}?${String(query).replaceAll('+', '%20')}`;
}
