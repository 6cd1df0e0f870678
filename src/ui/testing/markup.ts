/** Brings markup into one form, so that two ways of writing the same elements compare equal. For tests. */

const tokenPattern = /<!--[\s\S]*?-->|<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>|[^<]+/g;
const attributePattern = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  ctdot: '⋯',
  nbsp: ' ',
};

/** What the fixtures say in English, and the bricks in Spanish; applied to whole texts and attribute values. */
export type Words = readonly (readonly [RegExp, string])[];

function decode(text: string): string {
  return text.replace(/&([#\w]+);/g, (whole, name: string) => entities[name] ?? whole);
}

function translated(text: string, words: Words): string {
  const found = words.find(([pattern]) => pattern.test(text));
  return found === undefined ? text : text.replace(...found);
}

function normalTag(tag: string, words: Words): string {
  const name = /^<\/?([\w-]+)/.exec(tag)?.[1]?.toLowerCase() ?? '';
  if (tag.startsWith('</')) return `</${name}>`;
  const list = [...tag.slice(name.length + 1, tag.endsWith('/>') ? -2 : -1).matchAll(attributePattern)].map(
    (match) => {
      const key = (match[1] ?? '').toLowerCase();
      const given = decode(match[2] ?? match[3] ?? match[4] ?? '');
      const value = key === 'aria-current' ? given : translated(given, words);
      return `${key}="${key === 'class' ? value.split(/\s+/).filter(Boolean).sort().join(' ') : value}"`;
    },
  );
  return `<${[name, ...list.sort()].join(' ')}>`;
}

/** One line per tag and per text; `words` translates texts and attribute values on the way. */
export function normalMarkup(markup: string, words: Words = []): string {
  const lines = [...markup.matchAll(tokenPattern)].map(([token]) => {
    if (token.startsWith('<!--')) return '';
    if (token.startsWith('<')) return normalTag(token, words);
    return translated(decode(token).replace(/\s+/g, ' ').trim(), words);
  });
  return lines.filter((line) => line !== '').join('\n');
}
