/** The live sessions of the person's account, for them to recognise and to end. */
import { limits } from '../domain/limits.ts';
import { listSesiones } from '../store/sesiones.ts';
import type { Deps } from './deps.ts';
import { idleLimits, type Session } from './read-session.ts';

export type ListedSession = {
  readonly id: string;
  readonly equipo: string;
  /** Epoch ms. */
  readonly creadaMs: number;
  readonly vistaMs: number;
  /** Whether it is the one asking. */
  readonly actual: boolean;
};

export async function listSessions(deps: Deps, session: Session): Promise<readonly ListedSession[]> {
  const nowMs = deps.clock.nowMs();
  const { cuenta } = session.actor;
  const filas = await listSesiones(deps.db, cuenta, idleLimits(nowMs), limits.sessionsListedMax, nowMs);
  return filas.map(({ huella, ...fila }) => ({ ...fila, actual: huella === session.huella }));
}
