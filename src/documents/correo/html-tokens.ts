/** HTML of a mail as a flat row of tags and texts: one pass, nothing executed, nothing fetched, no tree. */

export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string };

/** Their content is no text for people, whatever stands in it. */
const silent = new Set([
  'script',
  'style',
  'title',
  'template',
  'textarea',
  'svg',
  'math',
  'iframe',
  'object',
  'noframes',
]);

/** Just behind the `>` that ends a tag, outside quotes; where a quote never closes, the first one at all. */
function tagEnd(html: string, from: number): number {
  const pattern = /"[^"]*"|'[^']*'|>/g;
  pattern.lastIndex = from;
  for (let found = pattern.exec(html); found !== null; found = pattern.exec(html))
    if (found[0] === '>') return found.index + 1;
  const plain = html.indexOf('>', from);
  return plain < 0 ? html.length : plain + 1;
}

function closeOf(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}\\b`, 'gi');
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? html.length;
}

/** A comment or a declaration; browsers end both at the first mark of theirs. */
function markupEnd(html: string, at: number): number {
  const end = html.startsWith('<!--', at) ? html.indexOf('-->', at + 4) : html.indexOf('>', at);
  return end < 0 ? html.length : end + (html.startsWith('<!--', at) ? 3 : 1);
}

const tagName = /<(\/?)([a-z][a-z0-9:-]{0,40})/iy;

export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  // Once a quote has been seen to stay open to the end, it is not searched for again.
  let quotesClose = true;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open !== at) yield { kind: 'text', text: html.slice(at, open < 0 ? html.length : open) };
    if (open < 0) return;
    if (html[open + 1] === '!' || html[open + 1] === '?') {
      at = markupEnd(html, open);
      continue;
    }
    tagName.lastIndex = open;
    const found = tagName.exec(html);
    if (found === null) {
      yield { kind: 'text', text: '<' };
      at = open + 1;
      continue;
    }
    const nameEnd = open + found[0].length;
    const name = (found[2] ?? '').toLowerCase();
    const plainEnd = html.indexOf('>', nameEnd);
    at = quotesClose ? tagEnd(html, nameEnd) : plainEnd < 0 ? html.length : plainEnd + 1;
    if (at >= html.length && html[at - 1] !== '>') quotesClose = false;
    if (found[1] === '/') yield { kind: 'close', name };
    else {
      yield { kind: 'open', name, attributes: html.slice(nameEnd, at - 1) };
      if (silent.has(name)) at = closeOf(html, name, at);
    }
  }
}

const attribute = (name: string) =>
  new RegExp(`(?:^|[\\s"'/])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i');
const patterns = {
  style: attribute('style'),
  src: attribute('src'),
  alt: attribute('alt'),
  href: attribute('href'),
};

/** Value of an attribute, still with its references; null where it is not there. */
export function attributeOf(attributes: string, name: keyof typeof patterns): string | null {
  const found = patterns[name].exec(attributes);
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? '');
}
