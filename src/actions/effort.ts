/**
 * What is asked instead of a lock-out: work done by the browser or, without JavaScript, waiting.
 * Either is good once; nobody is ever refused for good, and a stranger's guesses get slow.
 */
import { identityLimits as limits } from '../domain/identity/identity-limits.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import { createChallenge, isSolved, readChallenge } from '../platform/proof-of-work.ts';
import type { Signer } from '../platform/signer.ts';
import { tokenHash } from '../platform/token-hash.ts';
import { insertDesafio } from '../store/desafios.ts';
import { spendPresupuestos } from '../store/presupuestos.ts';
import type { Deps } from './deps.ts';

/** The hidden fields of a form that carried an effort; all absent the first time. */
export type Effort = { readonly challenge?: string; readonly nonce?: string; readonly wait?: string };

/** The refusal that asks for an effort: the door shows the form again with these as hidden fields. */
export type EffortAsked = Refusal & {
  readonly effort: {
    readonly challenge: string;
    readonly bits: number;
    /** Null when this network asked for too many waits: only work, or the next window, helps then. */
    readonly wait: string | null;
    readonly waitSeconds: number;
  };
};

export type EffortGate = {
  /** What the effort is for; lower-case letters. */
  readonly purpose: string;
  /** Keyed hash of the account it is about. */
  readonly scope: string;
  /** Keyed hash of the network it comes from. */
  readonly red: string;
  readonly bits: number;
};

const saltBytes = 16;

/** Zero bits for a counter that stands at `spent` of `max`: one more for each doubling. */
export function bitsFor(spent: number, max: number): number {
  const doublings = Math.floor(Math.log2(Math.max(1, spent / max)));
  return Math.min(limits.workBits + doublings, limits.workBitsMax);
}

function signerOf({ keys }: Deps): Signer {
  return {
    sign: (text) => keys.mac('prueba-de-trabajo', text),
    isSigned: (text, signature) => keys.macIs('prueba-de-trabajo', text, signature),
  };
}

/** A challenge to work on in advance, for forms that always ask for it. */
export function newChallenge(deps: Deps, purpose: string, bits: number): string {
  const expiresMs = deps.clock.nowMs() + limits.workMinutes * 60_000;
  return createChallenge(signerOf(deps), { purpose, bits, expiresMs }, deps.ids.randomToken(saltBytes));
}

const waitBody = (gate: EffortGate, from: string, salt: string): string =>
  `espera|${gate.purpose}|${gate.red}|${from}|${salt}`;

/** From when a waiting ticket is good, epoch ms; null where it is not ours, not of this network, or too old. */
function readWait(deps: Deps, gate: EffortGate, wait: string): number | null {
  const parts = /^([0-9a-z]{1,11})\.([\w-]{16,64})\.([\w-]{43})$/.exec(wait);
  if (parts === null) return null;
  const [, from = '', salt = '', signature = ''] = parts;
  if (!signerOf(deps).isSigned(waitBody(gate, from, salt), signature)) return null;
  const fromMs = Number.parseInt(from, 36);
  return deps.clock.nowMs() < fromMs + limits.waitWindowMinutes * 60_000 ? fromMs : null;
}

async function spendOnce(deps: Deps, text: string, venceMs: number): Promise<boolean> {
  return insertDesafio(deps.db, { huella: tokenHash(text), clase: 'gastado', datos: {}, venceMs });
}

/**
 * Tickets of one network become good one after the other, so that many of them in parallel are no faster than one;
 * an account that many networks try makes strangers wait longer, up to five minutes, never for good.
 */
async function waitSecondsFor(deps: Deps, gate: EffortGate): Promise<number | null> {
  const ventanaMs = limits.waitWindowMinutes * 60_000;
  const [ofNetwork = 0, ofAccount = 0] = await spendPresupuestos(
    deps.db,
    [
      { clave: deps.keys.mac('presupuesto', `espera-red|${gate.red}`), ventanaMs },
      { clave: deps.keys.mac('presupuesto', `espera-cuenta|${gate.scope}`), ventanaMs },
    ],
    deps.clock.nowMs(),
  );
  if (ofNetwork > limits.waitsOfNetworkMax) return null;
  const extra = (count: number): number =>
    Math.max(0, count - limits.waitsOfNetworkFree) * limits.waitSecondsPerExtra;
  const ofAccountSeconds = Math.min(extra(ofAccount), limits.waitSecondsOfAccountMax);
  return Math.max(limits.waitSeconds + extra(ofNetwork), ofAccountSeconds);
}

function ask(deps: Deps, gate: EffortGate, wait: string | null, waitSeconds: number): EffortAsked {
  const seconds = Math.ceil(waitSeconds);
  const sentence =
    wait === null
      ? 'Hubo demasiados intentos desde su conexión. Espere unos minutos y vuelva a intentarlo.'
      : `Hubo muchos intentos. Para continuar, espere ${seconds} segundos y envíe el formulario otra vez.`;
  const challenge = newChallenge(deps, gate.purpose, gate.bits);
  return {
    ...refuse('prueba-de-trabajo', { sentence }),
    effort: { challenge, bits: gate.bits, wait, waitSeconds: seconds },
  };
}

async function askAnew(deps: Deps, gate: EffortGate): Promise<EffortAsked> {
  const seconds = await waitSecondsFor(deps, gate);
  if (seconds === null) return ask(deps, gate, null, 0);
  const from = (deps.clock.nowMs() + seconds * 1000).toString(36);
  const salt = deps.ids.randomToken(saltBytes);
  const wait = `${from}.${salt}.${signerOf(deps).sign(waitBody(gate, from, salt))}`;
  return ask(deps, gate, wait, seconds);
}

/** Null when the effort was made; otherwise what is asked. A ticket that came too early stays good. */
export async function passEffort(deps: Deps, gate: EffortGate, effort: Effort): Promise<EffortAsked | null> {
  const nowMs = deps.clock.nowMs();
  const { challenge, nonce, wait } = effort;
  if (challenge !== undefined && nonce !== undefined && nonce !== '') {
    const order = readChallenge(signerOf(deps), challenge, nowMs);
    // One bit less is forgiven: the counter may have doubled while the browser was at work.
    const fits = order !== null && order.purpose === gate.purpose && order.bits >= gate.bits - 1;
    if (fits && isSolved(challenge, nonce, order.bits)) {
      if (await spendOnce(deps, challenge, order.expiresMs)) return null;
    }
  }
  if (wait !== undefined && wait !== '') {
    const fromMs = readWait(deps, gate, wait);
    if (fromMs !== null && fromMs > nowMs) return ask(deps, gate, wait, (fromMs - nowMs) / 1000);
    const goneMs = fromMs === null ? null : fromMs + limits.waitWindowMinutes * 60_000;
    if (goneMs !== null && (await spendOnce(deps, wait, goneMs))) return null;
  }
  return askAnew(deps, gate);
}
