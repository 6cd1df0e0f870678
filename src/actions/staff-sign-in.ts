/** Signs staff in: user and password, then a one-time code (or a passkey, see passkey-sign-in). */
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import { findTotpStep } from '../platform/totp.ts';
import { type Cuenta, spendTotpStep } from '../store/cuentas.ts';
import { insertSuceso } from '../store/sucesos.ts';
import { checkCredentials } from './check-credentials.ts';
import type { Deps } from './deps.ts';
import type { Effort, EffortAsked } from './effort.ts';
import {
  beginHalfSignIn,
  endHalfSignIn,
  giveBackSecondStep,
  type HalfSignIn,
  trySecondStep,
} from './half-sign-in.ts';
import { localAccessRefusal } from './ingreso/local-access.ts';
import { type Entry, openSession, type SignedIn } from './open-session.ts';
import type { Source } from './source.ts';

const failure = 'ingreso-funcionario-fallido';

export type StaffFirstStep = {
  readonly usuario: string;
  readonly clave: string;
  readonly source: Source;
  readonly effort: Effort;
};

/** First step. The answer is no session: it opens nothing but the second step. */
export async function startStaffSignIn(
  deps: Deps,
  input: StaffFirstStep,
): Promise<HalfSignIn | Refusal | EffortAsked> {
  const usuario = input.usuario.trim();
  const checked = await checkCredentials(
    deps,
    { ...input, clases: ['funcionario'], ruc: '', usuario },
    failure,
  );
  if (isRefusal(checked)) return checked;
  return (await localAccessRefusal(deps, checked)) ?? beginHalfSignIn(deps, checked);
}

/** The secret of an account's one-time codes, or null. */
function totpSecret(deps: Deps, { id, totpSellado }: Cuenta): Buffer | null {
  return totpSellado === null ? null : deps.keys.unseal('totp', totpSellado, id);
}

/** Whether the code is the account's, now and for the first time; spends it. */
async function acceptsTotp(deps: Deps, cuenta: Cuenta, codigo: string): Promise<boolean> {
  const secret = totpSecret(deps, cuenta);
  if (secret === null) return false;
  const step = findTotpStep(secret, codigo, deps.clock.nowMs(), cuenta.totpUltimoPaso);
  return step !== null && (await spendTotpStep(deps.db, cuenta.id, step));
}

/**
 * Second step. Only who has the password gets here, so a budget per account keeps nobody out but its thief:
 * twenty wrong codes in a window, then the code waits for the next one and a passkey still works.
 */
export async function finishStaffSignIn(
  deps: Deps,
  input: Entry & { readonly half: string; readonly codigo: string },
): Promise<SignedIn | Refusal> {
  const nowMs = deps.clock.nowMs();
  const cuenta = await trySecondStep(deps, input.half);
  if (isRefusal(cuenta)) return cuenta;
  if (!(await acceptsTotp(deps, cuenta, input.codigo))) {
    const suceso = { clase: 'segundo-paso-fallido', cuenta: cuenta.id, detalle: { metodo: 'totp' } } as const;
    await insertSuceso(deps.db, suceso, nowMs);
    return refuse(failure);
  }
  await giveBackSecondStep(deps, cuenta);
  const ended = await endHalfSignIn(deps, input.half);
  if (ended === null) return refuse(failure);
  return (await openSession(deps, cuenta, input, `${ended.metodo}+totp`, ended)) ?? refuse(failure);
}
