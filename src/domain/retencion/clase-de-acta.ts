/** Which reception an acta records, by its own words: only the final one opens the way to be paid whole. */

export type ClaseDeActa = 'final' | 'provisional' | 'parcial' | 'desconocida';

/** Headings lie at the beginning; further down an acta may tell of the provisional one that came before it. */
const linesRead = 40;

const words: readonly (readonly [ClaseDeActa, RegExp])[] = [
  ['provisional', /recepcion provisional|entrega provisional|acta provisional/],
  ['parcial', /recepcion parcial|entrega parcial|acta parcial/],
  [
    'final',
    /recepcion (?:definitiva|final|unica|total)|acta (?:definitiva|final|unica)|entrega (?:definitiva|final)/,
  ],
];

/** The first of the words that appears decides: it stands in the title. */
export function claseDeActa(lines: readonly string[]): ClaseDeActa {
  const text = lines
    .slice(0, linesRead)
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ');
  const found = words
    .map(([clase, pattern]) => ({ clase, at: text.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.clase ?? 'desconocida';
}
