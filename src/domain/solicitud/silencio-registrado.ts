/** What the journal of a case says of a legal term that ran out without an answer. */
import type { Silencio } from '../tramite/definicion.ts';
import type { Evento } from './evento.ts';

const efectos: readonly Silencio['efecto'][] = ['positivo', 'negativo', 'ninguno'];

export type SilencioRegistrado = {
  /** As the definition had it when the term ran out. */
  readonly silencio: Pick<Silencio, 'efecto' | 'norma'>;
  /** Last instant of the term; null where the event does not say. */
  readonly vencioMs: number | null;
};

/** Null while the term runs, and where its event lost its content. */
export function silencioRegistrado(diario: readonly Evento[]): SilencioRegistrado | null {
  const datos = diario.find(({ clase }) => clase === 'registrar-silencio')?.datos;
  const efecto = efectos.find((one) => one === datos?.efecto);
  if (datos === undefined || efecto === undefined || typeof datos.norma !== 'string') return null;
  const vencioMs = typeof datos.vencioMs === 'number' ? datos.vencioMs : null;
  return { silencio: { efecto, norma: datos.norma }, vencioMs };
}
