// The reference page says what the program does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { configReference } from './config-reference.ts';

test('ASVS 13.1.2 docs/configuration.md equals the table of settings', () => {
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  assert.equal(page, configReference());
});
