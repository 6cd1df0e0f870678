/** Challenges for passkeys: signed instead of stored, so that asking for one costs the database nothing; good once. */
import { identityLimits } from '../domain/identity/identity-limits.ts';
import { tokenHash } from '../platform/token-hash.ts';
import { insertDesafio } from '../store/desafios.ts';
import type { Deps } from './deps.ts';

const saltBytes = 16;

/** Where passkeys of this service live: the host, and the origin browsers report. */
export function relyingParty({ baseUrl }: Deps): { readonly id: string; readonly origin: string } {
  const { hostname, origin } = new URL(baseUrl);
  return { id: hostname, origin };
}

/** `about`: what the challenge is for and for whom, so that it serves nothing else. */
export function newPasskeyChallenge(deps: Deps, about: string): Uint8Array<ArrayBuffer> {
  const expires = (deps.clock.nowMs() + identityLimits.passkeyMinutes * 60_000).toString(36);
  const body = `${expires}.${deps.ids.randomToken(saltBytes)}`;
  return new TextEncoder().encode(`${body}.${deps.keys.mac('desafio', `llave|${about}|${body}`)}`);
}

/** Whether the base64url challenge in an answer is ours, about this, in time, and used for the first time. */
export async function spendPasskeyChallenge(deps: Deps, about: string, challenge: string): Promise<boolean> {
  const text = Buffer.from(challenge, 'base64url').toString('latin1');
  const parts = /^(([0-9a-z]{1,11})\.[\w-]{22})\.([\w-]{43})$/.exec(text);
  if (parts === null) return false;
  const [, body = '', expires = '', signature = ''] = parts;
  const venceMs = Number.parseInt(expires, 36);
  if (!deps.keys.macIs('desafio', `llave|${about}|${body}`, signature)) return false;
  if (venceMs <= deps.clock.nowMs()) return false;
  return insertDesafio(deps.db, { huella: tokenHash(text), clase: 'gastado', datos: {}, venceMs });
}
