// Reads CPC product codes: five digits in the suppliers' register, nine to eleven in procurement processes.
import { accept, type Notice, type Parsed, refuse } from './parsed.ts';
import { compactPasted, pastedLengthMax } from './pasted.ts';

export type Cpc = {
  /** 5, 9, 10 or 11 digits; leading zeros are part of the code. */
  code: string;
  /** The first five digits, the level the register works at (Reglamento General, art. 30). */
  level5: string;
};

/** Level 5 only, the way the register holds it. The value is the five digits. */
export function parseCpc5(raw: string): Parsed<string> {
  const read = readDigits(raw);
  if ('sentence' in read) return { ok: false, notice: read };
  const { digits } = read;
  if (digits.length === 5) return accept(digits);
  if (digits.length === 4) return refuse('cpc-longitud', missingZero(digits, 'El CPC tiene cinco dígitos'));
  if (digits.length >= 9 && digits.length <= 11) {
    return refuse(
      'cpc-nivel',
      `En el registro el CPC se pide con cinco dígitos. Para ese código escriba ${digits.slice(0, 5)}.`,
    );
  }
  return refuse('cpc-longitud', `El CPC tiene cinco dígitos y escribió ${digits.length}.`);
}

/** Level 5 or a leaf of a process; "level 9" has 9, 10 or 11 digits in 120 real processes of 2022. */
export function parseCpc(raw: string): Parsed<Cpc> {
  const read = readDigits(raw);
  if ('sentence' in read) return { ok: false, notice: read };
  const { digits } = read;
  if (/^\d{5}(?:\d{4,6})?$/.test(digits)) return accept({ code: digits, level5: digits.slice(0, 5) });
  const rule = 'El CPC tiene 5 dígitos, o de 9 a 11';
  if (digits.length === 4 || digits.length === 8) return refuse('cpc-longitud', missingZero(digits, rule));
  return refuse('cpc-longitud', `${rule}, y escribió ${digits.length}.`);
}

function readDigits(raw: string): { digits: string } | Notice {
  if (raw.length > pastedLengthMax)
    return refuse('cpc-longitud', 'El CPC tiene como máximo 11 dígitos.').notice;
  const digits = compactPasted(raw).replace(/\./g, '');
  if (digits === '') return refuse('cpc-vacio', 'Escriba el código CPC.').notice;
  if (/^\d+$/.test(digits)) return { digits };
  return refuse('cpc-caracteres', 'El código CPC lleva solo dígitos del 0 al 9.').notice;
}

// Spreadsheets drop the leading zero; the code is never guessed because 0211 and 02110 both look right.
function missingZero(digits: string, rule: string): string {
  return `${rule}, y escribió ${digits.length}. Si falta el cero inicial, escriba 0${digits}.`;
}
