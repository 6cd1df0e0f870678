/** A case as the rule looks at it: with the skills that its unit asks for the trámite. */
import type { CasoPorRepartir } from '../../domain/reparto/elegir.ts';
import { aptitudesPara, type Unidad } from '../../domain/reparto/unidad.ts';
import type { CasoSinAsignar } from '../../store/reparto.ts';

export function casoDe(fila: CasoSinAsignar, unidad: Unidad | null): CasoPorRepartir {
  const { id, referencia, tramite, provincia, anterior, devolvieron } = fila;
  return {
    id,
    referencia,
    tramite,
    aptitudes: aptitudesPara(unidad, tramite),
    provincia,
    anterior,
    devolvieron,
  };
}
