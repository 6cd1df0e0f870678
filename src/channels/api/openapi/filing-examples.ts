/** Petitions that succeed, from the definitions' own examples, with their dates written out. */

import type { Definicion, Ejemplo } from '../../../domain/tramite/definicion.ts';
import { conFechas } from '../../../domain/tramite/ejemplo.ts';

export type FilingExample = {
  readonly dice: string;
  /** Key of the synthetic party it is filed for; told to nobody but tests. */
  readonly quien: string;
  readonly datos: { readonly [campo: string]: unknown };
  readonly documentos: readonly string[];
};

function succeeds({ espera, circunstancia, codigos, socios, factura }: Ejemplo): boolean {
  const special = circunstancia ?? codigos ?? socios ?? factura;
  return special === undefined && ('aprobada' in espera || 'funcionario' in espera);
}

/** Without what a form sends of boxes nobody filled in: a program leaves that out. */
function filledIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filledIn).filter((one) => !isBlank(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]): [string, unknown] => [name, filledIn(inner)])
      .filter(([, inner]) => !isBlank(inner)),
  );
}

function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** `hoy`: civil date at the agency. */
export function filingExamples(definicion: Definicion, hoy: string): readonly FilingExample[] {
  return definicion.ejemplos.filter(succeeds).map(({ dice, quien, datos, documentos = [] }) => ({
    dice,
    quien,
    datos: filledIn(conFechas(datos, hoy)) as FilingExample['datos'],
    documentos,
  }));
}
