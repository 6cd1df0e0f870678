import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepSelectors, parseRules, writeRules } from './rules.ts';

function again(css: string): string {
  return writeRules(parseRules(css));
}

test('comments and blanks go, strings stay', () => {
  assert.equal(
    again('/* x { */ a { content: "/* } */"; color : red; }\n'),
    'a{content:"/* } */";color : red}',
  );
});

test('a brace or comma inside parentheses, brackets or strings ends nothing', () => {
  const css = 'a:is(b,c)[d="},{"]{background:url(data:image/svg+xml;utf8,{x})}';
  assert.equal(again(css), css);
  assert.deepEqual(parseRules('a:is(b,c),d{x:y}')[0], {
    kind: 'rule',
    selectors: ['a:is(b,c)', 'd'],
    body: 'x:y',
  });
});

test('rules inside rules are read, blocks without rules are kept whole', () => {
  const css = '@charset "UTF-8";@media print{@supports (a:b){c{d:e}}}@keyframes f{0%{g:h}to{i:j}}';
  assert.equal(again(css), css);
});

test('a selector that is left out takes only itself; empty rules and groups go', () => {
  const css = '.a,.b{x:y}@media print{.b{x:y}}.b{x:y}';
  assert.equal(writeRules(keepSelectors(parseRules(css), (selector) => selector !== '.b')), '.a{x:y}');
});

test('a block that does not end is an error, not a guess', () => {
  assert.throws(() => parseRules('a{b:c'), SyntaxError);
});
