import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUuid } from './uuid.ts';

const id = '0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

test('only a whole UUID in small letters is the id of a row', () => {
  assert.ok(isUuid(id));
  for (const other of [
    '',
    id.toUpperCase(),
    `${id} `,
    `{${id}}`,
    id.replaceAll('-', ''),
    id.slice(1),
    `${id}\n`,
  ])
    assert.equal(isUuid(other), false, JSON.stringify(other));
});
