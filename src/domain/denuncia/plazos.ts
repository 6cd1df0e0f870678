/** The clock of a complaint: only days are outside the seal, so it counts days. */
import { type CivilDate, dayNumberOf } from '../calendar/civil-date.ts';
import { addWorkingDays, type CalendarIndex, countWorkingDays } from '../calendar/working-calendar.ts';
import type { Denuncia } from './denuncia.ts';

/** Reglamento General, art. 433: what a bidder has from the act on; then nothing can be claimed any more. */
const reclamoDias = 3;

export type RelojDeDenuncia = {
  /** Working days gone since the day it arrived, which does not count itself (COA art. 158). */
  readonly habiles: number;
  readonly corridos: number;
  /** Of a claim: until when it could be filed, had the act been on the day it arrived here. */
  readonly reclamoHasta: CivilDate | null;
};

export function relojDeDenuncia(
  { dia, clase }: Pick<Denuncia, 'dia' | 'clase'>,
  hoy: CivilDate,
  calendario: CalendarIndex,
): RelojDeDenuncia {
  const [desde, hasta] = [dayNumberOf(dia), dayNumberOf(hoy)];
  const limite = clase === 'reclamo' ? addWorkingDays(calendario, dia, reclamoDias) : null;
  return {
    habiles: countWorkingDays(calendario, desde, hasta, {}),
    corridos: Math.max(0, hasta - desde),
    reclamoHasta: limite?.found === true ? limite.value : null,
  };
}
