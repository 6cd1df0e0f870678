// The data folder: one owner at a time, one mode for life, a key that stays.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { openDataFolder } from './data-folder.ts';
import { lockFolder } from './data-folder-lock.ts';
import { readSecretKey } from './data-folder-secret.ts';
import { StartRefusal } from './start-refusal.ts';

const root = mkdtempSync(join(tmpdir(), 'ventanilla-folder-'));
after(() => rmSync(root, { recursive: true }));

test('a folder has one owner, who is named, until it lets go', () => {
  const folder = openDataFolder(join(root, 'own'), 'demo');
  const lock = folder.own(5);
  assert.ok(lock);
  assert.equal(lockFolder(folder.path, { pid: 1, startedMs: 6 }), undefined);
  assert.match(folder.inUse().message, new RegExp(`el proceso ${process.pid}:`));
  lock.release();
  const next = folder.own(7);
  assert.ok(next);
  next.release();
});

test('ASVS 13.2.3 a demo folder never becomes production, nor the other way round', () => {
  openDataFolder(join(root, 'demo'), 'demo');
  openDataFolder(join(root, 'real'), 'production');
  assert.throws(() => openDataFolder(join(root, 'demo'), 'production'), StartRefusal);
  assert.throws(() => openDataFolder(join(root, 'real'), 'demo'), StartRefusal);
});

test('a folder that cannot be written is refused in one line', () => {
  writeFileSync(join(root, 'file'), '');
  for (const path of [join(root, 'file', 'below'), join(root, 'file'), '/proc/ventanilla']) {
    assert.throws(
      () => openDataFolder(path, 'demo'),
      (error) =>
        error instanceof StartRefusal && error.message.includes(path) && !error.message.includes('\n'),
    );
  }
});

test('the demo key is made once and kept private; production wants it given', () => {
  const { path } = openDataFolder(join(root, 'key'), 'demo');
  const key = readSecretKey(path, 'demo', undefined);
  assert.deepEqual(readSecretKey(path, 'demo', undefined), key);
  assert.deepEqual(readFileSync(join(path, 'secret.key')), Buffer.from(key));
  assert.equal(statSync(join(path, 'secret.key')).mode & 0o777, 0o600);
  assert.deepEqual(readSecretKey(path, 'production', Uint8Array.of(1)), Uint8Array.of(1));
  assert.throws(
    () => readSecretKey(openDataFolder(join(root, 'no-key'), 'production').path, 'production', undefined),
    StartRefusal,
  );
});

test('a damaged key is refused, not replaced', () => {
  const { path } = openDataFolder(join(root, 'damaged'), 'demo');
  writeFileSync(join(path, 'secret.key'), 'corta');
  assert.throws(() => readSecretKey(path, 'demo', undefined), StartRefusal);
});
