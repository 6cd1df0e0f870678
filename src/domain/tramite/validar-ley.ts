/** Law and terms as dated content: real dates, in order, and on any day only one answer. */
import { parseCivilDate } from '../calendar/civil-date.ts';
import { isSoundPlazo } from '../calendar/plazo.ts';
import type { Definicion } from './definicion.ts';

type Vigencia = { readonly desde: string; readonly hasta?: string };

export const fin = ({ hasta }: Vigencia) => hasta ?? '9999-12-31';
const seCruzan = (a: Vigencia, b: Vigencia) => a.desde <= fin(b) && b.desde <= fin(a);

export function fechas(que: string, { desde, hasta }: Vigencia): readonly string[] {
  const problemas = [desde, ...(hasta === undefined ? [] : [hasta])]
    .filter((fecha) => parseCivilDate(fecha) === null)
    .map((fecha) => `${que} tiene la fecha «${fecha}», que no existe`);
  if (hasta !== undefined && hasta < desde) problemas.push(`${que} termina antes de empezar`);
  return problemas;
}

/** Pairs in force on one day; each pair once. */
export function cruces<T extends Vigencia>(
  lista: readonly T[],
  mismas: (a: T, b: T) => boolean,
): readonly T[] {
  return lista.filter((b, i) => lista.slice(0, i).some((a) => mismas(a, b) && seCruzan(a, b)));
}

export function validarLey({ baseLegal, plazoLegal, tiempoEstimado }: Definicion): readonly string[] {
  return [
    ...(isSoundPlazo(tiempoEstimado) ? [] : ['el tiempo estimado no es posible']),
    ...plazoLegal.flatMap((plazo) => [
      ...fechas(`el plazo de «${plazo.norma}»`, plazo),
      ...(isSoundPlazo(plazo.plazo) ? [] : [`el plazo de «${plazo.norma}» no es posible`]),
      // COA art. 158: no legal term is counted in hours.
      ...(plazo.plazo.kind === 'dias-termino' || plazo.plazo.kind === 'dias-plazo'
        ? []
        : [`el plazo de «${plazo.norma}» no se cuenta en días, y la ley no los fija de otro modo`]),
    ]),
    ...cruces(plazoLegal, () => true).map(({ norma }) => `el plazo de «${norma}» rige a la vez que otro`),
    ...baseLegal.flatMap((norma) => fechas(`«${norma.norma}, ${norma.articulo}»`, norma)),
    ...cruces(baseLegal, (a, b) => a.norma === b.norma && a.articulo === b.articulo).map(
      ({ norma, articulo }) => `«${norma}, ${articulo}» rige dos veces a la vez`,
    ),
  ];
}
