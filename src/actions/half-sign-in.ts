/** A sign-in of which the first step is done: kept apart from sessions, so that it opens nothing but the second. */
import { identityLimits } from '../domain/identity/identity-limits.ts';
import { tokenHash } from '../platform/token-hash.ts';
import { type Cuenta, findCuentaById } from '../store/cuentas.ts';
import { insertDesafio, readDesafio, takeDesafio, tryDesafio } from '../store/desafios.ts';
import type { Deps } from './deps.ts';

export type HalfSignIn = {
  /** For a cookie or a hidden field of the second step; good for minutes. */
  readonly half: string;
  /** What the second step may be; both false: the account must enrol a factor first. */
  readonly totp: boolean;
  readonly passkey: boolean;
};

const tokenBytes = 32;

/** Tells whether the password is still the one the first step was done with. */
const passwordMark = ({ claveHash }: Cuenta): string => tokenHash(claveHash ?? '');

export async function beginHalfSignIn(deps: Deps, cuenta: Cuenta): Promise<HalfSignIn> {
  const half = deps.ids.randomToken(tokenBytes);
  await insertDesafio(deps.db, {
    huella: tokenHash(half),
    clase: 'segundo-paso',
    datos: { cuenta: cuenta.id, clave: passwordMark(cuenta) },
    venceMs: deps.clock.nowMs() + identityLimits.halfSignInMinutes * 60_000,
  });
  return { half, totp: cuenta.totpSellado !== null, passkey: cuenta.llaves > 0 };
}

async function activeCuenta(
  deps: Deps,
  datos: Awaited<ReturnType<typeof readDesafio>>,
): Promise<Cuenta | null> {
  if (typeof datos?.cuenta !== 'string') return null;
  const cuenta = await findCuentaById(deps.db, datos.cuenta);
  return cuenta?.activa === true && datos.clave === passwordMark(cuenta) ? cuenta : null;
}

/** The account of a half sign-in still good, or null. */
export async function readHalfSignIn(deps: Deps, half: string): Promise<Cuenta | null> {
  return activeCuenta(deps, await readDesafio(deps.db, 'segundo-paso', tokenHash(half), deps.clock.nowMs()));
}

/** The same, counting one of the few tries a half sign-in allows. */
export async function tryHalfSignIn(deps: Deps, half: string): Promise<Cuenta | null> {
  const triesMax = identityLimits.secondStepTriesMax;
  return activeCuenta(
    deps,
    await tryDesafio(deps.db, 'segundo-paso', tokenHash(half), triesMax, deps.clock.nowMs()),
  );
}

/** Ends it; true for the one caller that may turn it into a session. */
export async function endHalfSignIn(deps: Deps, half: string): Promise<boolean> {
  const nowMs = deps.clock.nowMs();
  return (await takeDesafio(deps.db, 'segundo-paso', tokenHash(half), nowMs)) !== null;
}
