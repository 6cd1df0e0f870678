/** Reads a style sheet into rules and writes it back small: enough of CSS syntax to leave rules out safely. */

export type Rule = { kind: 'rule'; selectors: readonly string[]; body: string };
/** `@media`, `@supports`, …: rules inside rules. */
export type Group = { kind: 'group'; prelude: string; rules: readonly CssNode[] };
/** `@charset …;` and blocks that hold no rules of their own: `@font-face`, `@keyframes`. */
export type Other = { kind: 'other'; prelude: string; body: string | undefined };
export type CssNode = Rule | Group | Other;

const groupNames = /^@(media|supports|layer|container|-moz-document)\b/;

/** Index just after the string or comment that starts at `at`; the same index where none starts. */
function skipOpaque(css: string, at: number): number {
  const mark = css[at];
  if (mark === '"' || mark === "'") {
    let end = at + 1;
    while (end < css.length && css[end] !== mark) end += css[end] === '\\' ? 2 : 1;
    return end + 1;
  }
  if (mark === '/' && css[at + 1] === '*') {
    const end = css.indexOf('*/', at + 2);
    return end === -1 ? css.length : end + 2;
  }
  return at;
}

/** Index of the first of `marks` outside strings, comments, brackets and parentheses. */
function findMark(css: string, from: number, marks: string): number {
  let depth = 0;
  let at = from;
  while (at < css.length) {
    const next = skipOpaque(css, at);
    if (next > at) {
      at = next;
      continue;
    }
    const letter = css.charAt(at);
    if (depth === 0 && marks.includes(letter)) return at;
    if (letter === '(' || letter === '[') depth += 1;
    if (letter === ')' || letter === ']') depth -= 1;
    if (letter === '\\') at += 1;
    at += 1;
  }
  return -1;
}

/** Index of the brace that closes the block whose content starts at `from`. */
function blockEnd(css: string, from: number): number {
  let at = from;
  for (;;) {
    const mark = findMark(css, at, '{}');
    if (mark === -1) throw new SyntaxError('style sheet: a block does not end');
    if (css[mark] === '}') return mark;
    at = blockEnd(css, mark + 1) + 1;
  }
}

/** Takes comments out and blanks together, leaving strings alone. */
export function compact(css: string): string {
  let out = '';
  let at = 0;
  while (at < css.length) {
    const next = skipOpaque(css, at);
    if (next > at) {
      if (css[at] !== '/') out += css.slice(at, next);
      at = next;
    } else {
      out += /\s/.test(css.charAt(at)) ? (out.endsWith(' ') ? '' : ' ') : css.charAt(at);
      at += 1;
    }
  }
  return out.trim();
}

function splitSelectors(prelude: string): string[] {
  const selectors: string[] = [];
  let from = 0;
  for (;;) {
    const comma = findMark(prelude, from, ',');
    selectors.push(prelude.slice(from, comma === -1 ? undefined : comma).trim());
    if (comma === -1) return selectors;
    from = comma + 1;
  }
}

export function parseRules(css: string): CssNode[] {
  const nodes: CssNode[] = [];
  let at = 0;
  for (;;) {
    const mark = findMark(css, at, '{;');
    if (mark === -1) return nodes;
    const prelude = compact(css.slice(at, mark));
    if (css[mark] === ';') {
      if (prelude !== '') nodes.push({ kind: 'other', prelude, body: undefined });
      at = mark + 1;
      continue;
    }
    const end = blockEnd(css, mark + 1);
    const content = css.slice(mark + 1, end);
    if (groupNames.test(prelude)) nodes.push({ kind: 'group', prelude, rules: parseRules(content) });
    else if (prelude.startsWith('@')) nodes.push({ kind: 'other', prelude, body: compact(content) });
    else nodes.push({ kind: 'rule', selectors: splitSelectors(prelude), body: compactBody(content) });
    at = end + 1;
  }
}

function compactBody(body: string): string {
  return compact(body)
    .replace(/\s*;\s*/g, ';')
    .replace(/^([\w-]+):\s+|;([\w-]+):\s+/g, (_, first, later) => (first ? `${first}:` : `;${later}:`))
    .replace(/;$/, '');
}

export function writeRules(nodes: readonly CssNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'rule') return `${node.selectors.join(',')}{${node.body}}`;
      if (node.kind === 'group') return `${node.prelude}{${writeRules(node.rules)}}`;
      return node.body === undefined ? `${node.prelude};` : `${node.prelude}{${node.body}}`;
    })
    .join('');
}

/** Keeps the selectors that `keep` accepts; rules and groups that become empty go. */
export function keepSelectors(nodes: readonly CssNode[], keep: (selector: string) => boolean): CssNode[] {
  return nodes.flatMap((node): CssNode[] => {
    if (node.kind === 'other') return [node];
    if (node.kind === 'group') {
      const rules = keepSelectors(node.rules, keep);
      return rules.length === 0 ? [] : [{ ...node, rules }];
    }
    const selectors = node.selectors.filter(keep);
    return selectors.length === 0 ? [] : [{ ...node, selectors }];
  });
}
