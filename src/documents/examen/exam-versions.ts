/** Which rule of each kind of look is in force. */
import type { TipoDeExamen } from '../../domain/documento/examen.ts';

/** Raise a number whenever what is found in the same bytes changes: files are then looked at again. */
export const examVersions: Readonly<Record<TipoDeExamen, number>> = {
  'oficio-firmado': 1,
  pdf: 1,
  'excel-socios': 1,
  'listado-seps': 1,
  factura: 1,
  acta: 1,
  imagen: 1,
};
