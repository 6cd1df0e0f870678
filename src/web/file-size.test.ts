// Sizes as people read them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { fileSize } from './file-size.ts';

test('a size has one decimal where it helps, and a comma', () => {
  assert.deepEqual([0, 1, 1_023, 1_024, 1_536, 20_480, 1_258_291, 26_214_400].map(fileSize), [
    '0 bytes',
    '1 byte',
    '1023 bytes',
    '1 KB',
    '1,5 KB',
    '20 KB',
    '1,2 MB',
    '25 MB',
  ]);
});
