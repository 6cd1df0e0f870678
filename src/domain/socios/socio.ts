/** A member of an association, and one as a row of the spreadsheet tells it. */
import type { CivilDate } from '../calendar/civil-date.ts';

export type Socio = {
  /** Ten digits; the passport of a foreigner, in capitals. */
  readonly cedula: string;
  readonly nombre: string;
  readonly fechaIngreso: CivilDate | null;
};

export type Novedad = 'ingreso' | 'salida' | 'correccion';

export type FilaDeSocio = Socio & {
  /** As the spreadsheet program numbers it, from 1. */
  readonly fila: number;
  /** Null where the spreadsheet does not say. */
  readonly novedad: Novedad | null;
};
