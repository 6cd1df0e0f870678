/** Sums up a comparison of members as the finding of a check: agreement, or what a person must look at. */
import type { DocumentFinding } from '../documento/verdict.ts';
import type { Clase, Comparacion } from './comparacion.ts';

const words: Readonly<Record<Clase, readonly [one: string, many: string]>> = {
  invalido: ['cédula ilegible', 'cédulas ilegibles'],
  duplicado: ['duplicado', 'duplicados'],
  'solo-en-excel': ['solo en el Excel', 'solo en el Excel'],
  'solo-en-listado': ['solo en el listado', 'solo en el listado'],
  'cambio-de-nombre': ['cambio de nombre', 'cambios de nombre'],
  alta: ['alta', 'altas'],
  baja: ['baja', 'bajas'],
  igual: ['igual', 'iguales'],
};

const disagreeing = [
  'invalido',
  'duplicado',
  'solo-en-excel',
  'solo-en-listado',
] as const satisfies readonly Clase[];

function countsText({ cuentas }: Comparacion): string {
  const parts = (Object.keys(words) as Clase[])
    .filter((clase) => cuentas[clase] > 0)
    .map((clase) => `${cuentas[clase]} ${words[clase][cuentas[clase] === 1 ? 0 : 1]}`);
  return parts.length === 0 ? 'ninguna persona' : parts.join(', ');
}

/** `ok` only when the Excel and the list name the same people once each, by numbers that can be read and names that agree. */
export function comparisonFinding(comparacion: Comparacion): DocumentFinding {
  const { cuentas, totales, filas } = comparacion;
  const facts = { cuentas, totales };
  if (totales.listado === 0)
    return {
      state: 'unknown',
      code: 'comparacion-sin-listado',
      sentence: 'No pudimos leer socios en el listado de la Superintendencia: una persona lo comparará.',
      facts,
    };
  const counts = countsText(comparacion);
  if (disagreeing.some((clase) => cuentas[clase] > 0))
    return {
      state: 'warn',
      code: 'socios-no-coinciden',
      sentence: `El Excel y el listado de la Superintendencia no coinciden: ${counts}.`,
      facts,
    };
  const doubtful = filas.filter(
    ({ coincidencia }) => coincidencia !== null && coincidencia.coincidencia !== 'coincide',
  );
  if (doubtful.length > 0)
    return {
      state: 'warn',
      code: 'nombres-no-coinciden',
      sentence: `Las cédulas coinciden, pero hay nombres distintos que revisar: ${counts}.`,
      facts,
    };
  return {
    state: 'ok',
    code: 'socios-coinciden',
    sentence: `El Excel y el listado de la Superintendencia coinciden: ${counts}.`,
    facts,
  };
}
