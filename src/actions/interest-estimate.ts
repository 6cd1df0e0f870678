/** The interest a case might have earned, where the operator gave a rate: information, never part of a decision. */
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { interesEstimado } from '../domain/retencion/interes.ts';
import { leerMonto } from '../domain/retencion/monto.ts';
import { terminoVigente } from '../domain/retencion/terminos.ts';
import { vencimiento } from '../domain/retencion/vencimiento.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Requerimiento } from '../domain/tramite/definicion.ts';
import type { Deps } from './deps.ts';

export type InterestEstimate = {
  readonly cents: number;
  readonly dias: number;
  /** The day the payment fell due. */
  readonly vencio: CivilDate;
  /** Percent a year. */
  readonly tasa: number;
};

/** Null where nothing of it bears interest, without a rate, an amount or the date, and while the payment is not due. */
export async function interestEstimate(
  { interesAnualPorciento: tasa, calendar }: Pick<Deps, 'interesAnualPorciento' | 'calendar'>,
  campos: Requerimiento['interes'],
  { datos }: Pick<Solicitud, 'datos'>,
  hoy: CivilDate,
): Promise<InterestEstimate | null> {
  if (campos === undefined) return null;
  const [monto, desde] = [datos[campos.monto], datos[campos.desde]];
  if (tasa === null || typeof monto !== 'string' || typeof desde !== 'string') return null;
  const [cents, termino] = [leerMonto(monto), terminoVigente('pago', hoy)];
  if (cents === null || termino === null || desde > hoy) return null;
  const vencio = vencimiento(await calendar(), desde, termino.conteo);
  const found = interesEstimado(cents, tasa, vencio, hoy);
  return found.dias === 0 ? null : { ...found, vencio, tasa };
}
