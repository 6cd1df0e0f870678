/** Runs a definition's checks and says what follows: refuse, approve at once, or hand over to an officer. Pure and replayable. */
import type { AdjuntoExaminado } from '../documento/examen.ts';
import type { Datos } from './campo.ts';
import type { ComprobacionAbierta } from './comprobacion.ts';
import { comprobaciones } from './comprobaciones/catalogo.ts';
import type { Definicion } from './definicion.ts';
import type { Hechos } from './hechos.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import { verdictsDeDocumentos } from './verdicts-de-documentos.ts';

export type Rumbo =
  | { readonly rumbo: 'rechazar'; readonly verdicts: readonly Verdict[] }
  | { readonly rumbo: 'aprobar'; readonly verdicts: readonly Verdict[] }
  | { readonly rumbo: 'funcionario'; readonly verdicts: readonly Verdict[]; readonly secondPerson: boolean };

/** All verdicts of a definition's checks, at least one for each, and what was found in the attached files. */
export function comprobar(
  definicion: Definicion,
  datos: Datos,
  hechos: Hechos,
  adjuntos: readonly AdjuntoExaminado[],
): readonly Verdict[] {
  const propias = definicion.comprobaciones.flatMap((nombre) => {
    // The definition's type proved that these answers are what the check reads.
    const regla = comprobaciones[nombre] as ComprobacionAbierta;
    const hallazgos = regla.halla(datos, hechos, adjuntos);
    if (hallazgos.length > 0) return hallazgos.map((h) => verdictOf(nombre, regla.version, h));
    return [verdictOf(nombre, regla.version, { state: 'ok', code: 'conforme', sentence: regla.comprueba })];
  });
  return [...propias, ...verdictsDeDocumentos(adjuntos)];
}

/** A rejection stops the filing; anything for an officer stops the automatic decision; the rest is approved. */
export function encaminar(definicion: Definicion, verdicts: readonly Verdict[]): Rumbo {
  if (verdicts.some((v) => v.state === 'reject')) return { rumbo: 'rechazar', verdicts };
  if (verdicts.some((v) => v.officer) || definicion.alAprobar === null) {
    return { rumbo: 'funcionario', verdicts, secondPerson: verdicts.some((v) => v.secondPerson) };
  }
  return { rumbo: 'aprobar', verdicts };
}

/** The sentences the filer must declare, each once, in order. */
export function confirmacionesPedidas(verdicts: readonly Verdict[]): readonly string[] {
  return [...new Set(verdicts.flatMap((v) => (v.confirm === null ? [] : [v.confirm])))];
}
