/** What a text is weighed by: its words, pairs of neighbours, and pieces of words that a typing slip leaves whole. */
import { wordsIn } from './sugerir-words.ts';

/** Measured by cross-validation: see `bench/sugerencias.ts`. */
const weight = { word: 1, pair: 0.7, piece: 0.5, common: 0.3, commonPair: 0.5 } as const;
const pieceLetters = { min: 3, max: 4 } as const;
const kind = { word: 1, pair: 2, piece: 3 } as const;

/** FNV-1a over the letters from `start` to `end`; kinds of feature do not meet each other. */
function hash(text: string, salt: number, start = 0, end = text.length): number {
  let found = 2_166_136_261 ^ salt;
  for (let i = start; i < end; i += 1) found = Math.imul(found ^ text.charCodeAt(i), 16_777_619);
  return found >>> 0;
}

function addPieces(found: Map<number, number>, sound: string, piece: number): void {
  const framed = `_${sound}_`;
  for (let letters = pieceLetters.min; letters <= pieceLetters.max; letters += 1)
    for (let start = 0; start + letters <= framed.length; start += 1)
      found.set(hash(framed, kind.piece + letters * 7, start, start + letters), piece);
}

/** Features by their hash, with the weight of their kind. */
export type Features = ReadonlyMap<number, number>;

/** The features of each word with its left neighbour, in the order of the text; last, those of its end. */
export function featuresByWord(text: string): readonly Features[] {
  const parts: Features[] = [];
  let before = { stem: '^', common: true };
  for (const word of wordsIn(text)) {
    const found = new Map<number, number>();
    const scale = word.common ? weight.common : 1;
    found.set(hash(word.stem, kind.word), weight.word * scale);
    found.set(
      hash(`${before.stem} ${word.stem}`, kind.pair),
      weight.pair * (before.common && word.common ? weight.commonPair : 1),
    );
    addPieces(found, word.sound, weight.piece * scale);
    parts.push(found);
    before = word;
  }
  if (parts.length > 0) parts.push(new Map([[hash(`${before.stem} $`, kind.pair), weight.pair]]));
  return parts;
}

/** All features of a text, each once however often it occurs. */
export const featuresOf = (text: string): Features =>
  new Map(featuresByWord(text).flatMap((part) => [...part]));
