/** What somebody in the queue is told: their place, how many attend, and how long it will probably take. */
import { type Estimacion, esperaEnPalabras, estimarEspera } from '../../domain/chat/espera.ts';
import { readLugar } from '../../store/espera-de-chat.ts';
import type { Deps } from '../deps.ts';

export type Waiting = {
  /** From 1. */
  readonly lugar: number;
  /** Staff who take conversations of the unit now. */
  readonly agentes: number;
  /** Null with too little to go by; then nothing is said. */
  readonly espera: (Estimacion & { readonly texto: string }) | null;
};

const hourMs = 3_600_000;
/** The latest takes of the last hour: more would say nothing else. */
const takesMax = 60;

/** Null for a conversation that does not wait (any more). Whether it may be read is the caller's business. */
export async function readWaiting(deps: Pick<Deps, 'db' | 'clock'>, id: string): Promise<Waiting | null> {
  const ahoraMs = deps.clock.nowMs();
  const found = await readLugar(deps.db, id, { ahoraMs, tomasDesdeMs: ahoraMs - hourMs, tomasMax: takesMax });
  if (found === null) return null;
  const { lugar, disponibles, tomas } = found;
  const espera = estimarEspera(lugar, disponibles, tomas);
  return {
    lugar,
    agentes: disponibles,
    espera: espera === null ? null : { ...espera, texto: esperaEnPalabras(espera) },
  };
}
