/**
 * Asks for a password reset. The answer is the same text, after the same work and no sooner than a fixed time,
 * whether or not an account matched; only its owner learns more, by mail.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { identityLimits } from '../domain/identity/identity-limits.ts';
import { limits } from '../domain/limits.ts';
import type { Datos } from '../domain/tramite/campo.ts';
import { comprobar, encaminar } from '../domain/tramite/decidir.ts';
import type { Verdict } from '../domain/tramite/verdict.ts';
import { type Cuenta, listCuentasOfRuc } from '../store/cuentas.ts';
import { insertDesafio } from '../store/desafios.ts';
import { type Presupuesto, spendPresupuestos } from '../store/presupuestos.ts';
import { insertSuceso } from '../store/sucesos.ts';
import type { DefinicionVigente, Deps } from './deps.ts';
import { bitsFor, type Effort, type EffortAsked, passEffort } from './effort.ts';
import { gatherFacts } from './gather-facts.ts';

/** Files the case that grants the reset; the journal then leads to `createResetLinks`. */
export type Archivar = (input: {
  readonly definicion: DefinicionVigente;
  readonly datos: Datos;
  readonly verdicts: readonly Verdict[];
  readonly ruc: string;
  readonly nombre: string;
}) => Promise<void>;

export type ResetRequest = {
  /** One whose `solicitante` is `titular-sin-sesion`. */
  readonly definicion: DefinicionVigente;
  /** Read and clean, as the definition's fields gave them: `ruc` and `correo` at least. */
  readonly datos: Datos;
  /** As `networkOf` gives it. */
  readonly network: string;
  readonly effort: Effort;
  readonly archivar: Archivar;
};

export const resetAccountsMax = 20;
const decoyMs = 60_000;

const text = (datos: Datos, campo: string): string => {
  const valor = datos[campo];
  return typeof valor === 'string' ? valor : '';
};

type Scope = {
  readonly ruc: string;
  readonly answers: string;
  readonly red: string;
  readonly account: string;
};

function scopeOf({ keys }: Deps, { datos, network }: ResetRequest): Scope {
  const ruc = text(datos, 'ruc');
  return {
    ruc,
    answers: keys.mac('presupuesto', `reseteo-respuestas|${ruc}|${text(datos, 'correo').toLowerCase()}`),
    red: keys.mac('presupuesto', `red|${network}`),
    account: keys.mac('presupuesto', `reseteo-cuenta|${ruc}`),
  };
}

/** Null when it may go on; else the effort it costs. `sent`: how often these very answers were given lately. */
async function brake(
  deps: Deps,
  { ruc: _ruc, answers, red, account }: Scope,
  effort: Effort,
): Promise<EffortAsked | { readonly sent: number }> {
  const ventanaMs = identityLimits.resetWindowMinutes * 60_000;
  const { resetsOfAccountMax, resetsOfNetworkMax } = identityLimits;
  const ofNetwork: Presupuesto = { clave: deps.keys.mac('presupuesto', `reseteo|${red}`), ventanaMs };
  const nowMs = deps.clock.nowMs();
  const [byAccount = 0, byNetwork = 0] = await spendPresupuestos(
    deps.db,
    [{ clave: account, ventanaMs }, ofNetwork],
    nowMs,
  );
  if (byAccount > resetsOfAccountMax || byNetwork > resetsOfNetworkMax) {
    if (byAccount === resetsOfAccountMax + 1 || byNetwork === resetsOfNetworkMax + 1) {
      await insertSuceso(deps.db, { clase: 'reseteo-frenado', cuenta: null, detalle: { red } }, nowMs);
    }
    const bits = Math.max(bitsFor(byAccount, resetsOfAccountMax), bitsFor(byNetwork, resetsOfNetworkMax));
    const asked = await passEffort(deps, { purpose: 'reseteo', scope: account, red, bits }, effort);
    if (asked !== null) return asked;
  }
  // Counted by the answers, so that wrong ones use up nothing; and per lifetime of a link, so that whenever none is
  // sent, one sent before is still good: whoever floods the owner's mailbox does not keep the owner out.
  const lifetimeMs = limits.resetLinkMinutes * 60_000;
  const [sent = 0] = await spendPresupuestos(deps.db, [{ clave: answers, ventanaMs: lifetimeMs }], nowMs);
  return { sent };
}

/** Both ends write as much: a case for a match, a row that soon goes for everybody else. */
async function decideAndWrite(deps: Deps, request: ResetRequest, scope: Scope, sent: number): Promise<void> {
  const { definicion, datos } = request;
  const { ruc, red } = scope;
  const [facts, cuentas] = await Promise.all([
    gatherFacts(deps, definicion.definicion, datos, { clase: 'proveedor', ruc }, []),
    listCuentasOfRuc(deps.db, ruc, resetAccountsMax),
  ]);
  const verdicts = comprobar(definicion.definicion, datos, facts.hechos, []);
  const approves = encaminar(definicion.definicion, verdicts).rumbo === 'aprobar';
  const matches = approves && cuentas.length > 0 && sent <= identityLimits.resetLinksPerLifetimeMax;
  if (matches) {
    const nombre = facts.hechos.ficha?.razonSocial ?? '';
    await request.archivar({ definicion, datos, verdicts, ruc, nombre });
  } else {
    const venceMs = deps.clock.nowMs() + decoyMs;
    await insertDesafio(deps.db, { huella: deps.ids.randomToken(16), clase: 'gastado', datos: {}, venceMs });
  }
  const cuenta: Cuenta | undefined = matches ? cuentas[0] : undefined;
  const suceso = { clase: 'reseteo-pedido', cuenta: cuenta?.id ?? null, detalle: { red } } as const;
  await insertSuceso(deps.db, suceso, deps.clock.nowMs());
}

/** `wait` (ms) is replaced in tests. Throws what the register or the database throw: that too happens on both ends. */
export async function requestPasswordReset(
  deps: Deps,
  request: ResetRequest,
  wait: (ms: number) => Promise<unknown> = (ms) => pause(ms),
): Promise<{ readonly respuesta: string } | EffortAsked> {
  const scope = scopeOf(deps, request);
  const braked = await brake(deps, scope, request.effort);
  if ('refused' in braked) return braked;
  await Promise.all([
    decideAndWrite(deps, request, scope, braked.sent),
    wait(identityLimits.resetAnswerMsMin),
  ]);
  const { unica, aprobado } = request.definicion.definicion.respuestas;
  return { respuesta: unica ?? aprobado };
}
