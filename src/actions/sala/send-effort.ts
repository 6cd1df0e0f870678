/**
 * What sending a complaint costs: a little work of the browser or, without JavaScript, a short wait; bound to the draft, so
 * that neither serves for another one. Nobody is ever refused for good, and nobody's address is looked at.
 */
import { createChallenge, isSolved, readChallenge } from '../../platform/proof-of-work.ts';
import type { Signer } from '../../platform/signer.ts';
import type { Deps } from '../deps.ts';
import { sealedDoorLimits as limits } from './sealed-door-limits.ts';

export type SendEffort = {
  readonly challenge: string;
  /** Leading zero bits asked of the work. */
  readonly bits: number;
  /** From when on the form was shown; waiting that long serves as well. */
  readonly waitSeconds: number;
};

const purpose = 'denuncia';
const saltBytes = 16;
const validMs = limits.workMinutes * 60_000;

function signerOf({ keys }: Deps, mark: string): Signer {
  return {
    sign: (text) => keys.mac('prueba-de-trabajo', `${mark}|${text}`),
    isSigned: (text, signature) => keys.macIs('prueba-de-trabajo', `${mark}|${text}`, signature),
  };
}

/** One bit more, and twice the wait, for each doubling of what is free in an hour. */
function priceFor(sent: number): { readonly bits: number; readonly waitSeconds: number } {
  const doublings = Math.max(0, Math.floor(Math.log2(Math.max(1, sent / limits.sendsPerHourFree))));
  return {
    bits: Math.min(limits.workBits + doublings, limits.workBitsMax),
    waitSeconds: Math.min(limits.waitSeconds * 2 ** doublings, limits.waitSecondsMax),
  };
}

/** `sent`: complaints sent within this hour. A challenge of this draft that is still good is kept, and its wait with it. */
export function sendEffort(deps: Deps, mark: string, sent: number, shown: string | null): SendEffort {
  const { bits, waitSeconds } = priceFor(sent);
  const signer = signerOf(deps, mark);
  const nowMs = deps.clock.nowMs();
  const order = shown === null ? null : readChallenge(signer, shown, nowMs);
  if (shown !== null && order?.purpose === purpose && order.bits >= bits)
    return { challenge: shown, bits: order.bits, waitSeconds };
  const work = { purpose, bits, expiresMs: nowMs + validMs };
  return { challenge: createChallenge(signer, work, deps.ids.randomToken(saltBytes)), bits, waitSeconds };
}

/** Null when the effort was made; otherwise how many seconds are still to wait. */
export function effortMissing(
  deps: Deps,
  mark: string,
  sent: number,
  { challenge, nonce }: { readonly challenge: string; readonly nonce: string },
): number | null {
  const { bits, waitSeconds } = priceFor(sent);
  const nowMs = deps.clock.nowMs();
  const order = readChallenge(signerOf(deps, mark), challenge, nowMs);
  if (order === null || order.purpose !== purpose) return waitSeconds;
  // One bit less is forgiven: the price may have doubled while the browser was at work.
  if (order.bits >= bits - 1 && isSolved(challenge, nonce, order.bits)) return null;
  const waitedSeconds = (nowMs - (order.expiresMs - validMs)) / 1_000;
  return waitedSeconds >= waitSeconds ? null : Math.ceil(waitSeconds - waitedSeconds);
}
