/** How alike two names of people are, as Ecuadorian papers write them. A name only ever confirms a cédula, never replaces it. */
import { foldForSearch } from '../identity/nombre.ts';
import { editDistance } from './edit-distance.ts';
import { phoneticKey } from './phonetic-key.ts';

export type NameMatch = {
  /** 0 to 1, rounded to hundredths. */
  readonly score: number;
  /** `dudosa`: the same person may be meant, and a person should look. */
  readonly coincidencia: 'coincide' | 'dudosa' | 'distinta';
};

type Word = { readonly folded: string; sound: string | null };

const particles: ReadonlySet<string> = new Set(
  'de del la las los el y e i da do das dos di van von vda viuda'.split(' '),
);
/** Words read at most of each name. */
const wordsMax = 12;

/** From here on two names are taken for one, unless one of their words is another word. */
const sameFrom = 0.9;
const doubtfulFrom = 0.7;
const otherWordBelow = 0.7;

const soundsAlike = 0.95;
const initialScore = 0.85;
const genderPairScore = 0.5;

const accents: Readonly<Record<string, string>> = { á: 'a', é: 'e', í: 'i', ó: 'o', ú: 'u', ü: 'u', ñ: 'n' };

/** `foldForSearch`, spared for the letters nearly all names are made of: it is ten times slower. */
function folded(name: string): string {
  const lower = name.toLowerCase();
  if (!/^[ -~áéíóúüñ]*$/.test(lower)) return foldForSearch(name);
  return lower.replace(/[áéíóúüñ]/g, (letter) => accents[letter] ?? letter);
}

function wordsOf(name: string): readonly Word[] {
  const words = folded(name)
    .replace(/['´`’]+/g, '')
    .split(/[^a-z0-9?\uFFFD]+/, 60)
    .filter((word) => word !== '');
  const kept = words.filter((word) => !particles.has(word));
  return (kept.length > 0 ? kept : words)
    .slice(0, wordsMax)
    .map((word) => ({ folded: word === 'ma' ? 'maria' : word, sound: null }));
}

function soundOf(word: Word): string {
  word.sound ??= phoneticKey(word.folded);
  return word.sound;
}

const genderEndings: ReadonlySet<string> = new Set(['ao', 'ae', 'as']);

/** Juan and Juana, Mario and María, Andrés and Andrea: one letter apart and never the same person. */
function isGenderPair(a: string, b: string): boolean {
  if (a.length !== b.length) return a === `${b}a` || b === `${a}a`;
  if (a.slice(0, -1) !== b.slice(0, -1)) return false;
  return genderEndings.has([a.at(-1), b.at(-1)].toSorted().join(''));
}

function wordScore(a: Word, b: Word): number {
  if (a.folded === b.folded) return 1;
  if (a.folded.length === 1 || b.folded.length === 1) return a.folded[0] === b.folded[0] ? initialScore : 0;
  if (isGenderPair(a.folded, b.folded)) return genderPairScore;
  const [left, right] = [soundOf(a), soundOf(b)];
  if (left === right && left !== '') return soundsAlike;
  const longest = Math.max(left.length, right.length, 1);
  return Math.max(0, Math.min(0.9, 1 - editDistance(left, right) / longest));
}

/** The words both names have, taken out; the scores of what is left, best pairs first. Their order does not count. */
function pairScores(left: readonly Word[], right: readonly Word[]): readonly number[] {
  const rest = [...right];
  const scores: number[] = [];
  const unmatched = left.filter((word) => {
    const at = rest.findIndex(({ folded: other }) => other === word.folded);
    if (at === -1) return true;
    rest.splice(at, 1);
    scores.push(1);
    return false;
  });
  const all = unmatched.flatMap((a) => rest.map((b) => ({ a, b, score: wordScore(a, b) })));
  all.sort((one, other) => other.score - one.score);
  const used = new Set<Word>();
  for (const { a, b, score } of all) {
    if (used.has(a) || used.has(b)) continue;
    used.add(a).add(b);
    scores.push(score);
  }
  return scores;
}

/** Symmetric. Bands measured on pairs of documented spellings, which the tests beside repeat. */
export function nameSimilarity(a: string, b: string): NameMatch {
  if (a === b && /\p{L}/u.test(a)) return { score: 1, coincidencia: 'coincide' };
  // Ties between pairs are broken by order: always compared the same way round, the answer is the same both ways.
  const left = wordsOf(a < b ? a : b);
  const right = wordsOf(a < b ? b : a);
  if (left.length === 0 || right.length === 0) return { score: 0, coincidencia: 'distinta' };
  const scores = pairScores(left, right);
  const sum = scores.reduce((total, score) => total + score, 0);
  const score = Math.round((sum / Math.max(left.length, right.length)) * 100) / 100;
  if (score < doubtfulFrom) return { score, coincidencia: 'distinta' };
  const same = score >= sameFrom && Math.min(...scores) >= otherWordBelow;
  return { score, coincidencia: same ? 'coincide' : 'dudosa' };
}
