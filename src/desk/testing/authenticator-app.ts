/** An authenticator app in software, for tests: reads the secret a page shows and tells the code of a moment. */
import assert from 'node:assert/strict';
import { totpCode, totpStepAt } from '../../platform/totp.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base32 without padding. */
function decode(secret: string): Buffer {
  const bits = [...secret].map((char) => alphabet.indexOf(char).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** Types the secret as a person would, from the words on the page. */
export function appEnrolledOn(html: string): { codeAt(atMs: number): string } {
  const shown = /<code class="v-secreto">([A-Z2-7 ]+)<\/code>/.exec(html)?.[1];
  assert.ok(shown, 'the page shows no secret');
  const secret = decode(shown.replaceAll(' ', ''));
  return { codeAt: (atMs) => totpCode(secret, totpStepAt(atMs)) };
}
