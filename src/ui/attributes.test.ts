import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributes, classes } from './attributes.ts';

test('true writes the bare name; false and undefined write nothing; text is escaped', () => {
  const list = attributes({ id: 'a"b', hidden: true, disabled: false, title: undefined, rows: 3 });
  assert.equal(String(list), ' id="a&quot;b" hidden rows="3"');
});

test('ASVS 3.4.3 what the content policy would stop in the browser stops the page', () => {
  for (const name of ['style', 'onclick', 'ONLOAD', 'a b', 'x"y', '']) {
    assert.throws(() => attributes({ [name]: 'x' }), TypeError, name);
  }
});

test('only the class names that are present are joined', () => {
  assert.equal(classes('a', undefined, false, 'b'), 'a b');
});
