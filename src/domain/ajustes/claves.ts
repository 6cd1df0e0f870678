/** The settings as people call them, and what their history may leave out. */
import type { ClaveDeAjuste } from '../ajuste.ts';

export type DatosDeClave = {
  readonly nombre: string;
  /** Starts with a value of the product's own, and imports raise its version without a line of history. */
  readonly conImportaciones: boolean;
};

const propia = (nombre: string): DatosDeClave => ({ nombre, conImportaciones: false });

/** In the order in which pages show them. */
export const ajustes: { readonly [C in ClaveDeAjuste]: DatosDeClave } = {
  calendario: { nombre: 'Calendario', conImportaciones: true },
  unidades: propia('Unidades'),
  reparto: propia('Reparto'),
  escalas: propia('Avisos y escalas'),
  textos: propia('Textos y cartas'),
  puertas: propia('Puertas y servicios'),
  'ingreso-del-personal': propia('Ingreso del personal'),
  conservacion: propia('Conservación de datos'),
};

export const clavesDeAjuste = Object.keys(ajustes) as readonly ClaveDeAjuste[];

/** Null for anything that is no setting. */
export function leerClave(raw: string): ClaveDeAjuste | null {
  return clavesDeAjuste.find((clave) => clave === raw) ?? null;
}
