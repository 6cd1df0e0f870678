/** An authenticator app in software, for tests: reads the secret a page shows and tells the code of a moment. */
import assert from 'node:assert/strict';
import { fromBase32, rfc4648 } from '../../domain/base32.ts';
import { totpCode, totpStepAt } from '../../platform/totp.ts';

/** Types the secret as a person would, from the words on the page. */
export function appEnrolledOn(html: string): { codeAt(atMs: number): string } {
  const shown = /<code class="v-secreto">([A-Z2-7 ]+)<\/code>/.exec(html)?.[1];
  assert.ok(shown, 'the page shows no secret');
  const bytes = fromBase32(shown.replaceAll(' ', ''), rfc4648);
  assert.ok(bytes);
  const secret = Buffer.from(bytes);
  return { codeAt: (atMs) => totpCode(secret, totpStepAt(atMs)) };
}
