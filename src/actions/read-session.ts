/** Reads who is signed in from the token in their cookie; every request does, so that an end acts at once everywhere. */
import { debeLlave, type PoliticaDeIngreso } from '../domain/ingreso/politica-de-ingreso.ts';
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
  /** A passkey is due: until the session is proved with one, its person has none of her roles and units. */
  readonly debeLlave?: boolean;
  /** What it was proved with; see `Prueba` of the domain. */
  readonly prueba?: string | null;
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

/** The same, without roles and units while a passkey is due: so that no door has to ask, a new one included. */
export function actorWithin(
  politica: PoliticaDeIngreso,
  fila: Parameters<typeof actorOf>[0] & Pick<FilaDeSesion, 'prueba'>,
  nowMs: number,
): { readonly actor: Session['actor']; readonly debeLlave: boolean } {
  const due = fila.clase === 'funcionario' && debeLlave(politica, fila.roles, fila.prueba, nowMs);
  return { actor: actorOf(due ? { ...fila, roles: [], unidades: [] } : fila), debeLlave: due };
}

/** Null for a token that is unknown, ended, idle too long, too old, or of a closed account; one query, and now and then the policy's. */
export async function readSession(deps: Deps, token: string): Promise<Session | null> {
  const nowMs = deps.clock.nowMs();
  const fila = await readSesion(deps.db, tokenHash(token), idleLimits(nowMs), nowMs - touchMs, nowMs);
  if (fila === null) return null;
  const { id, huella, usuario, creadaMs, venceMs, reforzadaMs, prueba } = fila;
  const within = actorWithin(await deps.ingreso(), fila, nowMs);
  return { id, huella, ...within, usuario, creadaMs, venceMs, reforzadaMs, prueba };
}
