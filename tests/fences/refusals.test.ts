// Fence: every expected "no" has a sentence a person can read, is said somewhere, and is tried by a test.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { refusalCodes, refuse } from '../../src/domain/refusals.ts';

const read = (patterns: readonly string[], exclude: (path: string) => boolean): string =>
  globSync([...patterns])
    .filter((path) => !exclude(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');

const isTest = (path: string) => path.endsWith('.test.ts');
const product = read(['src/**/*.ts'], (path) => isTest(path) || path.endsWith('domain/refusals.ts'));
const tests = read(['src/**/*.test.ts', 'tests/**/*.ts'], (path) => path.endsWith('fences/refusals.test.ts'));

test('every refusal is a whole Spanish sentence with a status of its family', () => {
  for (const code of refusalCodes) {
    const { sentence, status } = refuse(code);
    assert.match(sentence, /^[A-ZÁÉÍÓÚÑ¿«].*[.?]$/u, code);
    assert.ok(status >= 400 && status < 500, code);
  }
});

test('every refusal is said by the product', () => {
  assert.deepEqual(
    refusalCodes.filter((code) => !product.includes(`'${code}'`)),
    [],
  );
});

test('every refusal is tried by a test', () => {
  assert.deepEqual(
    refusalCodes.filter((code) => !tests.includes(`'${code}'`) && !tests.includes(`"${code}"`)),
    [],
  );
});
