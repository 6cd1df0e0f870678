/** Values with parameters (`Content-Type`, `Content-Disposition`): RFC 2045, with the continuations and charsets of RFC 2231. */
import { correoLimits } from './correo-limits.ts';
import { type Decoded, decodeText } from './decode-text.ts';
import { decodeWords } from './decode-words.ts';

export type ParameterValue = {
  /** Lower-case, such as `text/plain`. */
  readonly value: string;
  /** Names lower-case; values as Latin-1 characters, still encoded. */
  readonly parameters: ReadonlyMap<string, string>;
};

type Reading = { readonly text: string; at: number };

/** A quoted string, with its backslashes resolved. A backslash in front of an ordinary letter stays: Windows paths. */
function quoted(reading: Reading): string {
  let out = '';
  reading.at += 1;
  for (; reading.at < reading.text.length; reading.at += 1) {
    const letter = reading.text[reading.at] ?? '';
    if (letter === '"') break;
    const next = reading.text[reading.at + 1] ?? '';
    if (letter === '\\' && (next === '"' || next === '\\')) reading.at += 1;
    out += letter === '\\' && (next === '"' || next === '\\') ? next : letter;
  }
  reading.at += 1;
  return out;
}

/** Skips a comment in brackets, nested or not. */
function skipComment(reading: Reading): void {
  let depth = 0;
  for (; reading.at < reading.text.length; reading.at += 1) {
    const letter = reading.text[reading.at];
    if (letter === '\\') reading.at += 1;
    else if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    if (depth === 0) break;
  }
  reading.at += 1;
}

/** Up to the next `;`. */
function segment(reading: Reading): string {
  let out = '';
  while (reading.at < reading.text.length) {
    const letter = reading.text[reading.at] ?? '';
    if (letter === ';') break;
    if (letter === '"') out += quoted(reading);
    else if (letter === '(') skipComment(reading);
    else {
      out += letter;
      reading.at += 1;
    }
  }
  reading.at += 1;
  return out.trim();
}

export function readParameters(text: string): ParameterValue {
  const reading: Reading = { text, at: 0 };
  const value = segment(reading).toLowerCase();
  const parameters = new Map<string, string>();
  for (let n = 0; reading.at < text.length && n < correoLimits.parametersMax; n += 1) {
    const piece = segment(reading);
    const equals = piece.indexOf('=');
    if (equals < 1) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    if (!parameters.has(name)) parameters.set(name, piece.slice(equals + 1).trim());
  }
  return { value, parameters };
}

const percents = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll(/%([0-9a-f]{2})/gi, (_whole, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  );

/** A parameter for people, such as a file name, in whichever of its forms it stands; null where it does not. */
export function textParameter({ parameters }: ParameterValue, name: string): Decoded | null {
  const whole = parameters.get(`${name}*`);
  const pieces: { text: string; coded: boolean }[] =
    whole === undefined ? [] : [{ text: whole, coded: true }];
  for (let n = 0; whole === undefined && n < correoLimits.parametersMax; n += 1) {
    const [coded, plain] = [parameters.get(`${name}*${n}*`), parameters.get(`${name}*${n}`)];
    if (coded === undefined && plain === undefined) break;
    pieces.push({ text: coded ?? plain ?? '', coded: coded !== undefined });
  }
  const first = pieces[0];
  if (first === undefined) {
    const simple = parameters.get(name);
    return simple === undefined ? null : decodeWords(simple);
  }
  const label = first.coded ? /^([^']*)'[^']*'/.exec(first.text) : null;
  if (label !== null) first.text = first.text.slice(label[0].length);
  const bytes = pieces.map(({ text, coded }) => (coded ? percents(text) : Buffer.from(text, 'latin1')));
  return decodeText(Buffer.concat(bytes), label?.[1] ?? null);
}
