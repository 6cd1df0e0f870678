/** From the words somebody typed to what finds and opens the complaint: the same work whether or not there is one. */
import { keyOfWords, type LlaveDePalabras } from '../../trust/sellado/palabras.ts';
import type { Deps } from '../deps.ts';

/** Any text gives a key; one that is no eight words gives one that opens nothing. Throws PasswordsBusy when too many wait. */
export function wordsToKey(deps: Deps, text: string): Promise<LlaveDePalabras> {
  return keyOfWords(deps.keys, text, 'prueba');
}
