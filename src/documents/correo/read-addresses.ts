/** Addresses of a header (RFC 5322, section 3.4), also as they should not be written: one linear pass, no nesting. */
import { domainToASCII } from 'node:url';
import type { Direccion } from '../../domain/correo/leido.ts';
import { oneLine } from './clean-text.ts';
import { correoLimits } from './correo-limits.ts';
import { decodeWords } from './decode-words.ts';

export type AddressList = {
  /** The first ones only. */
  readonly addresses: readonly Direccion[];
  readonly count: number;
  readonly hasGroup: boolean;
};

/** Lower-case, with the domain as the wire has it; null where it is not one address. */
export function plainAddress(text: string): string | null {
  if (text.length > correoLimits.addressCharsMax) return null;
  const found = /^([^\s@<>()",;:\\]{1,128}|"[^"\\@<>]{1,60}")@([^\s@<>()",;:\\]{1,190})$/.exec(text.trim());
  if (found === null) return null;
  const [, local = '', domain = ''] = found;
  const ascii = /^[\x21-\x7e]+$/.test(domain) ? domain.toLowerCase() : domainToASCII(domain);
  const address = `${local.toLowerCase()}@${ascii.replace(/\.$/, '')}`;
  return ascii === '' || /[^\x21-\x7e]/.test(ascii) || cleanedDiffers(address) ? null : address;
}

const cleanedDiffers = (text: string): boolean => oneLine(text, correoLimits.addressCharsMax) !== text;

/** `phrase` grows no further than a name or an address can be long. */
type Piece = { phrase: string; comment: string; angle: string | null };
const newPiece = (): Piece => ({ phrase: '', comment: '', angle: null });

function toDireccion({ phrase, comment, angle }: Piece): Direccion | null {
  const direccion = plainAddress(decodeWords(angle ?? phrase).text);
  if (direccion === null) return null;
  const name = angle === null ? comment : phrase.trim() === '' ? comment : phrase;
  return { nombre: oneLine(decodeWords(name.trim()).text, correoLimits.nameCharsMax), direccion };
}

/** Where a quoted string, a comment or an angle ends; the end of the text where it never does. */
function closing(text: string, at: number, close: '"' | ')' | '>'): number {
  let depth = 1;
  for (let i = at + 1; i < text.length; i += 1) {
    if (text[i] === '\\' && close !== '>') i += 1;
    else if (text[i] === '(' && close === ')') depth += 1;
    else if (text[i] === close) depth -= 1;
    if (depth === 0) return i;
  }
  return text.length;
}

const unquote = (text: string): string => text.replaceAll(/\\(.)/g, '$1');

/** `value`: the bytes of the header as Latin-1 characters, unfolded. */
export function readAddresses(
  value: string,
  shownMax: number = correoLimits.recipientsShownMax,
): AddressList {
  const addresses: Direccion[] = [];
  let [count, hasGroup, piece] = [0, false, newPiece()];
  const finish = (): void => {
    if (piece.phrase.trim() !== '' || piece.angle !== null) {
      const address = addresses.length < shownMax ? toDireccion(piece) : null;
      if (address !== null) addresses.push(address);
      if (address !== null || addresses.length >= shownMax) count += 1;
    }
    piece = newPiece();
  };
  for (let at = 0; at < value.length; at += 1) {
    const letter = value[at] ?? '';
    if (letter === '"') {
      const end = closing(value, at, '"');
      piece.phrase += unquote(value.slice(at + 1, Math.min(end, at + correoLimits.phraseCharsMax)));
      at = end;
    } else if (letter === '(') {
      const end = closing(value, at, ')');
      piece.comment ||= unquote(value.slice(at + 1, Math.min(end, at + correoLimits.phraseCharsMax)));
      at = end;
    } else if (letter === '<') {
      const end = closing(value, at, '>');
      piece.angle ??= value.slice(at + 1, Math.min(end, at + correoLimits.phraseCharsMax));
      at = end;
    } else if (letter === ',' || letter === ';') finish();
    else if (letter === ':' && piece.angle === null && !piece.phrase.includes('@')) {
      hasGroup = true;
      piece = newPiece();
    } else if (piece.phrase.length < correoLimits.phraseCharsMax) piece.phrase += letter;
  }
  finish();
  return { addresses, count, hasGroup };
}
