/** Somebody who has a case open now, and what they are writing there. */

export const escrituras = ['', 'decision', 'mensaje', 'nota'] as const;

/** '' for whoever only reads. */
export type Escritura = (typeof escrituras)[number];

export type PresenteEnCaso = {
  readonly cuenta: string;
  readonly nombre: string;
  readonly escribe: Escritura;
  readonly desdeMs: number;
};

export function leerEscritura(crudo: string): Escritura {
  return escrituras.find((una) => una === crudo) ?? '';
}
