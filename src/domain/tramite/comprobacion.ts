/** What a check is: a named, versioned, pure question about the answers, the papers and the register. */
import type { AdjuntoExaminado } from '../documento/examen.ts';
import type { Datos } from './campo.ts';
import type { Hechos } from './hechos.ts';
import type { Finding } from './verdict.ts';

export type Comprobacion<D> = {
  /** Raised whenever the rule changes; stored with each verdict. */
  readonly version: number;
  /** What it proves, for the trámite's page and the officer. */
  readonly comprueba: string;
  /** Every code it can find; the tests fail where one is never exercised or an undeclared one turns up. */
  readonly codigos: readonly string[];
  /** No finding means nothing to object: one `ok` verdict is recorded with `comprueba` as its sentence. */
  readonly halla: (datos: D, hechos: Hechos, adjuntos: readonly AdjuntoExaminado[]) => readonly Finding[];
};

/** Fixes the answers a check reads, so that a definition without them does not compile. */
export function comprobacion<D>(regla: Comprobacion<D>): Comprobacion<D> {
  return regla;
}

/** A check as the engine runs it, once the definition has been type-checked against it. */
export type ComprobacionAbierta = Comprobacion<Datos>;

/** The finding of every check that needs the register when the register does not answer. */
export const registroSinRespuesta: Finding = {
  state: 'unknown',
  code: 'registro-sin-respuesta',
  sentence: 'El registro no respondió a tiempo; un funcionario comprobará este punto.',
};
