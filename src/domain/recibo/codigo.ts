/**
 * Verification codes as people read and type them: 120 bits in Crockford's base 32, one check symbol, five groups of five.
 * What the bits say is not known here; only whoever holds the key of the installation can make them.
 */
import { fromBase32, toBase32 } from '../base32.ts';
import { reciboLimits as limits } from './recibo-limits.ts';

/** Crockford's alphabet: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bitsPerSymbol = 5;
export const codigoBytes = 15;
const symbols = (codigoBytes * 8) / bitsPerSymbol;
const groupSymbols = 5;
/** x^5 + x^2 + 1 is primitive over GF(2): its root has order 31, more than the symbols of a code. */
const reduction = 0b100101;

const doubled = (value: number): number => {
  const shifted = value << 1;
  return shifted > 31 ? shifted ^ reduction : shifted;
};

/**
 * A weighted sum in the field of 32 elements, by Horner's rule. Each place has a weight of its own, so every single wrong
 * symbol and every swap of neighbours changes it.
 */
function checkOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum = doubled(sum) ^ value;
  return doubled(sum);
}

const valuesOf = (text: string): number[] => [...text].map((symbol) => alphabet.indexOf(symbol));

/** `bytes`: exactly 15. Gives `XXXXX-XXXXX-XXXXX-XXXXX-XXXXX`. */
export function codigoFrom(bytes: Uint8Array): string {
  const said = toBase32(bytes, alphabet);
  const text = said + (alphabet[checkOf(valuesOf(said))] ?? '');
  return text.match(new RegExp(`.{${groupSymbols}}`, 'g'))?.join('-') ?? text;
}

export type CodigoReading =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly codigo: string }
  | { readonly ok: false; readonly sentence: string };

const example = 'por ejemplo 7K3MX-0A9QT-4HHN2-WC81Z-5RGPB';

/** Reads a code in any case, with or without blanks and dashes; O is 0, I and L are 1. Says which slip it finds. */
export function leerCodigo(crudo: string): CodigoReading {
  const texto = crudo
    .slice(0, limits.codigoCharsMax)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const no = (sentence: string): CodigoReading => ({ ok: false, sentence });
  if (texto === '') return no(`Escriba el código que está junto al cuadro QR del recibo, ${example}.`);
  const strange = [...texto].find((symbol) => !alphabet.includes(symbol));
  if (strange !== undefined)
    return no(`Un código de verificación no lleva «${strange}». Cópielo otra vez del recibo, ${example}.`);
  if (texto.length !== symbols + 1)
    return no(
      `Un código de verificación tiene ${symbols + 1} letras y números; usted escribió ${texto.length}. Cópielo otra vez del recibo.`,
    );
  const said = texto.slice(0, symbols);
  const bytes = fromBase32(said, alphabet);
  if (bytes === null || alphabet[checkOf(valuesOf(said))] !== texto.at(-1))
    return no('Algún signo del código no es el correcto. Compárelo con el recibo, grupo por grupo.');
  return { ok: true, bytes, codigo: codigoFrom(bytes) };
}
