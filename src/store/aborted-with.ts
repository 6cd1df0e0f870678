/** What a statement that took itself back says about why. */

/** SQLSTATE that the function `abortar` raises; its message names what had changed. */
const abortedState = 'VT001';

/** The word given to `abortar`; null for any other error. */
export function abortedWith(error: unknown): string | null {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error) || !('code' in cause) || cause.code !== abortedState) return null;
  return cause.message;
}
