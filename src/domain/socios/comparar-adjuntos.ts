/** The three-way comparison of members as a case makes it: the register, and what was read in its two lists. */
import type { AdjuntoExaminado } from '../documento/examen.ts';
import type { Ficha } from '../registro/ficha.ts';
import type { Comparacion } from './comparacion.ts';
import { compareMembers } from './compare-members.ts';

/** Null where the case brings neither a spreadsheet nor a list that could be read. */
export function compararAdjuntos(
  ficha: Pick<Ficha, 'socios'> | null,
  adjuntos: readonly AdjuntoExaminado[],
): Comparacion | null {
  const archivo = adjuntos.flatMap(({ examen }) => examen?.datos.filas ?? []);
  const listado = adjuntos.flatMap(({ examen }) => examen?.datos.listado?.socios ?? []);
  if (archivo.length === 0 && listado.length === 0) return null;
  return compareMembers({ registrados: ficha?.socios ?? [], listado, archivo });
}
