/** Whether a request carries the operator's token: compared without telling where it differs. */
import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** False where no token is configured: then nobody has it. `header`: the Authorization header. */
export function holdsBearer(header: string | undefined, token: string | undefined): boolean {
  if (token === undefined || header === undefined) return false;
  return timingSafeEqual(digest(header), digest(`Bearer ${token}`));
}
