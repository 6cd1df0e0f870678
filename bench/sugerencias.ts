/** How well the chat suggests trámites, on wording it has not learnt, and what a suggestion costs. */

import { indiceDeSugerencias, sugerir } from '../src/domain/chat/sugerir.ts';
import { sugerirLimits } from '../src/domain/chat/sugerir-limits.ts';
import {
  type Answered,
  accuracyOf,
  answer,
  crossValidate,
  inWords,
} from '../src/domain/chat/testing/measure-suggestions.ts';
import { heldOut } from '../tests/promises/held-out-wording.ts';
import { tramites } from '../tramites/index.ts';
import type { Figure, Measure } from './measure.ts';
import { developmentWording } from './sugerencias-wording.ts';

const goal = 'first 85 %, among three 95 %';
const nothing = 'nothing';

function accuracyFigure(name: string, answered: readonly Answered[]): Figure {
  const accuracy = accuracyOf(answered);
  return {
    name,
    value: inWords(accuracy),
    goal,
    met: accuracy.first >= 0.85 && accuracy.amongThree >= 0.95,
  };
}

/** What was meant and what came first instead, the most frequent confusions first. */
function confusions(name: string, answered: readonly Answered[]): readonly Figure[] {
  const counts = new Map<string, number>();
  for (const { tramite, suggested } of answered) {
    const [first = nothing] = suggested;
    if (first === (tramite ?? nothing)) continue;
    const pair = `${tramite ?? nothing} → ${first}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 12)
    .map(([pair, count]) => ({ name: `${name}: ${pair}`, value: String(count) }));
}

/** Microseconds per call, the best of several rounds over all texts. */
function microseconds(texts: readonly string[], rounds: number): number {
  const indice = indiceDeSugerencias(tramites);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    for (const text of texts) sugerir(indice, text);
    best = Math.min(best, ((performance.now() - began) * 1000) / texts.length);
  }
  return best;
}

function costs(quick: boolean): readonly Figure[] {
  const rounds = quick ? 3 : 20;
  const short = developmentWording.map(({ dice }) => dice);
  const long = short.join('. ').slice(0, sugerirLimits.textCharsMax);
  const began = performance.now();
  indiceDeSugerencias(tramites);
  const built = performance.now() - began;
  const cost = (name: string, texts: readonly string[]): Figure => ({
    name,
    value: `${microseconds(texts, rounds).toFixed(0)} µs`,
  });
  return [
    { name: 'building the index, once', value: `${built.toFixed(0)} ms` },
    cost('a suggestion for one sentence', short),
    cost('for the longest text', [long]),
    cost('for one word without end', ['a'.repeat(sugerirLimits.textCharsMax)]),
    cost('for two letters repeated', ['ab '.repeat(sugerirLimits.textCharsMax / 3)]),
    cost('for ligatures that unfold', ['\ufdfa'.repeat(sugerirLimits.textCharsMax)]),
  ];
}

export const sugerencias: Measure = {
  name: 'sugerencias',
  title: 'Suggestions in the chat',
  run: ({ quick }) => {
    const indice = indiceDeSugerencias(tramites);
    const sets = [
      ['cross-validated phrases', crossValidate(tramites)],
      ['development wording', answer(indice, developmentWording)],
      ['held-out wording', answer(indice, heldOut)],
    ] as const;
    return Promise.resolve([
      ...sets.map(([name, answered]) => accuracyFigure(name, answered)),
      ...costs(quick),
      ...sets.flatMap(([name, answered]) => confusions(name, answered)),
    ]);
  },
};
