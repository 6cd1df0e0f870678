/** An estimate of the interest on what is owed: information for the parties, never a claim. */
import { type CivilDate, dayNumberOf } from '../calendar/civil-date.ts';

/** Commercial year, as the Central Bank's legal rates are applied. */
const yearDays = 360;

/** Cents: amount × rate × days / 360, rounded; 0 before the day it was due. `tasaAnual` in percent. */
export function interesEstimado(
  montoCents: number,
  tasaAnual: number,
  vencio: CivilDate,
  hoy: CivilDate,
): { readonly cents: number; readonly dias: number } {
  const dias = Math.max(0, dayNumberOf(hoy) - dayNumberOf(vencio));
  return { cents: Math.round((montoCents * tasaAnual * dias) / 100 / yearDays), dias };
}
