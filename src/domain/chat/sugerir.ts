/** Which trámites fit what a person typed: a few suggestions, the best first, and none where nothing fits. */
import type { Definicion } from '../tramite/definicion.ts';
import { frasesAjenas, frasesDeRelleno } from './sugerir-ajenas.ts';
import { featuresByWord } from './sugerir-features.ts';
import { sugerirLimits } from './sugerir-limits.ts';
import { evidenceOf, type Lesson, learn, type Model, sharesOf } from './sugerir-model.ts';

/** `puntaje`: share of certainty, from 0 to 1; those of one answer add up to at most 1. */
export type Sugerencia = { readonly tramite: string; readonly puntaje: number };

export type IndiceDeSugerencias = { readonly tramites: readonly string[]; readonly model: Model };

type Taught = Pick<Definicion, 'id' | 'nombre' | 'resumen' | 'tambienSeDice' | 'frases'>;

/** The same phrase as people wrap it: scraps before and after, others for each phrase. */
function wrapped(phrase: string, turn: number): string {
  const scrap = (i: number) => frasesDeRelleno[i % frasesDeRelleno.length] ?? '';
  return `${scrap(turn * 7)} ${phrase} ${scrap(turn * 11 + 3)}`;
}

/**
 * Learns from the definitions in a fraction of a second (see `bench/sugerencias.ts`): build it once. A definition without
 * phrases is not suggested. `ajenas`: what people write that no trámite answers.
 */
export function indiceDeSugerencias(
  definiciones: readonly Taught[],
  ajenas: readonly string[] = frasesAjenas,
): IndiceDeSugerencias {
  const taught = definiciones.filter(({ frases }) => frases.length > 0);
  const lessons = taught.flatMap(({ nombre, resumen, tambienSeDice, frases }, group): Lesson[] => {
    const texts = [nombre, resumen, ...tambienSeDice, ...frases];
    return [...texts, ...texts.map(wrapped)].map((text) => ({ text, group }));
  });
  const unfit = [...ajenas, ...frasesDeRelleno].map((text): Lesson => ({ text, group: taught.length }));
  return { tramites: taught.map(({ id }) => id), model: learn([...lessons, ...unfit], taught.length + 1) };
}

/** Of many windows a good one tells more than several fair ones. */
const emphasis = 3;

/** Each trámite counts with its best windows; the last share is of none. */
function pooled(windows: readonly Float64Array[], groups: number): Float64Array {
  const none = groups - 1;
  const pool = new Float64Array(groups);
  let highest = 0;
  let whole = 0;
  for (const shares of windows)
    for (let g = 0; g < none; g += 1) {
      const share = shares[g] ?? 0;
      highest = Math.max(highest, share);
      pool[g] = (pool[g] ?? 0) + share ** emphasis;
      whole += share ** emphasis;
    }
  const fits = highest < sugerirLimits.windowShareMin ? 0 : highest;
  for (let g = 0; g < none; g += 1) pool[g] = ((pool[g] ?? 0) / (whole || 1)) * fits;
  pool[none] = 1 - fits;
  return pool;
}

/** A long text is weighed by windows: what is asked stands in one sentence among courtesies and stories. */
function sharesOfText(model: Model, texto: string): Float64Array {
  const { windowWords, windowStepWords } = sugerirLimits;
  const words = featuresByWord(texto).map((features) => evidenceOf(model, features));
  if (words.length <= windowWords + windowStepWords) return sharesOf(model, words, 0, words.length);
  const windows = Array.from({ length: Math.ceil(words.length / windowStepWords) - 1 }, (_, i) =>
    sharesOf(model, words, i * windowStepWords, i * windowStepWords + windowWords),
  );
  return pooled(windows, model.groups);
}

/**
 * At most `suggestionsMax` trámites, the likeliest first; [] where none fits. Any text may be given: what lies beyond
 * `textCharsMax` characters is not read, and the work grows with the text alone.
 */
export function sugerir({ tramites, model }: IndiceDeSugerencias, texto: string): readonly Sugerencia[] {
  const { suggestionsMax, suggestedShareMin, unfitShareMax } = sugerirLimits;
  const shares = sharesOfText(model, texto);
  if (tramites.length === 0 || (shares.at(-1) ?? 1) >= unfitShareMax) return [];
  return tramites
    .map((tramite, i) => ({ tramite, puntaje: shares[i] ?? 0 }))
    .sort((a, b) => b.puntaje - a.puntaje)
    .slice(0, suggestionsMax)
    .filter(({ puntaje }, i) => i === 0 || puntaje >= suggestedShareMin);
}
