/** What the cookie of an opened thread holds: the keys that the words gave, sealed, and for how long they serve. */
import type { LlaveDePalabras } from '../../trust/sellado/palabras.ts';
import { normalWords, palabrasPorRecibo, unknownWords } from '../../trust/sellado/palabras.ts';
import type { Deps } from '../deps.ts';
import { sealedDoorLimits as limits } from './sealed-door-limits.ts';
import { wordsToKey } from './words-to-key.ts';

/** What was odd about the words as typed: how many there were, and which of them is none of the list (from 1; 0: none). */
export type TypedWords = { readonly count: number; readonly unknownAt: number };

export type ThreadPass = { readonly llave: LlaveDePalabras; readonly typed: TypedWords };

const keyBytes = 32;
const about = 'hilo';
const byteMax = 255;

function typedWords(text: string): TypedWords {
  const words = normalWords(text)
    .split(' ')
    .filter((word) => word !== '');
  const [unknown] = unknownWords(text);
  return { count: words.length, unknownAt: unknown === undefined ? 0 : words.indexOf(unknown) + 1 };
}

/** Always the same length, whatever was typed: nothing outside tells words that open something from others. */
export function sealThreadPass(deps: Deps, { llave, typed }: ThreadPass): string {
  const seen = Buffer.alloc(8);
  seen.writeDoubleBE(deps.clock.nowMs());
  const marks = Buffer.of(Math.min(typed.count, byteMax), Math.min(typed.unknownAt, byteMax));
  const clear = Buffer.concat([llave.busqueda, llave.semilla, seen, marks]);
  return deps.keys.seal('sala', clear, about).toString('base64url');
}

/** The work is the same for any text. Throws PasswordsBusy when too many wait. */
export async function newThreadPass(deps: Deps, text: string): Promise<string> {
  const typed = typedWords(text);
  return sealThreadPass(deps, { llave: await wordsToKey(deps, text), typed });
}

/** Null for a cookie that is not ours, and for a thread nobody looked at for a while. */
export function openThreadPass(deps: Deps, pass: string): ThreadPass | null {
  const clear = deps.keys.unseal('sala', Buffer.from(pass, 'base64url'), about);
  if (clear === null || clear.length !== 2 * keyBytes + 10) return null;
  const idleMs = deps.clock.nowMs() - clear.readDoubleBE(2 * keyBytes);
  if (idleMs < 0 || idleMs > limits.threadIdleMinutes * 60_000) return null;
  return {
    llave: { busqueda: clear.subarray(0, keyBytes), semilla: clear.subarray(keyBytes, 2 * keyBytes) },
    typed: { count: clear.readUInt8(2 * keyBytes + 8), unknownAt: clear.readUInt8(2 * keyBytes + 9) },
  };
}

export const wordsExpected = palabrasPorRecibo;
