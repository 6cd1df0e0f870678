/** Law is dated content: what was in force on the day of filing is what counts, then and ever after. */
import type { Definicion, PlazoLegal } from './definicion.ts';

type Dated = { readonly desde: string; readonly hasta?: string };

/** The first entry in force on a civil date, or null. */
function vigenteEn<T extends Dated>(entradas: readonly T[], fecha: string): T | null {
  return entradas.find((e) => e.desde <= fecha && (e.hasta === undefined || e.hasta >= fecha)) ?? null;
}

export function plazoLegalDe(definicion: Definicion, fecha: string): PlazoLegal | null {
  return vigenteEn(definicion.plazoLegal, fecha);
}

/** «Reglamento General a la LOSNCP, art. 32»; empty where no norm was in force. */
export function citaLegal(definicion: Definicion, fecha: string): string {
  const norma = vigenteEn(definicion.baseLegal, fecha);
  return norma === null ? '' : `${norma.norma}, ${norma.articulo}`;
}

/** Every norm in force on a civil date, in the order of the definition. */
export function baseLegalVigente(definicion: Definicion, fecha: string): Definicion['baseLegal'] {
  return definicion.baseLegal.filter((e) => e.desde <= fecha && (e.hasta === undefined || e.hasta >= fecha));
}
