/** One versioned entry of the agency's register: what effects change, by comparing the version they saw. */
import type { Ficha } from './ficha.ts';
import type { Entidad, Proceso } from './proceso.ts';

export type Asiento =
  | { readonly clase: 'proveedor'; readonly id: string; readonly version: number; readonly contenido: Ficha }
  | { readonly clase: 'proceso'; readonly id: string; readonly version: number; readonly contenido: Proceso }
  | { readonly clase: 'entidad'; readonly id: string; readonly version: number; readonly contenido: Entidad };

export type ClaseAsiento = Asiento['clase'];

/** One line of "antes / ahora", already in words for people. */
export type Cambio = {
  readonly campo: string;
  readonly etiqueta: string;
  readonly antes: string;
  readonly ahora: string;
};
