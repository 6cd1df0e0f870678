/** When a question or a document is asked: only if another answer is one of these. */
import type { Campos, Datos, ValorDe } from './campo.ts';

export type Condicion = { readonly campo: string; readonly es: readonly string[] };

type Elegible<V> = V extends readonly (infer U)[] ? U : V;

/** A condition that names a field of `D` and values that field can have; anything else does not compile. */
export type CondicionSobre<D extends Campos> = {
  [K in keyof D & string]: D[K] extends { tipo: 'opcion' | 'varias' }
    ? { readonly campo: K; readonly es: readonly Elegible<ValorDe<D[K]>>[] }
    : never;
}[keyof D & string];

export function cuando<const K extends string, const V extends string>(
  campo: K,
  ...es: readonly [V, ...V[]]
) {
  return { campo, es } as const;
}

/** Whether the condition holds for the answers given so far; no condition always holds. */
export function seCumple(condicion: Condicion | undefined, datos: Datos): boolean {
  if (condicion === undefined) return true;
  const valor = datos[condicion.campo];
  if (typeof valor === 'string') return condicion.es.includes(valor);
  if (!Array.isArray(valor)) return false;
  return valor.some((v) => typeof v === 'string' && condicion.es.includes(v));
}
