// Reads an Ecuadorian telephone number: mobile, fixed line, or a 1800/1700 line, with its extension.
import { accept, type Notice, type Parsed, refuse } from './parsed.ts';
import { cleanPasted, pastedLengthMax } from './pasted.ts';

export type TelefonoKind = 'celular' | 'convencional' | 'linea-1800';

export type Telefono = {
  kind: TelefonoKind;
  /** As dialled inside the country, digits only: 0991234567, 022345678, 1800737267. */
  nacional: string;
  /** As dialled from abroad, without the extension; null for 1800 and 1700 lines, which only work inside. */
  e164: string | null;
  /** Up to six digits. */
  extension: string | null;
};

const extensionMark = /[ ,;.(]*(?:extensi[oó]n|ext|interno|int|x|#)[ .:]*(\d+)\)?$/i;
const aroundSeveral = /[/;,]| y | o /;

/** Grammar: national numbering plan as written in the domain notes (from memory, not from the regulator's text). */
export function parseTelefono(raw: string): Parsed<Telefono> {
  if (raw.length > pastedLengthMax) return refuse('telefono-formato', formatSentence);
  const text = cleanPasted(raw);
  if (text === '') return refuse('telefono-vacio', 'Escriba el número de teléfono.');
  const extension = extensionMark.exec(text)?.[1] ?? null;
  const number = extension === null ? text : text.replace(extensionMark, '').trim();
  if (extension !== null && extension.length > 6) {
    return refuse('telefono-extension', 'La extensión tiene como máximo 6 dígitos.');
  }
  if (aroundSeveral.test(number) && number.replace(/\D/g, '').length > 13) {
    return refuse('telefono-varios', 'Escriba un solo número de teléfono en este campo.');
  }
  if (!/^\+?[\d ().\p{Pd}\u2212]+$/u.test(number)) return refuse('telefono-caracteres', formatSentence);
  return readNumber(number, extension);
}

function readNumber(number: string, extension: string | null): Parsed<Telefono> {
  const digits = number.replace(/\D/g, '');
  const abroad = number.startsWith('+') ? digits : /^00(?=[1-9])/.test(digits) ? digits.slice(2) : undefined;
  if (abroad !== undefined && !abroad.startsWith('593')) {
    return refuse(
      'telefono-exterior',
      'Escriba un número de Ecuador; los del exterior no se aceptan en este campo.',
    );
  }
  const { national, warnings } = nationalDigits(abroad ?? digits);
  const kind = kindOf(national);
  if (!kind) return refuse('telefono-formato', national.length === 7 ? areaSentence : formatSentence);
  if (kind === 'celular' && extension !== null) {
    return refuse(
      'telefono-extension',
      'Un número celular no lleva extensión. Quítela o escriba un número convencional.',
    );
  }
  const e164 = kind === 'linea-1800' ? null : `+593${national.slice(1)}`;
  return accept({ kind, nacional: national, e164, extension }, ...warnings);
}

// 593 is followed by the number without its 0, though many people write +593 (0)99….
function nationalDigits(digits: string): { national: string; warnings: Notice[] } {
  const international = /^5930?([2-7]\d{7}|9\d{8})$/.exec(digits)?.[1];
  if (international !== undefined) return { national: `0${international}`, warnings: [] };
  if (!/^(?:[2-7]\d{7}|9\d{8})$/.test(digits)) return { national: digits, warnings: [] };
  return {
    national: `0${digits}`,
    warnings: [
      { code: 'telefono-sin-cero', sentence: `Agregamos el cero inicial: 0${digits}. Compruebe el número.` },
    ],
  };
}

function kindOf(national: string): TelefonoKind | undefined {
  if (/^09\d{8}$/.test(national)) return 'celular';
  if (/^0[2-7]\d{7}$/.test(national)) return 'convencional';
  return /^1[87]00\d{6}$/.test(national) ? 'linea-1800' : undefined;
}

const formatSentence =
  'Escriba un número de Ecuador: celular de 10 dígitos (0991234567), convencional de 9 con código de provincia (022345678) o línea 1800 o 1700.';
const areaSentence =
  'Falta el código de provincia: escriba 0, un dígito del 2 al 7 y los siete dígitos, por ejemplo 022345678.';
