/**
 * A strict reader of the plain part of YAML that our own files keep to: maps, lists, scalars, `[a, b]`, anchors and merges
 * of one level. Anything else throws, so that a file that needs more is noticed.
 */

export type Yaml = string | null | readonly Yaml[] | { readonly [key: string]: Yaml };

type Line = { readonly indent: number; readonly text: string; readonly at: number };

const fail = (line: Line | undefined, why: string): never => {
  throw new SyntaxError(`line ${line?.at ?? 'last'}: ${why}`);
};

/** A `#` begins a remark at the start and after a blank, outside quotes. */
function withoutRemark(text: string): string {
  let quote = '';
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '#' && (i === 0 || text[i - 1] === ' ')) return text.slice(0, i);
  }
  if (quote !== '') throw new SyntaxError(`a quote is not closed: ${text}`);
  return text;
}

function linesOf(source: string): Line[] {
  return source.split('\n').flatMap((raw, i) => {
    if (raw.includes('\t')) throw new SyntaxError(`line ${i + 1}: a tab`);
    const text = withoutRemark(raw).trimEnd();
    return text.trim() === ''
      ? []
      : [{ indent: text.length - text.trimStart().length, text: text.trim(), at: i + 1 }];
  });
}

function scalar(text: string): Yaml {
  if (text === '' || text === '{}') return text === '' ? null : {};
  if (/^\[.*\]$/.test(text))
    return text
      .slice(1, -1)
      .split(',')
      .map((one) => scalar(one.trim()));
  const quoted = /^"([^"]*)"$|^'([^']*)'$/.exec(text);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? '';
  if (/^[[{|>&*!%@`"']/.test(text)) throw new SyntaxError(`not plain: ${text}`);
  return text;
}

class Reader {
  readonly #lines: readonly Line[];
  readonly #anchors = new Map<string, Yaml>();
  #at = 0;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  all(): Yaml {
    const value = this.#block(this.#lines[0]?.indent ?? 0);
    if (this.#at < this.#lines.length) fail(this.#lines[this.#at], 'indented less than what it belongs to');
    return value;
  }

  #block(indent: number): Yaml {
    return this.#lines[this.#at]?.text.startsWith('- ') === true || this.#lines[this.#at]?.text === '-'
      ? this.#list(indent)
      : this.#map(indent);
  }

  #below(indent: number, orEqualList: boolean): Yaml {
    const next = this.#lines[this.#at];
    if (next === undefined) return null;
    const isList = next.text.startsWith('- ');
    if (next.indent > indent || (orEqualList && isList && next.indent === indent))
      return this.#block(next.indent);
    return null;
  }

  #list(indent: number): Yaml {
    const items: Yaml[] = [];
    for (;;) {
      const line = this.#lines[this.#at];
      if (line === undefined || line.indent < indent || !line.text.startsWith('- ')) return items;
      if (line.indent > indent) fail(line, 'indented more than its list');
      const rest = line.text.slice(2).trim();
      if (/^[\w.-]+:(?: |$)/.test(rest)) {
        const inner = { ...line, indent: indent + 2, text: rest };
        const lines = this.#lines as Line[];
        lines[this.#at] = inner;
        items.push(this.#map(indent + 2));
      } else {
        this.#at += 1;
        items.push(scalar(rest));
      }
    }
  }

  #map(indent: number): Yaml {
    const map: Record<string, Yaml> = {};
    for (;;) {
      const line = this.#lines[this.#at];
      if (line === undefined || line.indent < indent || line.text.startsWith('- ')) return map;
      if (line.indent > indent) fail(line, 'indented more than its map');
      const [, key = '', rest = ''] =
        /^("[^"]+"|<<|[\w./-]+):(?: +(.*))?$/.exec(line.text) ?? fail(line, 'no key');
      if (key in map) fail(line, `${key} twice`);
      this.#at += 1;
      const anchor = /^&(\w+)$/.exec(rest)?.[1];
      const alias = /^\*(\w+)$/.exec(rest)?.[1];
      if (key === '<<') Object.assign(map, this.#anchors.get(alias ?? '') ?? fail(line, 'an unknown anchor'));
      else
        map[key.replaceAll('"', '')] =
          rest === '' || anchor !== undefined ? this.#below(indent, true) : scalar(rest);
      if (anchor !== undefined) this.#anchors.set(anchor, map[key] ?? null);
    }
  }
}

/** Throws SyntaxError with the line for anything that is not plain. */
export function readYaml(source: string): Yaml {
  return new Reader(linesOf(source)).all();
}
