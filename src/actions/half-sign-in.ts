/** A sign-in of which the first step is done: kept apart from sessions, so that it opens nothing but the second. */
import type { Json } from '../domain/canonical-json.ts';
import { identityLimits } from '../domain/identity/identity-limits.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import { tokenHash } from '../platform/token-hash.ts';
import { type Cuenta, findCuentaById } from '../store/cuentas.ts';
import { insertDesafio, readDesafio, takeDesafio, tryDesafio } from '../store/desafios.ts';
import { giveBackPresupuestos, type Presupuesto, spendPresupuestos } from '../store/presupuestos.ts';
import type { Deps } from './deps.ts';
import type { OrigenInstitucional } from './ingreso/tie-session.ts';

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

/** `institucional`: the first step was done there, or the account is being tied to somebody there. */
export async function beginHalfSignIn(
  deps: Deps,
  cuenta: Cuenta,
  institucional: OrigenInstitucional | null = null,
): Promise<HalfSignIn> {
  const half = deps.ids.randomToken(tokenBytes);
  await insertDesafio(deps.db, {
    huella: tokenHash(half),
    clase: 'segundo-paso',
    datos: { cuenta: cuenta.id, clave: passwordMark(cuenta), institucional },
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

const secondStepBudget = (deps: Deps, { id }: Cuenta): Presupuesto => ({
  clave: deps.keys.mac('presupuesto', `segundo-paso|${id}`),
  ventanaMs: identityLimits.signInWindowMinutes * 60_000,
});

/** A right code costs nothing. */
export function giveBackSecondStep(deps: Deps, cuenta: Cuenta): Promise<void> {
  return giveBackPresupuestos(deps.db, [secondStepBudget(deps, cuenta)], deps.clock.nowMs());
}

/**
 * The account whose second step is tried, or why not: it took too long, or too many wrong codes in a window, whatever they
 * were codes of. A passkey still works then.
 */
export async function trySecondStep(deps: Deps, half: string): Promise<Cuenta | Refusal> {
  const cuenta = await tryHalfSignIn(deps, half);
  if (cuenta === null)
    return refuse('sesion-terminada', { sentence: 'El ingreso tardó demasiado. Empiece otra vez.' });
  const [spent = 0] = await spendPresupuestos(deps.db, [secondStepBudget(deps, cuenta)], deps.clock.nowMs());
  return spent > identityLimits.secondStepGuessesOfAccountMax ? refuse('demasiados-intentos') : cuenta;
}

function institucionalIn(stored: Json | undefined): OrigenInstitucional | null {
  if (typeof stored !== 'object' || stored === null || !('emisor' in stored)) return null;
  const { emisor, sujeto, sid, vincula } = stored;
  if (typeof emisor !== 'string' || typeof sujeto !== 'string') return null;
  return { emisor, sujeto, sid: typeof sid === 'string' ? sid : null, vincula: vincula === true };
}

export type HalfEnded = {
  readonly institucional: OrigenInstitucional | null;
  /** What the first step was, as the session's method names it. */
  readonly metodo: 'clave' | 'institucional';
};

/** Ends it; the one caller that may turn it into a session gets where it began, everybody else null. */
export async function endHalfSignIn(deps: Deps, half: string): Promise<HalfEnded | null> {
  const nowMs = deps.clock.nowMs();
  const datos = await takeDesafio(deps.db, 'segundo-paso', tokenHash(half), nowMs);
  if (datos === null) return null;
  const institucional = institucionalIn(datos.institucional);
  return { institucional, metodo: institucional?.vincula === false ? 'institucional' : 'clave' };
}
