/** Who calls the API, from the token in the request; every request asks, so that a revocation acts at once everywhere. */
import { type Alcance, leerAlcances } from '../../domain/api/alcances.ts';
import type { Funcionario, Solicitante } from '../../domain/solicitud/actor.ts';
import { findToken, touchToken } from '../../store/tokens-de-api.ts';
import type { Deps } from '../deps.ts';
import { actorOf } from '../read-session.ts';
import { apiTokenHash, isApiToken } from './token-secret.ts';

/** A program at the door: as whom it acts, what it may do, and under what its requests are counted. */
export type Caller = {
  /** Of the token, or of the session. */
  readonly id: string;
  readonly actor: Solicitante | Funcionario;
  readonly alcances: ReadonlySet<Alcance>;
};

/** How often use is noted: a write per request would cost more than the request. */
const touchMs = 60_000;

/** Null for a token that is unknown, revoked, expired, or of a closed account. */
export async function readApiToken(
  { db, keys, clock }: Pick<Deps, 'db' | 'keys' | 'clock'>,
  token: string,
): Promise<Caller | null> {
  if (!isApiToken(token)) return null;
  const nowMs = clock.nowMs();
  const found = await findToken(db, apiTokenHash(keys, token), nowMs);
  if (found === null) return null;
  const { id, usadoMs, alcances, titular: nombre, ...cuenta } = found;
  if (usadoMs === null || nowMs - usadoMs >= touchMs) await touchToken(db, id, nowMs);
  return {
    id,
    actor: actorOf({ ...cuenta, nombre }),
    alcances: new Set(leerAlcances(cuenta.clase, alcances)),
  };
}
