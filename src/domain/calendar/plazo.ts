/** The one language for every promise and every legal term, and its short form for lists. */

/**
 * How published hours are counted. COA art. 158 forbids terms in hours, so hours are always a service promise.
 * - `habiles-como-dias` (default reading): each 24 hours, or part of them, is one working day.
 * - `corridas`: day and night, from the moment the office is open to receive.
 * - `horas-laborables`: office hours; each 24 published hours are 8 of them (72 → 24), and what exceeds whole days
 *   counts one for one up to 8 (2 → 2, 30 → 14).
 */
export type ModoHoras = 'habiles-como-dias' | 'corridas' | 'horas-laborables';

export type Plazo =
  /** At once; `metaMinutos` of office hours is the target the agency is measured by. */
  | { readonly kind: 'inmediato'; readonly metaMinutos: number }
  /** `horas` is the figure the agency publishes, whatever the way of counting it. */
  | { readonly kind: 'horas'; readonly horas: number; readonly modo: ModoHoras }
  /** Working days (término, COA art. 158–159). */
  | { readonly kind: 'dias-termino'; readonly dias: number }
  /** Calendar days (plazo); where the last is no working day it moves to the next one. */
  | { readonly kind: 'dias-plazo'; readonly dias: number }
  | { readonly kind: 'sin-plazo' };

/** Beyond these figures a plazo is a slip of the pen. */
const plazoMinutesMax = 100_000;
const plazoDaysMax = 1_000;
const publishedDayHours = 24;
const workingDayHours = 8;

/** Office hours that stand for published hours, see `ModoHoras`. */
export function workingHoursOf(publishedHours: number): number {
  const days = Math.floor(publishedHours / publishedDayHours);
  return days * workingDayHours + Math.min(publishedHours - days * publishedDayHours, workingDayHours);
}

/** Working days that stand for published hours: 72 → 3, 1 → 1. */
export function workingDaysOf(publishedHours: number): number {
  return Math.ceil(publishedHours / publishedDayHours);
}

/** Whether the figures are whole, positive and within limits; definitions and settings are checked with it. */
export function isSoundPlazo(plazo: Plazo): boolean {
  const within = (figure: number, max: number): boolean =>
    Number.isInteger(figure) && figure >= 1 && figure <= max;
  switch (plazo.kind) {
    case 'inmediato':
      return within(plazo.metaMinutos, plazoMinutesMax);
    case 'horas':
      return within(plazo.horas, plazoDaysMax * publishedDayHours);
    case 'dias-termino':
    case 'dias-plazo':
      return within(plazo.dias, plazoDaysMax);
    case 'sin-plazo':
      return true;
  }
}

/** «Inmediato», «72 horas», «30 días (término)», «Sin plazo publicado». */
export function describePlazo(plazo: Plazo): string {
  switch (plazo.kind) {
    case 'inmediato':
      return 'Inmediato';
    case 'horas':
      return plazo.horas === 1 ? '1 hora' : `${plazo.horas} horas`;
    case 'dias-termino':
      return plazo.dias === 1 ? '1 día (término)' : `${plazo.dias} días (término)`;
    case 'dias-plazo':
      return plazo.dias === 1 ? '1 día (plazo)' : `${plazo.dias} días (plazo)`;
    case 'sin-plazo':
      return 'Sin plazo publicado';
  }
}
