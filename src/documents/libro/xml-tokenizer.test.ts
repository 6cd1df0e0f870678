// Proves the tokenizer against a general parser on random documents, cut anywhere, and that broken ones are refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { LibroRefusal } from './libro-refusal.ts';
import { XmlTokenizer } from './xml-tokenizer.ts';

type Event = readonly [
  kind: 'open' | 'close' | 'text',
  what: string,
  attributes?: Readonly<Record<string, string>>,
];

/** Texts that follow each other are one: where they are cut is nobody's business. */
function joined(events: readonly Event[]): readonly Event[] {
  const result: Event[] = [];
  for (const event of events) {
    const last = result.at(-1);
    if (event[0] === 'text' && last?.[0] === 'text') result[result.length - 1] = ['text', last[1] + event[1]];
    else if (event[1] !== '') result.push(event);
  }
  return result;
}

function tokenized(pieces: readonly string[]): readonly Event[] {
  const events: Event[] = [];
  const tokenizer = new XmlTokenizer({
    open: (name, attributes) => events.push(['open', name, { ...attributes }]),
    close: (name) => events.push(['close', name]),
    text: (text) => events.push(['text', text]),
  });
  for (const piece of pieces) tokenizer.write(piece);
  tokenizer.end();
  return joined(events);
}

function parsed(xml: string): readonly Event[] {
  const events: Event[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    events.push(['open', local(name), { ...attributes }]);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    events.push(['close', local(name)]);
  });
  parser.on('text', (text) => {
    if (depth > 0) events.push(['text', text]);
  });
  parser.on('cdata', (text) => events.push(['text', text]));
  parser.write(xml).close();
  return joined(events);
}

const name = fc.constantFrom('c', 'row', 'x:v', 'sheetData', 'ñandú', 'a-b.c_1');
const text = fc
  .array(
    fc.constantFrom('a', 'ñ', ' ', '&amp;', '&#241;', '&#x1F600;', '&lt;', ']', '>', '"', "'", '=', '😀'),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').replaceAll(']]>', ''));
const quoted = text.map((value) => `"${value.replaceAll('"', '')}"`);
const comment = fc.constantFrom(
  '<!-- < > & -->',
  '<!---->',
  '<?pi a="b"?>',
  '<![CDATA[<a>&]]]]>',
  '<![CDATA[]]>',
);
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(
      name,
      fc.uniqueArray(fc.tuple(fc.constantFrom('r', 's', 'xml:space', 't'), quoted), {
        selector: ([key]) => key,
      }),
      fc.constantFrom('', ' ', '\n'),
      tie('content'),
      fc.boolean(),
    )
    .map(([tag, attributes, space, content, empty]) => {
      const list = attributes.map(([key, value]) => ` ${key}${space}=${space}${value}`).join('');
      return empty ? `<${tag}${list}${space}/>` : `<${tag}${list}${space}>${content}</${tag}${space}>`;
    }),
  content: fc
    .array(fc.oneof({ depthSize: 'small' }, text, comment, tie('element')), { maxLength: 4 })
    .map((parts) => parts.join('')),
}));

test('random documents, cut into pieces anywhere, give the same events as a general parser', () => {
  fc.assert(
    fc.property(element, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (body, cuts) => {
      const xml = `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n<!-- end -->`;
      const pieces: string[] = [];
      for (let at = 0, turn = 0; at < xml.length; turn += 1) {
        const size = cuts[turn % cuts.length] ?? 1;
        pieces.push(xml.slice(at, at + size));
        at += size;
      }
      const expected = parsed(xml);
      assert.deepEqual(tokenized(pieces), expected);
      assert.deepEqual(tokenized([xml]), expected);
    }),
  );
});

for (const xml of [
  '',
  'hola',
  '<a>',
  '<a></b>',
  '</a>',
  '<a/><b/>',
  '<a/>hola',
  'hola<a/>',
  '<a b/>',
  '<a b=c/>',
  '<a b="c"d="e"/>',
  '<a b="c" b="d"/>',
  '<a b="<"/>',
  '<a __proto__="x"/>',
  '<a/ >',
  '<1/>',
  '< a/>',
  '<a:b:c/>',
  '<a>&nbsp;</a>',
  '<a>&#x110000;</a>',
  '<a>& b</a>',
  '<a><!ELEMENT b></a>',
  '<a><![CDATA[b]]',
  '<a><!-- b</a>',
  '<![CDATA[b]]><a/>',
  '<?xml version="1.0" encoding="ISO-8859-1"?><a/>',
]) {
  test(`refused: ${JSON.stringify(xml)}`, () => {
    assert.throws(() => tokenized([xml]), LibroRefusal);
    assert.throws(() => tokenized([...xml]), LibroRefusal);
  });
}

test('a DOCTYPE is named as such', () => {
  assert.throws(() => tokenized(['<!doc', 'type a><a/>']), /libro-con-doctype/);
});

test('random text never throws anything but a refusal', () => {
  const noise = fc.array(
    fc.constantFrom(
      '<',
      '>',
      '/',
      '!',
      '-',
      '[',
      ']',
      '?',
      '=',
      '"',
      ' ',
      'a',
      'xml',
      '&',
      ';',
      '#',
      'CDATA[',
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(noise, (pieces) => {
      try {
        tokenized(pieces);
      } catch (error) {
        assert.ok(error instanceof LibroRefusal);
      }
    }),
  );
});
