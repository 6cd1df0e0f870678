// HTML of mails to text: what people would see, with its structure; nothing that only machines would.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { htmlText } from './html-text.ts';

const shown = (html: string) => htmlText(html).text;

test('paragraphs, lists, tables, quotes', () => {
  assert.equal(shown('<p>Uno</p><p>Dos<br>tres</p>'), 'Uno\n\nDos\ntres');
  assert.equal(shown('<ol><li>a<li>b</ol><ul><li>c</ul>'), '1. a\n2. b\n\n- c');
  assert.equal(shown('<table><tr><th>a<th>b<tr><td>c</td><td>d</td></tr></table>'), 'a | b\nc | d');
  assert.equal(shown('<div>Sí</div><blockquote><p>¿Listo?</p></blockquote>'), 'Sí\n\n> ¿Listo?');
  assert.equal(shown('<pre>a\n  b</pre>'), 'a\n  b');
});

test('links tell where they lead, once', () => {
  assert.equal(shown('<a href="https://x.example/a">aquí</a>.'), 'aquí (https://x.example/a).');
  assert.equal(shown('<a href="https://x.example/">x.example</a>'), 'x.example');
  assert.equal(shown('<a href="mailto:a@x.example">a@x.example</a>'), 'a@x.example');
  assert.equal(
    shown('<a href="https://malo.example">www.bueno.example</a>'),
    'www.bueno.example (https://malo.example)',
  );
  assert.equal(shown('<a href="javascript:x()">aquí</a>'), 'aquí');
});

test('what is hidden, executed or fetched is not there', () => {
  const hidden = [
    '<span style="display:none">x</span>',
    '<span style="font-size:0px">x</span>',
    '<div hidden>x</div>',
    '<div style="visibility: hidden">x<b>x</b></div>',
    '<!-- x -->',
    '<script>x</script>',
    '<style>x</style>',
    '<svg><text>x</text></svg>',
    '<head><title>x</title></head>',
  ];
  for (const html of hidden) assert.equal(shown(`<div>a</div>${html}<div>b</div>`), 'a\nb', html);
  assert.equal(shown('<span style="font-size:0.9em">x</span>'), 'x');
  assert.equal(shown('<div style="font-size:0px"> <p style="font-size:13px">x</p></div>'), 'x');
  assert.equal(shown('<p class="is hidden here">x</p>'), 'x');
  assert.equal(shown('<span style="opacity:0.5">x</span>'), 'x');
});

test('pictures from elsewhere are noticed, those that came along are named', () => {
  assert.equal(htmlText('<img src="//x.example/p.gif">').hasRemoteImages, true);
  const own = htmlText('<img src="cid:uno@x" alt="Sello &amp; firma">');
  assert.equal(own.hasRemoteImages, false);
  assert.deepEqual([...own.cids], ['uno@x']);
  assert.equal(own.text, '[Sello & firma]');
});

test('references of characters, named and numbered', () => {
  assert.equal(
    shown('a&ntilde;o &#191;s&iacute;&#x3F; &#150; &euro; &nada; &amp;lt;'),
    'año ¿sí? – € &nada; &lt;',
  );
});

test('markup that never ends is text or nothing', () => {
  assert.equal(shown('<html><head><meta charset=utf-8><title>x</title><body>hola'), 'hola');
  assert.equal(shown('<head><style>x</style><div>hola'), 'hola');
  assert.equal(shown('a < b y 3<4'), 'a < b y 3<4');
  assert.equal(shown('hola <a href="x'), 'hola');
  assert.equal(shown('hola <!-- x'), 'hola');
});

test('any text at all is rendered', () => {
  const pieces = fc.constantFrom(
    '<p>',
    '</p>',
    '<a href="',
    '">',
    '<table>',
    '<td',
    '<li>',
    '</ul>',
    '<!--',
    '-->',
    '&#0;',
    '&amp',
    "'",
    '"',
    '<script>',
    'x',
    ' ',
    '\n',
    '<blockquote>',
    '</blockquote></blockquote>',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }), (all) => {
      assert.equal(typeof shown(all.join('')), 'string');
    }),
  );
});
