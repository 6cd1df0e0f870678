/** Reads what an officer typed into the search: words, phrases in quotes, codes and numbers in any spelling. */
import { foldForSearch } from '../../domain/identity/nombre.ts';
import { parseProcessCode } from '../../domain/identity/process-code.ts';
import { leerReferencia, signsOfReferencia } from '../../domain/solicitud/referencia.ts';
import { buscarLimits as limits } from './buscar-limits.ts';

/**
 * One thing every hit must hold: `texto` in the operators of a text query, or one of `lexemas`, or a word that begins
 * with `prefijo`. `texto` holds letters, digits and our own operators only.
 */
export type Termino = {
  readonly texto: string;
  readonly lexemas: readonly string[];
  readonly prefijo: string | null;
  /** Folded words, as they are marked in an excerpt. */
  readonly palabras: readonly string[];
};

/** Folded words; every «-ion» bears its accent, as in the rows that are searched. */
function wordsOf(text: string): readonly string[] {
  return foldForSearch(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word.length <= limits.wordCharsMax);
}

const accented = (word: string): string => word.replace(/ion$/, 'ión');

const phraseOf = (words: readonly string[]): string => words.map(accented).join(' <-> ');

const signsOf = (text: string): string => foldForSearch(text).replace(/[^a-z0-9]/g, '');

function ofReferencia(referencia: string): Termino {
  const signs = signsOfReferencia(referencia).toLowerCase();
  const palabras = wordsOf(referencia);
  return { texto: phraseOf(palabras), lexemas: [`r:${signs}`, `c:vt${signs}`], prefijo: null, palabras };
}

function ofCode(typed: string, signs: string): Termino {
  const palabras = wordsOf(typed);
  return {
    texto: phraseOf(palabras),
    lexemas: [`c:${signs}`],
    prefijo: null,
    palabras: [...new Set([...palabras, signs])],
  };
}

function ofRuc(digits: string): Termino {
  return { texto: digits, lexemas: [`n:${digits}`], prefijo: null, palabras: [digits] };
}

/** What a word that is still being typed may become: «contrataci» is the beginning of a word the index keeps shorter. */
function completions(word: string): string {
  const more = word.endsWith('i') ? `${word}ón` : word.endsWith('io') ? `${word.slice(0, -1)}ón` : null;
  return more === null ? accented(word) : `(${word} | ${more})`;
}

function ofWord(word: string, isLast: boolean): Termino {
  const least = /\d/.test(word) ? limits.numberPrefixCharsMin : limits.prefixCharsMin;
  const isCode = /\d/.test(word) && /[a-z]/.test(word);
  return {
    texto: isLast ? completions(word) : accented(word),
    lexemas: isCode ? [`c:${word}`] : [],
    prefijo: isLast && word.length >= least ? word : null,
    palabras: [word],
  };
}

function ofToken(token: string, isLast: boolean): Termino | null {
  const referencia = leerReferencia(token);
  if (referencia !== null) return ofReferencia(referencia);
  const words = wordsOf(token);
  const [only] = words;
  if (only === undefined) return null;
  if (words.length === 1) return /^\d{13}$/.test(only) ? ofRuc(only) : ofWord(only, isLast);
  const signs = signsOf(token);
  if (/^\d{13}$/.test(signs)) return ofRuc(signs);
  return /\d/.test(signs)
    ? ofCode(token, signs)
    : { texto: phraseOf(words), lexemas: [], prefijo: null, palabras: words };
}

/** The whole line as one reference, number or process code, as people space them. */
function wholeLine(typed: string): Termino | null {
  const referencia = leerReferencia(typed);
  if (referencia !== null) return ofReferencia(referencia);
  const digits = typed.replace(/[\s.-]/g, '');
  if (/^\d{13}$/.test(digits)) return ofRuc(digits);
  // A code that is typed whole stands among other words; only one that was taken apart by blanks is the whole line.
  if (!/\s/.test(typed) || /[\p{L}\p{N}][-._/][\p{L}\p{N}]/u.test(typed) || !/\d\S*$/.test(typed))
    return null;
  const code = parseProcessCode(typed);
  if (!code.ok || code.value.tipo === null) return null;
  return ofCode(code.value.code, signsOf(code.value.code));
}

/** Empty where nothing was typed that could be looked for. At most `termsMax`; what follows is left out. */
export function parseSearch(typed: string): readonly Termino[] {
  const whole = wholeLine(typed.trim());
  if (whole !== null) return [whole];
  const pieces = [...typed.matchAll(/["“”«]([^"“”«»]*)["“”»]|(\S+)/g)];
  const isOpenEnded = !/[\s"“”»]$/.test(typed);
  return pieces
    .flatMap(([, phrase, token], i) => {
      if (phrase === undefined) return ofToken(token ?? '', isOpenEnded && i === pieces.length - 1) ?? [];
      const palabras = wordsOf(phrase);
      return palabras.length === 0 ? [] : { texto: phraseOf(palabras), lexemas: [], prefijo: null, palabras };
    })
    .slice(0, limits.termsMax);
}
