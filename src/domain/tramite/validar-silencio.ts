/** Every legal term says what its expiry without an answer means, for all of its time; and how long a case can be reopened. */
import { addDays } from '../calendar/civil-date.ts';
import type { Definicion, PlazoLegal, Silencio } from './definicion.ts';
import { cruces, fechas, fin } from './validar-ley.ts';

/** Working days after which nobody thinks of a decision as fresh any more. */
const reabrirDiasMax = 250;

/** From the first day of the term on, each entry is followed by another until the term's last day. */
function covers(silencio: readonly Silencio[], term: PlazoLegal): boolean {
  let day = term.desde;
  for (let step = 0; step <= silencio.length; step += 1) {
    if (day > fin(term)) return true;
    const one = silencio.find(({ desde, hasta }) => desde <= day && (hasta === undefined || hasta >= day));
    if (one === undefined) return false;
    if (one.hasta === undefined) return true;
    day = addDays(one.hasta, 1);
  }
  return false;
}

export function validarSilencio({
  plazoLegal,
  silencio = [],
  reabrirDias,
}: Pick<Definicion, 'plazoLegal' | 'silencio' | 'reabrirDias'>): readonly string[] {
  const wrongDates = [
    ...silencio.flatMap((one) => fechas(`el silencio de «${one.norma}»`, one)),
    ...plazoLegal.flatMap((one) => fechas(`el plazo de «${one.norma}»`, one)),
  ];
  const isSoundWindow =
    reabrirDias === undefined ||
    (Number.isInteger(reabrirDias) && reabrirDias >= 1 && reabrirDias <= reabrirDiasMax);
  return [
    ...silencio.flatMap((one) => fechas(`el silencio de «${one.norma}»`, one)),
    ...cruces(silencio, () => true).map(({ norma }) => `el silencio de «${norma}» rige a la vez que otro`),
    ...(wrongDates.length > 0
      ? []
      : plazoLegal
          .filter((term) => !covers(silencio, term))
          .map(({ norma }) => `el plazo de «${norma}» no dice qué significa el silencio en todo su tiempo`)),
    // Nothing runs out where there is no term, so nothing can follow from it.
    ...silencio
      .filter(({ efecto }) => efecto !== 'ninguno')
      .filter((one) => !plazoLegal.some((term) => term.desde <= fin(one) && one.desde <= fin(term)))
      .map(({ norma }) => `el silencio de «${norma}» tiene efecto sin un plazo legal que lo traiga`),
    ...(isSoundWindow ? [] : [`«reabrirDias» va de 1 a ${reabrirDiasMax} días hábiles`]),
  ];
}
