/** Counts how often the suggestions are right on wording whose meaning is known, for tests and measurements. */
import type { Definicion } from '../../tramite/definicion.ts';
import { mismaFrase } from '../../tramite/validar-frases.ts';
import { type IndiceDeSugerencias, indiceDeSugerencias, sugerir } from '../sugerir.ts';
import { frasesAjenas } from '../sugerir-ajenas.ts';

/** `tramite` null: nothing fits. */
export type Said = { readonly dice: string; readonly tramite: string | null };

export type Answered = Said & { readonly suggested: readonly string[] };

/** Shares from 0 to 1. `first` and `amongThree` are of what has a trámite, `leftEmpty` of what has none. */
export type Accuracy = {
  readonly first: number;
  readonly amongThree: number;
  readonly leftEmpty: number;
  /** Suggestions offered on average where a trámite was meant. */
  readonly offered: number;
};

export const answer = (indice: IndiceDeSugerencias, said: readonly Said[]): readonly Answered[] =>
  said.map((one) => ({ ...one, suggested: sugerir(indice, one.dice).map(({ tramite }) => tramite) }));

export function accuracyOf(answered: readonly Answered[]): Accuracy {
  const meant = answered.filter(({ tramite }) => tramite !== null);
  const unfit = answered.filter(({ tramite }) => tramite === null);
  const share = (part: readonly Answered[], whole: readonly Answered[]) => part.length / (whole.length || 1);
  return {
    first: share(
      meant.filter(({ tramite, suggested }) => suggested[0] === tramite),
      meant,
    ),
    amongThree: share(
      meant.filter(({ tramite, suggested }) => tramite !== null && suggested.includes(tramite)),
      meant,
    ),
    leftEmpty: share(
      unfit.filter(({ suggested }) => suggested.length === 0),
      unfit,
    ),
    offered: meant.reduce((sum, { suggested }) => sum + suggested.length, 0) / (meant.length || 1),
  };
}

export const inWords = ({ first, amongThree, leftEmpty, offered }: Accuracy): string => {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return `first ${percent(first)}, among three ${percent(amongThree)}, nothing fits and nothing offered ${percent(leftEmpty)}, offered ${offered.toFixed(2)}`;
};

/** Which part a phrase falls in: by its letters, so that adding phrases moves no other. */
function partOf(phrase: string, parts: number): number {
  let sum = 7;
  for (const letter of mismaFrase(phrase)) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0;
  return (sum >>> 5) % parts;
}

/** Each phrase answered by an index that never saw it: the rest was learnt, part by part. */
export function crossValidate(definiciones: readonly Definicion[], parts = 5): readonly Answered[] {
  return Array.from({ length: parts }, (_, part) => {
    const kept = (phrases: readonly string[]) => phrases.filter((phrase) => partOf(phrase, parts) !== part);
    const left = (phrases: readonly string[]) => phrases.filter((phrase) => partOf(phrase, parts) === part);
    const indice = indiceDeSugerencias(
      definiciones.map((definicion) => ({ ...definicion, frases: kept(definicion.frases) })),
      kept(frasesAjenas),
    );
    return answer(indice, [
      ...definiciones.flatMap(({ id, frases }) => left(frases).map((dice) => ({ dice, tramite: id }))),
      ...left(frasesAjenas).map((dice) => ({ dice, tramite: null })),
    ]);
  }).flat();
}
