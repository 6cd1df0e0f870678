/** The eight words of the receipt: drawn, read again however they were typed, and stretched into keys. */
import { createCipheriv } from 'node:crypto';
import type { Keys } from '../keys.ts';
import { palabras } from './palabras-lista.ts';
import { type LineaDeEspera, stretch, subkey } from './stretch.ts';

/** 8 of 8,192: 104 bits. */
export const palabrasPorRecibo = 8;
/** Longest text that is looked at: eight words with numbering, commas and more blanks than anybody types. */
const charsMax = 400;

/** `busqueda` finds the complaint and `semilla` opens it: 32 bytes each, neither tells anything about the other. */
export type LlaveDePalabras = { readonly busqueda: Buffer; readonly semilla: Buffer };

/**
 * Eight words out of a secret of 32 bytes, the same again for the same secret. Two bytes per word: 65,536 is a multiple of the
 * list's 8,192, so that every word is equally likely.
 */
export function wordsFrom(secret: Buffer): readonly string[] {
  const cipher = createCipheriv('aes-256-ctr', subkey(secret, 'palabras'), Buffer.alloc(16));
  const drawn = cipher.update(Buffer.alloc(palabrasPorRecibo * 2));
  return Array.from(
    { length: palabrasPorRecibo },
    (_, i) => palabras[drawn.readUInt16BE(i * 2) % palabras.length] ?? '',
  );
}

/** Lower case without accents, numbering, commas and line breaks: the words with single spaces. Never fails. */
export function normalWords(text: string): string {
  return text
    .slice(0, charsMax)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

/** Which of the words typed are not in the list, in order: a hint where a letter went wrong. */
export function unknownWords(text: string): readonly string[] {
  const known = new Set(palabras);
  return normalWords(text)
    .split(' ')
    .filter((word) => word !== '' && !known.has(word));
}

/** Two salts of the installation: a table computed for one installation, or for one of the two ends, serves no other. */
export async function keyOfWords(
  keys: Keys,
  text: string,
  espera: LineaDeEspera = 'propia',
): Promise<LlaveDePalabras> {
  const salt = (what: string) => Buffer.from(keys.mac('sala', what), 'base64url');
  // One argon2id of 104 bits of chance for both: the two ends part by their salts, in HKDF.
  const root = await stretch(normalWords(text), salt('sal de las palabras'), espera);
  return {
    busqueda: subkey(root, 'busqueda', salt('sal de la busqueda')),
    semilla: subkey(root, 'semilla', salt('sal de la semilla')),
  };
}
