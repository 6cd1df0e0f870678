/** What a token of the API looks like, and under what it is stored. */
import type { Ids } from '../../platform/ids.ts';
import type { Keys } from '../../trust/keys.ts';

/** Whoever scans code and logs for leaked secrets finds ours by it. */
const prefix = 'vtn_';
const secretBytes = 32;

export function newTokenSecret(ids: Pick<Ids, 'randomToken'>): string {
  return prefix + ids.randomToken(secretBytes);
}

export function isApiToken(token: string): boolean {
  return /^vtn_[\w-]{43}$/.test(token);
}

/** Keyed: whoever reads the database alone cannot even tell whether a leaked token is one of ours. */
export function apiTokenHash(keys: Pick<Keys, 'mac'>, token: string): string {
  return keys.mac('token-de-api', token);
}
