/**
 * A classifier learnt from phrases: multinomial logistic regression over weighted features, by gradient descent in a fixed
 * order, so that the same phrases always give the same model. It beat naive Bayes where nothing fits: a text of words that
 * it does not know leans to no class.
 */
import { type Features, featuresOf } from './sugerir-features.ts';

export type Lesson = { readonly text: string; readonly group: number };

export type Model = {
  readonly groups: number;
  /** Place of each known feature. */
  readonly places: ReadonlyMap<number, number>;
  /** Rarity of each feature: those of few phrases tell more. */
  readonly rarities: Float64Array;
  readonly rarityMax: number;
  /** One row of `groups` numbers per feature. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
};

type Sparse = { readonly places: Int32Array; readonly values: Float64Array };

/** Measured by cross-validation. `unknown`: how much unknown words dilute what is known. */
const learning = { rounds: 8, step: 1.2, biasStep: 0.1, decay: 1e-3, unknown: 0.05 } as const;

/** Calls with the known features; the sum of squares it gives counts the unknown ones too. */
function eachKnown(
  { places, rarities, rarityMax }: Pick<Model, 'places' | 'rarities' | 'rarityMax'>,
  features: Features,
  call: (place: number, value: number) => void,
): number {
  let squares = 0;
  for (const [feature, weight] of features) {
    const place = places.get(feature);
    const value = weight * (place === undefined ? rarityMax : (rarities[place] ?? 0));
    squares += value * value * (place === undefined ? learning.unknown : 1);
    if (place !== undefined) call(place, value);
  }
  return squares;
}

/** The features of a text that the model knows, scaled to a length of at most one. */
function read(model: Omit<Model, 'weights' | 'biases'>, features: Features): Sparse {
  const places: number[] = [];
  const values: number[] = [];
  const squares = eachKnown(model, features, (place, value) => {
    places.push(place);
    values.push(value);
  });
  const length = Math.sqrt(squares) || 1;
  return { places: Int32Array.from(places), values: Float64Array.from(values, (v) => v / length) };
}

/** Turns sums into shares that add up to one, in place. */
function toShares(sums: Float64Array): Float64Array {
  const highest = Math.max(...sums);
  let whole = 0;
  for (let g = 0; g < sums.length; g += 1) {
    const share = Math.exp((sums[g] ?? 0) - highest);
    sums[g] = share;
    whole += share;
  }
  for (let g = 0; g < sums.length; g += 1) sums[g] = (sums[g] ?? 0) / whole;
  return sums;
}

/** Writes the share of each group into `shares`; they add up to one. */
function weigh({ groups, weights, biases }: Model, text: Sparse, shares: Float64Array): void {
  shares.set(biases);
  for (let i = 0; i < text.places.length; i += 1) {
    const row = (text.places[i] ?? 0) * groups;
    const value = text.values[i] ?? 0;
    for (let g = 0; g < groups; g += 1) shares[g] = (shares[g] ?? 0) + value * (weights[row + g] ?? 0);
  }
  toShares(shares);
}

function correct(model: Model, text: Sparse, errors: Float64Array, step: number): void {
  const { groups, weights, biases } = model;
  for (let g = 0; g < groups; g += 1)
    biases[g] = (biases[g] ?? 0) - step * learning.biasStep * (errors[g] ?? 0);
  for (let i = 0; i < text.places.length; i += 1) {
    const row = (text.places[i] ?? 0) * groups;
    const value = text.values[i] ?? 0;
    for (let g = 0; g < groups; g += 1) {
      const weight = weights[row + g] ?? 0;
      weights[row + g] = weight - step * ((errors[g] ?? 0) * value + learning.decay * weight);
    }
  }
}

/** A shuffle that is the same every time: a linear congruential sequence, no randomness. */
function shuffle(order: Int32Array, seed: number): number {
  let state = seed;
  for (let i = order.length - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const j = state % (i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return state;
}

function emptyModel(found: readonly Features[], groups: number): Model {
  const counts = new Map<number, number>();
  for (const features of found)
    for (const feature of features.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const places = new Map([...counts.keys()].map((feature, place) => [feature, place]));
  const rarities = Float64Array.from(counts.values(), (count) => Math.log(1 + found.length / count));
  const weights = new Float64Array(counts.size * groups);
  const rarityMax = Math.log(1 + found.length);
  return { groups, places, rarities, rarityMax, weights, biases: new Float64Array(groups) };
}

/** Groups are numbered from 0 to `groups - 1`. */
export function learn(lessons: readonly Lesson[], groups: number): Model {
  const found = lessons.map(({ text }) => featuresOf(text));
  const model = emptyModel(found, groups);
  const texts = found.map((features) => read(model, features));
  const order = Int32Array.from(lessons, (_, i) => i);
  const errors = new Float64Array(groups);
  let seed = 12_345;
  for (let round = 0; round < learning.rounds; round += 1) {
    seed = shuffle(order, seed);
    const step = learning.step * (1 - round / learning.rounds);
    for (const i of order) {
      const text = texts[i];
      const group = lessons[i]?.group;
      if (text === undefined || group === undefined) continue;
      weigh(model, text, errors);
      errors[group] = (errors[group] ?? 0) - 1;
      correct(model, text, errors, step);
    }
  }
  return model;
}

/** What one word adds to the weighing of a text. */
export type Evidence = { readonly sums: Float64Array; readonly squares: number };

export const evidenceOf = (model: Model, features: Features): Evidence => {
  const sums = new Float64Array(model.groups);
  const squares = eachKnown(model, features, (place, value) => {
    for (let g = 0; g < model.groups; g += 1)
      sums[g] = (sums[g] ?? 0) + value * (model.weights[place * model.groups + g] ?? 0);
  });
  return { sums, squares };
};

/** The share of each group for the words from `start` to `end`, from 0 to 1, together one. */
export function sharesOf(
  { groups, biases }: Model,
  words: readonly Evidence[],
  start: number,
  end: number,
): Float64Array {
  const shares = new Float64Array(groups);
  let squares = 0;
  for (let i = start; i < end; i += 1) {
    const word = words[i];
    if (word === undefined) continue;
    squares += word.squares;
    for (let g = 0; g < groups; g += 1) shares[g] = (shares[g] ?? 0) + (word.sums[g] ?? 0);
  }
  const length = Math.sqrt(squares) || 1;
  for (let g = 0; g < groups; g += 1) shares[g] = (shares[g] ?? 0) / length + (biases[g] ?? 0);
  return toShares(shares);
}
