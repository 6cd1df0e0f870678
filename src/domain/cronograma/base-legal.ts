/** The rule behind a finding about a schedule: which norm, which article, since when, and whether its text was read. */

export type BaseLegal = {
  readonly norma: string;
  readonly articulo: string;
  /** Civil dates between which it holds. */
  readonly desde: string;
  readonly hasta?: string;
  /** False for a rule known only at second hand: it never refuses anybody, an officer judges it. */
  readonly verificada: boolean;
};

/** «Reglamento General a la LOSNCP, art. 96»: as it stands in a sentence. */
export function cita({ norma, articulo }: BaseLegal): string {
  return `${norma}, ${articulo}`;
}

export function rigeEn({ desde, hasta }: BaseLegal, fecha: string): boolean {
  return desde <= fecha && (hasta === undefined || fecha <= hasta);
}

/** Decreto Ejecutivo 193, Registro Oficial 153-9S of 28 October 2025: processes published before keep the rules of their day. */
const reglamentoDesde = '2025-10-28';

export function reglamento(articulo: string, verificada = true): BaseLegal {
  return { norma: 'Reglamento General a la LOSNCP', articulo, desde: reglamentoDesde, verificada };
}
