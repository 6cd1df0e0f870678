/** The piece of a text that shows why it was found, with what matched marked: plain data, escaped by whoever shows it. */
import { foldForSearch } from '../../domain/identity/nombre.ts';
import { buscarLimits as limits } from './buscar-limits.ts';

export type Segmento = { readonly texto: string; readonly marcado: boolean };

/** What a word of the text has to be or to begin with; all folded. */
export type Marcas = {
  readonly palabras: readonly string[];
  readonly raices: readonly string[];
  readonly prefijo: string | null;
};

type Hit = { readonly from: number; readonly to: number; readonly mark: string };

const wordPattern = /[\p{L}\p{N}]+/gu;
const codePattern = /[\p{L}\p{N}]+(?:[-._/ ][\p{L}\p{N}]+)+/gu;
const stemCharsMin = 3;

function markOf(folded: string, { palabras, raices, prefijo }: Marcas): string | null {
  const whole = palabras.find((word) => word === folded);
  if (whole !== undefined) return whole;
  const stem = raices.find((raiz) => raiz.length >= stemCharsMin && folded.startsWith(raiz));
  if (stem !== undefined) return stem;
  return prefijo !== null && folded.startsWith(prefijo) ? prefijo : null;
}

function hitsIn(text: string, marcas: Marcas): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    const mark = markOf(foldForSearch(word), marcas);
    if (mark !== null) hits.push({ from: index, to: index + word.length, mark });
  }
  const codes = marcas.palabras.filter((word) => /\d/.test(word) && /[a-z]/.test(word));
  if (hits.length > 0 || codes.length === 0) return hits;
  for (const { 0: word, index } of text.matchAll(codePattern)) {
    const mark = codes.find((code) => code === foldForSearch(word).replace(/[^a-z0-9]/g, ''));
    if (mark !== undefined) hits.push({ from: index, to: index + word.length, mark });
  }
  return hits;
}

/** Cut at blanks, so that no word is torn. */
function windowAround(text: string, at: number): { from: number; to: number } {
  const half = limits.excerptChars / 2;
  const rawFrom = Math.max(0, at - half);
  const rawTo = Math.min(text.length, rawFrom + limits.excerptChars);
  const blank = rawFrom === 0 ? 0 : text.indexOf(' ', rawFrom) + 1;
  const from = blank > 0 && blank <= at ? blank : rawFrom;
  const lastBlank = rawTo === text.length ? rawTo : text.lastIndexOf(' ', rawTo);
  return { from, to: lastBlank > at ? lastBlank : rawTo };
}

function segmentsOf(text: string, hits: readonly Hit[], from: number, to: number): readonly Segmento[] {
  const segments: Segmento[] = [];
  let at = from;
  for (const hit of hits.filter((one) => one.from >= from && one.to <= to)) {
    if (hit.from > at) segments.push({ texto: text.slice(at, hit.from), marcado: false });
    segments.push({ texto: text.slice(hit.from, hit.to), marcado: true });
    at = hit.to;
  }
  if (at < to) segments.push({ texto: text.slice(at, to), marcado: false });
  return segments;
}

/** A text as a whole with its matches marked, for names and titles. */
export function marked(text: string, marcas: Marcas): readonly Segmento[] {
  return segmentsOf(text, hitsIn(text, marcas), 0, text.length);
}

/**
 * Of the texts the one that holds most of the different words, the first of equals, as an excerpt. Null where none holds
 * any: then the name, the reference or a code was what matched.
 */
export function excerpt<T extends { readonly texto: string }>(
  texts: readonly T[],
  marcas: Marcas,
): { readonly de: T; readonly segmentos: readonly Segmento[] } | null {
  let best: { de: T; text: string; hits: readonly Hit[]; marks: number } | null = null;
  for (const de of texts) {
    const text = de.texto.slice(0, limits.excerptSourceCharsMax).replace(/\s+/g, ' ');
    const hits = hitsIn(text, marcas);
    const marks = new Set(hits.map(({ mark }) => mark)).size;
    if (marks > (best?.marks ?? 0)) best = { de, text, hits, marks };
  }
  const first = best?.hits[0];
  if (best === null || first === undefined) return null;
  const { from, to } = windowAround(best.text, first.from);
  const segmentos = [...segmentsOf(best.text, best.hits, from, to)];
  if (from > 0) segmentos.unshift({ texto: '… ', marcado: false });
  if (to < best.text.length) segmentos.push({ texto: ' …', marcado: false });
  return { de: best.de, segmentos };
}
