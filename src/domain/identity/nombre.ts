// Cleans free text typed by people, the single place that does it, and folds it for searching.
import { accept, type Parsed, refuse } from './parsed.ts';

export type CleanTextOptions = {
  /** Most characters (code points) the cleaned text may have. */
  max: number;
  /** Keeps line breaks (as \n, at most one empty line in a row); otherwise they become spaces. */
  multiline?: boolean;
};

const lineBreak = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;
const emojiStart = String.raw`\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?`;
const joinerInEmoji = String.raw`(?<=${emojiStart})\u200D(?=\p{Extended_Pictographic})`;
const emojiPresentation = String.raw`(?<=[\p{Emoji}\p{Extended_Pictographic}])\uFE0F`;
// Controls, bidi marks, zero-width characters and other invisible code points: they hide or reorder what is read.
const unwanted = new RegExp(
  String.raw`(?![\n\t]|${joinerInEmoji}|${emojiPresentation})` +
    String.raw`[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]`,
  'gu',
);
// U+2800 is the blank Braille cell: visible to \s as a sign, to a person as nothing.
const blanks = /[^\S\n]+|\u2800+/g;

/**
 * NFC text without anything invisible, with single spaces, trimmed. An empty result is accepted: whether a field
 * is obligatory is the caller's rule. A lone surrogate is refused, because no encoding can store it unchanged.
 */
export function cleanText(raw: string, options: CleanTextOptions): Parsed<string> {
  const { max, multiline = false } = options;
  // Bounds the work on hostile input; an honest text loses at most a few invisible marks per character.
  if (raw.length > max * 8 + 1024) {
    return refuse(
      'texto-demasiado-largo',
      `El texto es demasiado largo; el máximo es ${max} caracteres. Acórtelo.`,
    );
  }
  if (!raw.isWellFormed()) {
    return refuse('texto-ilegible', 'El texto contiene un carácter dañado. Bórrelo y escríbalo de nuevo.');
  }
  const text = visibleText(raw.replace(lineBreak, multiline ? '\n' : ' '));
  const length = [...text].length;
  if (length > max) {
    return refuse(
      'texto-demasiado-largo',
      `El texto tiene ${length} caracteres y el máximo es ${max}. Acórtelo.`,
    );
  }
  return accept(text);
}

function visibleText(text: string): string {
  return text
    .replace(unwanted, '')
    .normalize('NFC')
    .replace(blanks, ' ')
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Key for search: lower case, no accents (ñ becomes n), single spaces. Total: also safe for text never cleaned. */
export function foldForSearch(text: string): string {
  return visibleText(text.toWellFormed().replace(lineBreak, ' '))
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}
