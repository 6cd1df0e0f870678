/** The one-time code that is good now, for a newcomer who tries the demonstration without a telephone. Nowhere else. */
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Config } from '../platform/config.ts';
import { tokenHash } from '../platform/token-hash.ts';
import { totpCode, totpStepAt } from '../platform/totp.ts';
import { findCuentaById } from '../store/cuentas.ts';
import { readDesafio } from '../store/desafios.ts';
import type { Deps } from './deps.ts';
import { readHalfSignIn } from './half-sign-in.ts';

/** Whose code: of the account of a half sign-in, or of an enrolment under way. */
export type DemoCodeOf = { readonly half: string } | { readonly ficha: string };

type Secret = { readonly secret: Buffer; readonly lastStep: number | null };

async function secretOf(deps: Deps, of: DemoCodeOf): Promise<Secret | null> {
  if ('half' in of) {
    const cuenta = await readHalfSignIn(deps, of.half);
    if (cuenta === null || cuenta.totpSellado === null) return null;
    const secret = deps.keys.unseal('totp', cuenta.totpSellado, cuenta.id);
    return secret && { secret, lastStep: cuenta.totpUltimoPaso };
  }
  const datos = await readDesafio(deps.db, 'totp-inscripcion', tokenHash(of.ficha), deps.clock.nowMs());
  if (typeof datos?.cuenta !== 'string' || typeof datos.sellado !== 'string') return null;
  const cuenta = await findCuentaById(deps.db, datos.cuenta);
  const secret = cuenta && deps.keys.unseal('totp', Buffer.from(datos.sellado, 'base64'), cuenta.id);
  return secret && { secret, lastStep: null };
}

/**
 * Six digits, good for half a minute to a minute; null where there is no code to tell. The mode is told by the caller, so
 * that nothing but the configuration itself can open this. Production: `no-encontrada`, and nothing is read.
 */
export async function readDemoCode(
  deps: Deps,
  mode: Config['mode'],
  of: DemoCodeOf,
): Promise<string | null | Refusal> {
  if (mode !== 'demo') return refuse('no-encontrada');
  const found = await secretOf(deps, of);
  if (found === null) return null;
  const now = totpStepAt(deps.clock.nowMs());
  // A code is good once: right after a sign-in only the next one still opens the door.
  const step = found.lastStep === now ? now + 1 : now;
  return step > (found.lastStep ?? -1) ? totpCode(found.secret, step) : null;
}
