/** Reads one start tag of XML, and the references in its values (XML 1.0, sections 3.1 and 4.1). */
import { libroLimits } from './libro-limits.ts';
import { LibroRefusal } from './libro-refusal.ts';
import type { XmlAttributes } from './xml-reader.ts';

export type StartTag = {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly empty: boolean;
  /** Where the text goes on. */
  readonly end: number;
};

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Only the five names of XML itself: without a DOCTYPE there can be no others. */
export function resolveReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,12})(;?)/g, (_, body: string, end: string) => {
    const code = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(body);
    const point = code === null ? Number.NaN : Number.parseInt(code[1] ?? code[2] ?? '', code[1] ? 16 : 10);
    const sign = point <= 0x10ffff ? String.fromCodePoint(point) : named[body];
    if (end === '' || sign === undefined) throw new LibroRefusal('libro-ilegible', 'a reference');
    return sign;
  });
}

const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function nameEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Space, «/», «=» or «>».
    if (isSpace(code) || code === 47 || code === 61 || code === 62) break;
  }
  return at;
}

const attributeName = /^[\p{L}_][\p{L}\p{N}_.:-]*$/u;
const plainName = /^[a-z]+$/i;

/** `from`: after the «<». Null while the tag has not ended in this text. */
export function readStartTag(text: string, from: number): StartTag | null {
  const afterName = nameEnd(text, from);
  const name = text.slice(from, afterName);
  const attributes: Record<string, string> = {};
  let at = afterName;
  for (let count = 0; count <= libroLimits.xmlAttributesMax; count += 1) {
    const start = skipSpaces(text, at);
    const sign = text.charCodeAt(start);
    if (sign === 62) return { name, attributes, empty: false, end: start + 1 };
    if (sign === 47) {
      if (start + 1 >= text.length) return null;
      if (text.charCodeAt(start + 1) !== 62) throw new LibroRefusal('libro-ilegible', 'a tag');
      return { name, attributes, empty: true, end: start + 2 };
    }
    if (start >= text.length) return null;
    if (start === at) throw new LibroRefusal('libro-ilegible', 'no space before an attribute');
    const keyEnd = nameEnd(text, start);
    const equals = skipSpaces(text, keyEnd);
    const quoteAt = skipSpaces(text, equals + 1);
    if (quoteAt >= text.length) return null;
    const quote = text[quoteAt];
    const key = text.slice(start, keyEnd);
    if (text[equals] !== '=' || (quote !== '"' && quote !== "'"))
      throw new LibroRefusal('libro-ilegible', 'an attribute');
    if (!plainName.test(key) && !attributeName.test(key))
      throw new LibroRefusal('libro-ilegible', 'the name of an attribute');
    // Also true of the names every object has: no part of a spreadsheet uses them.
    if (attributes[key] !== undefined) throw new LibroRefusal('libro-ilegible', `twice ${key}`);
    const close = text.indexOf(quote, quoteAt + 1);
    if (close === -1) return null;
    const value = text.slice(quoteAt + 1, close);
    if (value.includes('<')) throw new LibroRefusal('libro-ilegible', 'a value');
    attributes[key] = resolveReferences(value);
    at = close + 1;
  }
  throw new LibroRefusal('libro-ilegible', 'too many attributes');
}
