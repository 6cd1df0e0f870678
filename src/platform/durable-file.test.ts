// Durable files: whole or not there, private, and created by one only.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { createDurably, writeDurably } from './durable-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'ventanilla-durable-'));
after(() => rmSync(folder, { recursive: true }));

test('writing replaces content and permissions and leaves nothing else', () => {
  const path = join(folder, 'a');
  writeDurably(path, 'uno', 0o644);
  writeDurably(path, 'dos', 0o600);
  assert.equal(readFileSync(path, 'utf8'), 'dos');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(folder), ['a']);
});

test('the first to create wins', () => {
  const path = join(folder, 'b');
  assert.equal(createDurably(path, 'uno', 0o600), true);
  assert.equal(createDurably(path, 'dos', 0o600), false);
  assert.equal(readFileSync(path, 'utf8'), 'uno');
  assert.deepEqual(readdirSync(folder).sort(), ['a', 'b']);
});

test('a folder that is not there is an error, not silence', () => {
  assert.throws(() => writeDurably(join(folder, 'missing', 'c'), '', 0o600), { code: 'ENOENT' });
});
