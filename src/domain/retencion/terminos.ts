/** The times the law gives an entity to pay, as dated content: those in force on the day of filing are the ones that count. */
import type { CivilDate } from '../calendar/civil-date.ts';

export type Conteo =
  | { readonly unidad: 'meses'; readonly cuantos: number }
  /** Working days (término). */
  | { readonly unidad: 'dias-habiles'; readonly cuantos: number }
  /** Calendar days (plazo). */
  | { readonly unidad: 'dias'; readonly cuantos: number };

export type TerminoDePago = {
  /** `pago-maximo` and `pago` run from the final acta; `presuncion` from the request to be paid. */
  readonly clave: 'pago-maximo' | 'pago' | 'presuncion';
  readonly conteo: Conteo;
  readonly norma: string;
  /** Civil dates; open at the end while in force. */
  readonly desde: CivilDate;
  readonly hasta?: CivilDate;
};

const ley = 'Ley Orgánica del Sistema Nacional de Contratación Pública, art. 114';
const reglamento = 'Reglamento General a la LOSNCP, art. 378';

/** The Regulation says «30 días» of the presumption without saying which: as a plazo, Saturdays and Sundays count. */
export const terminosDePago: readonly TerminoDePago[] = [
  { clave: 'pago-maximo', conteo: { unidad: 'meses', cuantos: 2 }, norma: ley, desde: '2025-10-07' },
  { clave: 'pago', conteo: { unidad: 'dias-habiles', cuantos: 30 }, norma: reglamento, desde: '2025-10-28' },
  { clave: 'presuncion', conteo: { unidad: 'dias', cuantos: 30 }, norma: reglamento, desde: '2025-10-28' },
];

/** Null where none was in force on that day. */
export function terminoVigente(clave: TerminoDePago['clave'], fecha: CivilDate): TerminoDePago | null {
  return (
    terminosDePago.find(
      (t) => t.clave === clave && t.desde <= fecha && (t.hasta === undefined || t.hasta >= fecha),
    ) ?? null
  );
}
