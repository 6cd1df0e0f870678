/** The first byte of everything that is sealed: which algorithms, so that others (an ML-KEM hybrid) can follow. */

/** X25519 + HKDF-SHA-256 + AES-256-GCM, argon2id 19 MiB/2/1; see docs/sellado-format.md. */
export const sealedVersion = 1;

/** What follows the version byte, or null for a version this code does not know. */
export function withoutVersion(sealed: Buffer): Buffer | null {
  return sealed[0] === sealedVersion ? sealed.subarray(1) : null;
}
