/** Under what a secret token is stored: whoever reads the database cannot use it. */
import { createHash } from 'node:crypto';

/**
 * SHA-256 as base64url. Enough for tokens of 128 random bits or more, which nobody can guess one by one;
 * never for what a person chose.
 */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
