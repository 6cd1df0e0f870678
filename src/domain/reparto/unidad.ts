/** Units as data: the setting `unidades`, and how the stored value is read. */
import type { Json } from '../canonical-json.ts';

/** A skill (aptitud) and the trámites that ask for it. */
export type Aptitud = { readonly nombre: string; readonly tramites: readonly string[] };

export type Unidad = {
  /** What cases and definitions call it; it never changes. */
  readonly nombre: string;
  readonly descripcion: string;
  /** Province of its office, by its code; null where that says nothing. */
  readonly provincia: string | null;
  readonly aptitudes: readonly Aptitud[];
  /** Whether the routing rules give its people cases. */
  readonly recibe: boolean;
};

export const unidadLimits = {
  unidadesMax: 200,
  nombreCharsMax: 100,
  descripcionCharsMax: 400,
  aptitudesMax: 30,
  aptitudCharsMax: 60,
} as const;

const isObject = (valor: Json | undefined): valor is { readonly [k: string]: Json } =>
  typeof valor === 'object' && valor !== null && !Array.isArray(valor);

const texts = (valor: Json | undefined): readonly string[] =>
  Array.isArray(valor) ? valor.filter((one): one is string => typeof one === 'string') : [];

const textOf = (valor: Json | undefined) => (typeof valor === 'string' ? valor : '');

function leerAptitudes(valor: Json | undefined): readonly Aptitud[] {
  if (!Array.isArray(valor)) return [];
  return valor.flatMap((one) => {
    if (!isObject(one) || textOf(one.nombre) === '') return [];
    return [{ nombre: textOf(one.nombre), tramites: texts(one.tramites) }];
  });
}

/** Never throws: a row that cannot be read is left out. */
export function leerUnidades(valor: Json | undefined): readonly Unidad[] {
  if (!isObject(valor) || !Array.isArray(valor.unidades)) return [];
  return valor.unidades.flatMap((one: Json) => {
    if (!isObject(one) || textOf(one.nombre) === '') return [];
    return [
      {
        nombre: textOf(one.nombre),
        descripcion: textOf(one.descripcion),
        provincia: textOf(one.provincia) || null,
        aptitudes: leerAptitudes(one.aptitudes),
        recibe: one.recibe !== false,
      },
    ];
  });
}

/** The skill a trámite asks for by the unit's own words; empty where its people need none. */
export function aptitudesPara(unidad: Unidad | null, tramite: string): readonly string[] {
  return (unidad?.aptitudes ?? [])
    .filter(({ tramites }) => tramites.includes(tramite))
    .map(({ nombre }) => nombre);
}

/** Units that definitions name and no row describes. */
export function unidadesSinDescribir(
  unidades: readonly Unidad[],
  atienden: readonly string[],
): readonly string[] {
  const known = new Set(unidades.map(({ nombre }) => nombre));
  return [...new Set(atienden)].filter((nombre) => !known.has(nombre)).sort();
}
