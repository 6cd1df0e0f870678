import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { html, isContent, trusted } from './html.ts';

test('ASVS 1.2.1 no text ends its element or its attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const page = String(html`<p title="${text}">${text}</p>`);
      assert.equal(page.match(/[<>]/g)?.length, 4);
      assert.equal(page.match(/"/g)?.length, 2);
    }),
  );
});

test('a finished piece goes in as it is, also inside lists', () => {
  const item = (text: string) => html`<li>${text}</li>`;
  assert.equal(String(html`<ul>${['a', '<b>'].map(item)}</ul>`), '<ul><li>a</li><li>&lt;b&gt;</li></ul>');
});

test('nothing is written for what is absent, and zero is written', () => {
  assert.equal(String(html`[${undefined}${null}${false}${0}]`), '[0]');
});

test('words and markup are told from option objects', () => {
  assert.ok(isContent('a') && isContent(trusted('<b>a</b>')));
  assert.ok(!isContent({ text: 'a' }));
});
