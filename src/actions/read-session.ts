/** Reads who is signed in from the token in their cookie; every request does, so that an end acts at once everywhere. */
import { limits } from '../domain/limits.ts';
import {
  type Funcionario,
  type RolFuncionario,
  rolesDeFuncionario,
  type Solicitante,
} from '../domain/solicitud/actor.ts';
import { tokenHash } from '../platform/token-hash.ts';
import { type FilaDeSesion, type LimiteDeOcio, readSesion } from '../store/sesiones.ts';
import { instant } from '../store/statement.ts';
import type { Deps } from './deps.ts';

export type Session = {
  readonly id: string;
  /** Hash of the token: what forms are bound to. */
  readonly huella: string;
  readonly actor: Solicitante | Funcionario;
  readonly usuario: string;
  /** Epoch ms. */
  readonly creadaMs: number;
  readonly venceMs: number;
  /** When the person last proved who they are. */
  readonly reforzadaMs: number | null;
};

/** How often a session in use is noted as seen: a write per request would cost more than the page. */
const touchMs = 60_000;
const minuteMs = 60_000;

const roles: readonly RolFuncionario[] = rolesDeFuncionario;

/** Since when sessions must have been seen to be alive at an instant (ASVS 7.3.1); staff's time out sooner. */
export function idleLimits(nowMs: number): LimiteDeOcio {
  return {
    ociosaDesde: instant(nowMs - limits.sessionIdleMinutes * minuteMs),
    ociosaFuncionarioDesde: instant(nowMs - limits.staffSessionIdleMinutes * minuteMs),
  };
}

export function actorOf(
  fila: Pick<FilaDeSesion, 'cuenta' | 'clase' | 'ruc' | 'nombre' | 'roles' | 'unidades'>,
): Session['actor'] {
  const { cuenta, clase, nombre, unidades } = fila;
  if (clase === 'funcionario') {
    return { clase, cuenta, nombre, roles: roles.filter((rol) => fila.roles.includes(rol)), unidades };
  }
  return { clase, cuenta, ruc: fila.ruc ?? '', nombre };
}

/** Null for a token that is unknown, ended, idle too long, too old, or of a closed account; one query. */
export async function readSession(deps: Deps, token: string): Promise<Session | null> {
  const nowMs = deps.clock.nowMs();
  const fila = await readSesion(deps.db, tokenHash(token), idleLimits(nowMs), nowMs - touchMs, nowMs);
  if (fila === null) return null;
  const { id, huella, usuario, creadaMs, venceMs, reforzadaMs } = fila;
  return { id, huella, actor: actorOf(fila), usuario, creadaMs, venceMs, reforzadaMs };
}
