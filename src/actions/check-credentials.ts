/**
 * Checks a user and a password. The same statements and the same hashing whether or not the account exists, and
 * guesses counted by where they come from, so that a stranger's cannot keep the owner out.
 */
import { identityLimits } from '../domain/identity/identity-limits.ts';
import { isUsuario } from '../domain/identity/usuario.ts';
import { limits } from '../domain/limits.ts';
import { type Refusal, type RefusalCode, refuse } from '../domain/refusals.ts';
import { type ClaseCuenta, type Cuenta, findCuentaForSignIn } from '../store/cuentas.ts';
import { giveBackPresupuestos, type Presupuesto, spendPresupuestos } from '../store/presupuestos.ts';
import { insertSuceso } from '../store/sucesos.ts';
import type { Deps } from './deps.ts';
import { bitsFor, type Effort, type EffortAsked, passEffort } from './effort.ts';
import { type Source, type SourceKeys, sourceKeys } from './source.ts';

export type Credentials = {
  readonly clases: readonly ClaseCuenta[];
  /** Digits only; '' for staff. */
  readonly ruc: string;
  readonly usuario: string;
  /** As typed: nothing is trimmed. */
  readonly clave: string;
  readonly source: Source;
  readonly effort: Effort;
};

const windowMs = identityLimits.signInWindowMinutes * 60_000;

type Budget = Presupuesto & { readonly max: number };

/** A source that signed in before has a budget of its own; all strangers to an account share one. */
function budgetsFor(
  deps: Deps,
  scope: string,
  { red, dispositivo }: SourceKeys,
  cuenta: Awaited<ReturnType<typeof findCuentaForSignIn>>,
): readonly Budget[] {
  const budget = (text: string, max: number): Budget => {
    return { clave: deps.keys.mac('presupuesto', `ingreso|${text}`), ventanaMs: windowMs, max };
  };
  const { signInGuessesOfKnownSourceMax: ofKnown, signInGuessesOfStrangersMax: ofStrangers } = identityLimits;
  if (cuenta?.dispositivoConocido === true) return [budget(`${scope}|${dispositivo}`, ofKnown)];
  if (cuenta?.redConocida === true) return [budget(`${scope}|${red}`, ofKnown)];
  return [budget(scope, ofStrangers), budget(red, identityLimits.signInGuessesOfNetworkMax)];
}

/** Notes the moment a budget runs out, once per window: more would let a flood fill the table. */
async function noteBraking(deps: Deps, cuenta: Cuenta | null, red: string): Promise<void> {
  const suceso = { clase: 'ingreso-frenado', cuenta: cuenta?.id ?? null, detalle: { red } } as const;
  await insertSuceso(deps.db, suceso, deps.clock.nowMs());
}

/** The account whose credentials these are, or the refusal `failure`, or the effort that further guesses cost. */
export async function checkCredentials(
  deps: Deps,
  credentials: Credentials,
  failure: RefusalCode,
): Promise<Cuenta | Refusal | EffortAsked> {
  const { clases, ruc, clave, source, effort } = credentials;
  const nowMs = deps.clock.nowMs();
  const usuario = isUsuario(credentials.usuario) ? credentials.usuario : '';
  const keysOfSource = sourceKeys(deps, source);
  const { red } = keysOfSource;
  const scope = deps.keys.mac('presupuesto', `cuenta|${clases.join()}|${ruc}|${usuario.toLowerCase()}`);
  const cuenta = await findCuentaForSignIn(deps.db, { clases, ruc, usuario, ...keysOfSource });
  const budgets = budgetsFor(deps, scope, keysOfSource, cuenta);
  const spent = await spendPresupuestos(deps.db, budgets, nowMs);
  const over = budgets.flatMap(({ max }, at) =>
    (spent[at] ?? 0) > max ? [{ max, now: spent[at] ?? 0 }] : [],
  );
  if (over.length > 0) {
    if (over.some(({ max, now }) => now === max + 1)) await noteBraking(deps, cuenta, red);
    const bits = Math.max(...over.map(({ max, now }) => bitsFor(now, max)));
    const asked = await passEffort(deps, { purpose: 'ingreso', scope, red, bits }, effort);
    if (asked !== null) return asked;
  }
  const usable = cuenta?.activa === true && clave.length <= limits.passwordCharsMax * 2;
  const matches = await deps.passwords.verify(
    clave.slice(0, limits.passwordCharsMax * 2),
    usable ? cuenta.claveHash : null,
  );
  if (cuenta !== null && matches) {
    await giveBackPresupuestos(deps.db, budgets, nowMs);
    return cuenta;
  }
  const suceso = { clase: 'ingreso-fallido', cuenta: cuenta?.id ?? null, detalle: { red } } as const;
  await insertSuceso(deps.db, suceso, nowMs);
  return refuse(failure);
}
