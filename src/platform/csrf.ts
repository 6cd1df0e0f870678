/** Proof that a form was opened here by the person who sends it: a signed token, and the browser's word on the origin. */
import type { Signer } from './signer.ts';

/** A form stays good for as long as the longest session. */
const hoursValid = 12;
const hourMs = 3_600_000;

export type FormBinding = {
  /** Hash of the session, or the value of the cookie an anonymous visitor carries. */
  readonly holder: string;
  /** Which form, so that a token of one opens no other. */
  readonly purpose: string;
};

const bodyOf = ({ holder, purpose }: FormBinding, hour: number, salt: string): string =>
  `${hour}|${salt}|${purpose}|${holder}`;

/** The hidden field of a form. `salt` is random, so that no two answers carry the same text (BREACH). */
export function formToken(signer: Signer, binding: FormBinding, nowMs: number, salt: string): string {
  const hour = Math.floor(nowMs / hourMs);
  return `${hour.toString(36)}.${salt}.${signer.sign(bodyOf(binding, hour, salt))}`;
}

/** Whether a hidden field was made here, for this person and form, in the last twelve hours. */
export function isFormToken(signer: Signer, binding: FormBinding, nowMs: number, token: string): boolean {
  const parts = /^([0-9a-z]{1,8})\.([\w-]{8,40})\.([\w-]{43})$/.exec(token);
  if (parts === null) return false;
  const [, hourText = '', salt = '', signature = ''] = parts;
  const hour = Number.parseInt(hourText, 36);
  const age = Math.floor(nowMs / hourMs) - hour;
  return age >= 0 && age < hoursValid && signer.isSigned(bodyOf(binding, hour, salt), signature);
}

export type OriginHeaders = {
  readonly origin: string | undefined;
  readonly secFetchSite: string | undefined;
};

/**
 * Whether a writing request comes from one of our own pages (ASVS 3.5.3, 3.5.8). A page with `no-referrer` sends
 * `Origin: null` even to its own site (Fetch standard, "append a request Origin header"): Sec-Fetch-Site then decides.
 * With neither header there is nothing to go by, and the answer is no.
 */
export function isOwnOrigin({ origin, secFetchSite }: OriginHeaders, ownOrigins: readonly string[]): boolean {
  const named = origin !== undefined && origin !== 'null';
  if (named && !ownOrigins.includes(origin)) return false;
  if (secFetchSite !== undefined) return secFetchSite === 'same-origin' || secFetchSite === 'none';
  return named;
}
