/** The words with which a definition states its times. */
import type { Plazo } from '../calendar/plazo.ts';

/** Decided while the person waits; the goal, in working minutes, is what the desk answers for when a person must look. */
export const inmediato = (metaMinutos = 120): Plazo => ({ kind: 'inmediato', metaMinutos });

/** "72 horas" is a service promise, not a legal term (COA, art. 158); `modo` says how it is counted. */
export const horas = (
  cuantas: number,
  modo: 'habiles-como-dias' | 'corridas' | 'horas-laborables' = 'habiles-como-dias',
): Plazo => ({
  kind: 'horas',
  horas: cuantas,
  modo,
});

/** A legal term: working days from the next working day (COA, arts. 158 and 159). */
export const diasTermino = (dias: number): Plazo => ({ kind: 'dias-termino', dias });

export const sinPlazo = (): Plazo => ({ kind: 'sin-plazo' });
