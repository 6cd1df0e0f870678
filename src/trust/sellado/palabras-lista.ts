/**
 * The 8,192 words a receipt is made of: Spanish, decent, 4 to 9 letters without accents, no two of which differ by one letter
 * only, so that a slip of the pen never gives another word of the list.
 */
import { primerTercio } from './palabras-primer-tercio.ts';
import { segundoTercio } from './palabras-segundo-tercio.ts';
import { tercerTercio } from './palabras-tercer-tercio.ts';

/** In alphabetical order. Part of format version 1: another list needs another version, or old receipts open nothing. */
export const palabras: readonly string[] = `${primerTercio} ${segundoTercio} ${tercerTercio}`
  .trim()
  .split(/\s+/);
