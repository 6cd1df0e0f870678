/** The present and the proposed schedule side by side, with the working days from each stage to the next. */
import type { Etapa } from '../registro/proceso.ts';
import {
  cronogramaPropuesto,
  diasHabilesEntre,
  type EtapaPedida,
  type Lugar,
} from './cronograma-propuesto.ts';

export type EtapaComparada = {
  readonly nombre: string;
  /** Local time, 'YYYY-MM-DDTHH:MM'. */
  readonly antes: string;
  readonly ahora: string;
  readonly movida: boolean;
  /** Working days since the stage before, in either schedule; null for the first stage and for dates out of order. */
  readonly habilesAntes: number | null;
  readonly habilesAhora: number | null;
};

export function compararCronograma(
  etapas: readonly Etapa[],
  pedidas: readonly EtapaPedida[],
  lugar: Lugar,
): readonly EtapaComparada[] {
  const propuestas = cronogramaPropuesto(etapas, pedidas);
  return propuestas.map(({ nombre, antes, ahora, movida }, i) => {
    const previa = propuestas[i - 1];
    const entre = (desde: string | undefined, hasta: string) =>
      desde === undefined || desde > hasta ? null : diasHabilesEntre(lugar, desde, hasta);
    return {
      nombre,
      antes,
      ahora,
      movida,
      habilesAntes: entre(previa?.antes, antes),
      habilesAhora: entre(previa?.ahora, ahora),
    };
  });
}
