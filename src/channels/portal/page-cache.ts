/** Pages that are the same for every anonymous visitor, kept as markup; only the values of one answer are put in anew. */

/** A page cut where the values of one answer stand: text, number of a value, text, number … text. */
type Cut = { readonly texts: readonly string[]; readonly values: readonly number[] };

/**
 * `key`: everything the page depends on. `own`: the random values of this answer (nonce, form token), in a fixed
 * order; they must be too random to occur in the page by chance. `render`: the whole page with those values in it.
 */
export type PageCache = (key: string, own: readonly string[], render: () => string) => string;

/** Some 20 KB each. */
const pagesMax = 200;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function cut(markup: string, own: readonly string[]): Cut {
  const pieces = markup.split(new RegExp(`(${own.map(escaped).join('|')})`));
  return {
    texts: pieces.filter((_, index) => index % 2 === 0),
    values: pieces.filter((_, index) => index % 2 === 1).map((value) => own.indexOf(value)),
  };
}

function filled({ texts, values }: Cut, own: readonly string[]): string {
  let markup = texts[0] ?? '';
  for (const [index, value] of values.entries()) markup += `${own[value]}${texts[index + 1]}`;
  return markup;
}

export function pageCache(): PageCache {
  const pages = new Map<string, Cut>();
  return (key, own, render) => {
    const known = pages.get(key);
    if (known !== undefined) return filled(known, own);
    const markup = render();
    // A value that is not where it should be would be kept for everybody.
    if (own.some((value) => !markup.includes(value))) return markup;
    // Whoever asks for a thousand searches that nobody else makes costs memory for two hundred of them.
    if (pages.size >= pagesMax) pages.clear();
    pages.set(key, cut(markup, own));
    return markup;
  };
}
