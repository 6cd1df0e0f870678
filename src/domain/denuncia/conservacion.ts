/**
 * How long a complaint is kept after it ended, before its keys are destroyed. No norm found says it: 10 years where it was
 * admitted or handed to an authority, 2 where it was not, are this product's proposal; a legal hold wins over both.
 */
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import type { EstadoDeDenuncia } from './denuncia.ts';

export type Conservacion = { readonly admitidaDias: number; readonly inadmitidaDias: number };

const diasPorAnio = 365.25;

export const conservacion: Conservacion = {
  admitidaDias: Math.ceil(10 * diasPorAnio),
  inadmitidaDias: Math.ceil(2 * diasPorAnio),
};

/** The last day it is kept; null while it goes on. `desde`: the state it ended from. */
export function conservarHasta(
  {
    desde,
    hacia,
    dia,
  }: { readonly desde: EstadoDeDenuncia; readonly hacia: EstadoDeDenuncia; readonly dia: CivilDate },
  dias: Conservacion = conservacion,
): CivilDate | null {
  if (hacia === 'remitida') return addDays(dia, dias.admitidaDias);
  if (hacia === 'inadmitida') return addDays(dia, dias.inadmitidaDias);
  if (hacia !== 'cerrada') return null;
  return addDays(dia, desde === 'recibida' ? dias.inadmitidaDias : dias.admitidaDias);
}
