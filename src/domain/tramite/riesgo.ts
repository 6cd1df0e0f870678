/** Signs, told by data at hand, that one person should not decide a case alone. A definition lists the rules it wants. */
import { civilDateAt } from '../calendar/civil-date.ts';
import { dateText } from '../calendar/civil-text.ts';
import type { Zone } from '../calendar/zone.ts';
import type { Definicion } from './definicion.ts';

export type ReglaDeRiesgo =
  /** Another change of e-mail or telephone of the same owner was granted in the last `dias`: how accounts are taken over. */
  | { readonly regla: 'contacto-cambiado-hace-poco'; readonly dias: number }
  /** The same was asked for and denied in the last `dias`. */
  | { readonly regla: 'negada-hace-poco'; readonly dias: number }
  /** Who enters and leaves is at least `socios` people and `porcentaje` of the roll as it stands. */
  | { readonly regla: 'cambio-grande-de-socios'; readonly porcentaje: number; readonly socios: number };

/** Another case of the same owner. */
export type CasoAnterior = { readonly referencia: string; readonly decididaMs: number };

export type HechosDeRiesgo = {
  readonly ahoraMs: number;
  readonly zone: Zone;
  /** The newest change of contact that was granted, and the newest denial of the same trámite; null where there is none. */
  readonly contacto: CasoAnterior | null;
  readonly negada: CasoAnterior | null;
  /** Null where no members are compared. */
  readonly socios: { readonly registrados: number; readonly cambian: number } | null;
};

const dayMs = 86_400_000;
export const diasDeRiesgoMax = 365;

function reciente(caso: CasoAnterior | null, dias: number, ahoraMs: number): CasoAnterior | null {
  return caso !== null && ahoraMs - caso.decididaMs <= dias * dayMs ? caso : null;
}

function fraseDe(regla: ReglaDeRiesgo, hechos: HechosDeRiesgo): string | null {
  const { ahoraMs, zone, contacto, negada, socios } = hechos;
  const dia = ({ decididaMs }: CasoAnterior) => dateText(civilDateAt(decididaMs, zone));
  switch (regla.regla) {
    case 'contacto-cambiado-hace-poco': {
      const caso = reciente(contacto, regla.dias, ahoraMs);
      return caso && `Su correo o sus teléfonos ya cambiaron el ${dia(caso)} (${caso.referencia}).`;
    }
    case 'negada-hace-poco': {
      const caso = reciente(negada, regla.dias, ahoraMs);
      return caso && `El mismo trámite se le negó el ${dia(caso)} (${caso.referencia}).`;
    }
    case 'cambio-grande-de-socios': {
      if (socios === null || socios.cambian < regla.socios) return null;
      const { registrados, cambian } = socios;
      return cambian * 100 >= registrados * regla.porcentaje
        ? `Entran o salen ${cambian} socios de una lista de ${registrados}.`
        : null;
    }
  }
}

/** Why two persons must decide, in sentences; empty where no rule says so. */
export function razonesDeRiesgo(
  reglas: readonly ReglaDeRiesgo[] | undefined,
  hechos: HechosDeRiesgo,
): readonly string[] {
  return (reglas ?? []).map((regla) => fraseDe(regla, hechos)).filter((frase) => frase !== null);
}

const entre = (n: number, min: number, max: number) => Number.isInteger(n) && n >= min && n <= max;

export function validarRiesgo({ riesgo = [], documentos }: Definicion): readonly string[] {
  return riesgo.flatMap((regla) => {
    if (regla.regla !== 'cambio-grande-de-socios') {
      return entre(regla.dias, 1, diasDeRiesgoMax)
        ? []
        : [`el riesgo «${regla.regla}» mira ${regla.dias} días; van de 1 a ${diasDeRiesgoMax}`];
    }
    const problemas = Object.values(documentos).some(({ examen }) => examen === 'excel-socios')
      ? []
      : ['el riesgo «cambio-grande-de-socios» no tiene socios que comparar'];
    if (!entre(regla.porcentaje, 1, 100) || !entre(regla.socios, 1, 100_000))
      problemas.push('el riesgo «cambio-grande-de-socios» tiene una medida imposible');
    return problemas;
  });
}
