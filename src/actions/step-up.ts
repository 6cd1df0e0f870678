/** Proves again who is at the keyboard, before what a stolen session must not do (ASVS 7.5). */
import { identityLimits } from '../domain/identity/identity-limits.ts';
import { limits } from '../domain/limits.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import { tokenHash } from '../platform/token-hash.ts';
import { findCuentaById } from '../store/cuentas.ts';
import { spendPresupuestos } from '../store/presupuestos.ts';
import { rotateSesion } from '../store/sesiones.ts';
import { insertSuceso } from '../store/sucesos.ts';
import type { Deps } from './deps.ts';
import type { Session } from './read-session.ts';

const tokenBytes = 32;

/** Null when the person proved who they are in the last minutes; otherwise the refusal that leads to the step-up page. */
export function requireRecentStepUp({ reforzadaMs }: Session, nowMs: number): Refusal | null {
  const recent = reforzadaMs !== null && nowMs - reforzadaMs < limits.stepUpMinutes * 60_000;
  return recent
    ? null
    : refuse('sesion-necesaria', {
        sentence: 'Para continuar, escriba otra vez su clave: así sabemos que es usted.',
      });
}

/** Gives the session a new token and notes the proof; the old token is dead at once (ASVS 7.2.4). */
export async function renewSession(
  deps: Deps,
  session: Session,
  metodo: 'clave' | 'llave',
): Promise<{ readonly token: string } | Refusal> {
  const token = deps.ids.randomToken(tokenBytes);
  const nowMs = deps.clock.nowMs();
  const prueba = metodo === 'llave' ? metodo : null;
  if (!(await rotateSesion(deps.db, session.huella, tokenHash(token), nowMs, prueba)))
    return refuse('sesion-terminada');
  const suceso = { clase: 'refuerzo', cuenta: session.actor.cuenta, detalle: { metodo } } as const;
  await insertSuceso(deps.db, suceso, nowMs);
  return { token };
}

/** Guesses are counted per session: whoever stole one cannot slow the owner's others. */
export async function stepUp(
  deps: Deps,
  session: Session,
  clave: string,
): Promise<{ readonly token: string } | Refusal> {
  const nowMs = deps.clock.nowMs();
  const presupuesto = {
    clave: deps.keys.mac('presupuesto', `refuerzo|${session.id}`),
    ventanaMs: identityLimits.signInWindowMinutes * 60_000,
  };
  const [spent = 0] = await spendPresupuestos(deps.db, [presupuesto], nowMs);
  if (spent > identityLimits.stepUpGuessesMax) return refuse('demasiados-intentos');
  const cuenta = await findCuentaById(deps.db, session.actor.cuenta);
  const typed = clave.slice(0, limits.passwordCharsMax * 2);
  if (await deps.passwords.verify(typed, cuenta?.activa === true ? cuenta.claveHash : null)) {
    return renewSession(deps, session, 'clave');
  }
  const suceso = { clase: 'refuerzo-fallido', cuenta: session.actor.cuenta, detalle: {} } as const;
  await insertSuceso(deps.db, suceso, nowMs);
  return refuse('ingreso-fallido', { sentence: 'La clave no coincide. Revísela e intente de nuevo.' });
}
