// The tokens of PDF syntax, and the places of strings on which the signature check rests.
import assert from 'node:assert/strict';
import test from 'node:test';
import { PdfCursor } from './pdf-cursor.ts';
import { PdfFault } from './pdf-fault.ts';
import { as, nameOf, type PdfValue, textOf } from './pdf-value.ts';
import { readBudget } from './read-budget.ts';

const read = (text: string): PdfValue => new PdfCursor(Buffer.from(text, 'latin1'), 0, readBudget()).value();

test('numbers, words and references', () => {
  for (const [text, value] of [
    ['12 ', 12],
    ['-3.5', -3.5],
    ['+7', 7],
    ['.5', 0.5],
    ['4.', 4],
    ['true', true],
    ['null', null],
  ] as const)
    assert.equal(read(text), value);
  assert.deepEqual(read('12 0 R'), { kind: 'ref', number: 12, generation: 0 });
  assert.deepEqual(as('array', read('[1 0 R 2 3 4 0 R]'))?.items.length, 4);
});

test('names undo their number signs', () => {
  assert.equal(nameOf(read('/Java#53cript')), 'JavaScript');
  assert.equal(nameOf(read('/A%comentario')), 'A');
});

test('strings nest, escape and tell where they stand', () => {
  assert.equal(textOf(read('(a(b)\\)\\101\\n\\\r\nc)')), 'a(b))A\nc');
  assert.equal(textOf(read('<48 6f6C 61>')), 'Hola');
  const odd = as('string', read(' % nota\n <414>'));
  assert.deepEqual([odd?.start, odd?.end, odd && [...odd.bytes]], [9, 14, [0x41, 0x40]]);
  assert.equal(textOf(read('<feff00e1>')), 'á');
});

test('a key that stands twice is told', () => {
  assert.equal(as('dict', read('<< /A 1 /A 2 >>'))?.repeated, true);
  assert.equal(as('dict', read('<< /A 1 /B << /A 2 >> >>'))?.repeated, false);
});

test('what is no value is a PdfFault', () => {
  for (const text of [
    '',
    '(',
    '<',
    '<<',
    '[',
    '<< 1 2 >>',
    '<< /A >>',
    ')',
    'hola',
    '<4g>',
    '<< /A 1 >',
    '\\',
  ])
    assert.throws(() => read(text), PdfFault, text);
});
