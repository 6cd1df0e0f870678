/** From when the law presumes that a payment is withheld, and until when the entity had to pay. */
import { type CivilDate, dayNumberOf } from '../calendar/civil-date.ts';
import type { CalendarIndex } from '../calendar/working-calendar.ts';
import { type TerminoDePago, terminoVigente } from './terminos.ts';
import { vencimiento } from './vencimiento.ts';

export type Presuncion = {
  /** Calendar days since the request to be paid. */
  readonly diasDesdeSolicitud: number;
  /** Last day on which nothing is presumed, and whether it has passed. */
  readonly hasta: CivilDate;
  readonly sePresume: boolean;
  /** Until when the entity had to pay at the latest, by law and by regulation. */
  readonly pagoMaximo: CivilDate | null;
  readonly pago: CivilDate | null;
  readonly norma: string;
  /** Days of the presumption, as the norm counts them. */
  readonly dias: number;
};

/**
 * `acta`: of the final reception; `solicitud`: of the request to be paid. A request made before the reception counts from
 * the reception: nothing is owed before it. Null where no norm was in force on `hoy`.
 */
export function presuncionDeRetencion(
  { acta, solicitud }: { readonly acta: CivilDate; readonly solicitud: CivilDate },
  hoy: CivilDate,
  calendario: CalendarIndex,
): Presuncion | null {
  const regla = terminoVigente('presuncion', hoy);
  if (regla === null) return null;
  const desde = solicitud > acta ? solicitud : acta;
  const hasta = vencimiento(calendario, desde, regla.conteo);
  const ends = (clave: TerminoDePago['clave']): CivilDate | null => {
    const termino = terminoVigente(clave, hoy);
    return termino === null ? null : vencimiento(calendario, acta, termino.conteo);
  };
  return {
    diasDesdeSolicitud: Math.max(0, dayNumberOf(hoy) - dayNumberOf(solicitud)),
    hasta,
    sePresume: hoy > hasta,
    pagoMaximo: ends('pago-maximo'),
    pago: ends('pago'),
    norma: regla.norma,
    dias: regla.conteo.cuantos,
  };
}
