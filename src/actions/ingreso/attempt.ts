/**
 * An attempt to sign in at the institution, between leaving and coming back: sealed into `state` and bound to the
 * browser's cookie, so that beginning one costs the database nothing and a link sent to somebody else opens nothing.
 */
import { identityLimits } from '../../domain/identity/identity-limits.ts';
import { paths } from '../../paths.ts';
import type { OidcAttempt } from '../../platform/oidc/oidc-client.ts';
import { tokenHash } from '../../platform/token-hash.ts';
import { insertDesafio } from '../../store/desafios.ts';
import { spendPresupuestos } from '../../store/presupuestos.ts';
import type { Deps } from '../deps.ts';
import type { Source } from '../source.ts';
import { ingresoLimits } from './ingreso-limits.ts';

type Kept = { readonly volver: string; readonly venceMs: number };

const about = (browser: string): string => `estado|${tokenHash(browser)}`;

function attemptOf(deps: Deps, browser: string, state: string): OidcAttempt {
  return {
    state,
    nonce: deps.keys.mac('ingreso', `nonce|${browser}|${state}`),
    verifier: deps.keys.mac('ingreso', `pkce|${browser}|${state}`),
    redirectUri: `${deps.baseUrl}${paths.mesa.institucional.regreso}`,
  };
}

/** `browser`: the random value of this browser's cookie. */
export function newAttempt(deps: Deps, browser: string, volver: string): OidcAttempt {
  const kept: Kept = { volver, venceMs: deps.clock.nowMs() + ingresoLimits.awayMinutes * 60_000 };
  const sealed = deps.keys.seal('ingreso', Buffer.from(JSON.stringify(kept)), about(browser));
  return attemptOf(deps, browser, sealed.toString('base64url'));
}

function keptIn(text: string): Kept | null {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('volver' in value) || !('venceMs' in value))
    return null;
  const { volver, venceMs } = value;
  return typeof volver === 'string' && typeof venceMs === 'number' ? { volver, venceMs } : null;
}

/** The attempt a browser comes back from, good once; null when it is another's, too old, or used before. */
export async function spendAttempt(
  deps: Deps,
  browser: string,
  state: string,
): Promise<{ readonly attempt: OidcAttempt; readonly volver: string } | null> {
  if (!/^[\w-]{40,2000}$/.test(state)) return null;
  const clear = deps.keys.unseal('ingreso', Buffer.from(state, 'base64url'), about(browser));
  const kept = clear === null ? null : keptIn(clear.toString('utf8'));
  if (kept === null || kept.venceMs <= deps.clock.nowMs()) return null;
  const spent = {
    huella: tokenHash(`estado|${state}`),
    clase: 'gastado',
    datos: {},
    venceMs: kept.venceMs,
  } as const;
  if (!(await insertDesafio(deps.db, spent))) return null;
  return { attempt: attemptOf(deps, browser, state), volver: kept.volver };
}

/** Whether the network may come back once more: every return costs a call to the provider. */
export async function mayReturn(deps: Deps, { network }: Source): Promise<boolean> {
  const presupuesto = {
    clave: deps.keys.mac('presupuesto', `institucional|${network}`),
    ventanaMs: identityLimits.signInWindowMinutes * 60_000,
  };
  const [spent = 0] = await spendPresupuestos(deps.db, [presupuesto], deps.clock.nowMs());
  return spent <= ingresoLimits.returnsOfNetworkMax;
}
