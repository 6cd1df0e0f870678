/** Which sessions of those who follow a conversation are still good, so that an end or a role taken away acts at once. */
import { readSesionesVivas } from '../../store/sesiones-vivas.ts';
import type { Deps } from '../deps.ts';
import { actorWithin, idleLimits, type Session } from '../read-session.ts';

/** By fingerprint, with the actor as the account stands now; one that is over is absent. One statement, none for none. */
export async function sessionsAlive(
  { db, clock, ingreso }: Pick<Deps, 'db' | 'clock' | 'ingreso'>,
  huellas: readonly string[],
): Promise<ReadonlyMap<string, Session['actor']>> {
  if (huellas.length === 0) return new Map();
  const nowMs = clock.nowMs();
  const filas = await readSesionesVivas(db, huellas, idleLimits(nowMs), nowMs);
  const politica = await ingreso();
  return new Map(filas.map((fila) => [fila.huella, actorWithin(politica, fila, nowMs).actor]));
}
