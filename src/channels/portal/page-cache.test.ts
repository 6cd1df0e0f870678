/** Kept pages: the same markup for everybody, never the same random values. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageCache } from './page-cache.ts';

test('a kept page carries the values of each answer, in every place', () => {
  const cache = pageCache();
  let rendered = 0;
  const page = (nonce: string, token: string) => () => {
    rendered += 1;
    return `<script nonce="${nonce}"></script><input value="${token}"><script nonce="${nonce}"></script>`;
  };
  cache('a', ['n-uno', 't-uno'], page('n-uno', 't-uno'));
  const second = cache('a', ['n-dos', 't-dos'], page('n-dos', 't-dos'));
  assert.equal(second, page('n-dos', 't-dos')());
  assert.equal(rendered, 2, 'rendered once by the cache and once by this test');
});

test('a page in which a value does not stand is not kept', () => {
  const cache = pageCache();
  cache('a', ['n-uno', 't-uno'], () => 'n-uno and a token of another hour');
  assert.equal(
    cache('a', ['n-dos', 't-dos'], () => 'fresh'),
    'fresh',
  );
});

test('other keys are other pages', () => {
  const cache = pageCache();
  cache('a', ['n-uno'], () => 'first n-uno');
  assert.equal(
    cache('b', ['n-dos'], () => 'second n-dos'),
    'second n-dos',
  );
});
