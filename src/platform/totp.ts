/** One-time codes from an authenticator app: RFC 6238 with SHA-1, 30 seconds and 6 digits, as every app supports it. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { rfc4648, toBase32 } from '../domain/base32.ts';

const stepSeconds = 30;
const digits = 6;
/** Steps a person's clock may be off, each way (RFC 6238, section 5.2). */
const driftSteps = 1;
/** RFC 4226, section 4: at least 128 bits, 160 recommended. */
export const totpSecretBytes = 20;

export function totpStepAt(atMs: number): number {
  return Math.floor(atMs / 1000 / stepSeconds);
}

/** The code of one step (RFC 4226, section 5.3). */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const tag = createHmac('sha1', secret).update(counter).digest();
  const offset = tag.readUInt8(tag.length - 1) & 0x0f;
  const number = tag.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/**
 * The step a code belongs to, or null. Steps up to `lastStep` are spent (RFC 6238, section 5.2). The caller stores
 * the step only if it is still later than the stored one, so that two parallel uses count once.
 */
export function findTotpStep(
  secret: Buffer,
  code: string,
  nowMs: number,
  lastStep: number | null,
): number | null {
  const typed = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(typed)) return null;
  const given = Buffer.from(typed);
  const now = totpStepAt(nowMs);
  let found: number | null = null;
  for (let step = now - driftSteps; step <= now + driftSteps; step += 1) {
    const same = timingSafeEqual(Buffer.from(totpCode(secret, step)), given);
    if (same && step > (lastStep ?? -1)) found = step;
  }
  return found;
}

/** What the app reads from a QR code. */
export function otpauthUrl(issuer: string, account: string, secret: Buffer): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${toBase32(secret, rfc4648)}&issuer=${encodeURIComponent(issuer)}`;
}
