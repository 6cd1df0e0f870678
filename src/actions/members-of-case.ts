/** The comparison of members a case rests on, and which of its rows would change the roll. */
import { canonicalJson } from '../domain/canonical-json.ts';
import type { AdjuntoExaminado } from '../domain/documento/examen.ts';
import type { Ficha } from '../domain/registro/ficha.ts';
import type { Comparacion, FilaComparada } from '../domain/socios/comparacion.ts';
import { compararAdjuntos } from '../domain/socios/comparar-adjuntos.ts';
import { sha256Hex } from '../trust/chain.ts';

export type MembersOfCase = {
  readonly comparacion: Comparacion;
  /** Rows that change the roll when they are accepted, in the order of the comparison. */
  readonly cambian: readonly FilaComparada[];
  /** Hash of what those rows would do: whoever approves proves to have seen this comparison and no other. */
  readonly huella: string;
};

function changes({ efecto, antes, despues }: FilaComparada): boolean {
  if (efecto === 'ninguno') return false;
  if (antes === null || despues === null) return true;
  return antes.nombre !== despues.nombre || antes.fechaIngreso !== despues.fechaIngreso;
}

/** Null where the papers bring no members to compare. */
export function membersOfCase(
  ficha: Ficha | null,
  adjuntos: readonly AdjuntoExaminado[],
): MembersOfCase | null {
  const comparacion = compararAdjuntos(ficha, adjuntos);
  if (comparacion === null) return null;
  // Without a list of the Superintendency nobody enters and nobody leaves.
  const cambian = comparacion.totales.listado === 0 ? [] : comparacion.filas.filter(changes);
  const does = cambian.map(({ clave, efecto, antes, despues }) => ({ clave, efecto, antes, despues }));
  return { comparacion, cambian, huella: sha256Hex(canonicalJson(does)).slice(0, 32) };
}
