// Sealed spool files: what goes in comes out, in pieces of any size, and nothing of it can be read on the disk.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { cartaDe } from '../../../tests/correo/cartas.ts';
import { openMailReader } from './mail-reader.ts';
import { spoolCipher, spoolDecipher } from './spool.ts';

const key = randomBytes(32);
const through = (pieces: readonly Buffer[], stream: ReturnType<typeof spoolCipher>): Promise<Buffer> =>
  buffer(Readable.from(pieces, { objectMode: false }).pipe(stream));
const cut = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_none, n) =>
    bytes.subarray(n * size, (n + 1) * size),
  );

test('there and back, however it is cut; an empty file too', async () => {
  const clear = Buffer.from('Señores: la información va sellada.'.repeat(40));
  for (const size of [1, 15, 16, 17, 5_000]) {
    const sealed = await through(cut(clear, size), spoolCipher(key));
    assert.equal(sealed.length, clear.length + 16);
    assert.ok(!sealed.includes('sellada'));
    assert.deepEqual(await through(cut(sealed, size), spoolDecipher(key)), clear);
  }
  const empty = await through([], spoolCipher(key));
  assert.equal(empty.length, 16);
  assert.equal((await through([empty], spoolDecipher(key))).length, 0);
  assert.equal((await through([Buffer.from('corto')], spoolDecipher(key))).length, 0);
});

test('no two files of one key begin alike', async () => {
  const sealed = await Promise.all([1, 2].map(() => through([Buffer.from('igual')], spoolCipher(key))));
  assert.notDeepEqual(sealed[0], sealed[1]);
});

test('a sealed mail is read, and its attachments lie sealed under the hash of what they say', async () => {
  const { crudo, espera } = cartaDe('retencion con factura y acta');
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-sellado-'));
  const path = join(folder, 'correo');
  const reader = openMailReader();
  try {
    await writeFile(path, await through([crudo], spoolCipher(key)));
    const outcome = await reader.read({ path, key }, folder);
    assert.ok(outcome.outcome === 'leido');
    assert.deepEqual(
      outcome.correo.adjuntos.map(({ nombre }) => nombre),
      espera.adjuntos,
    );
    for (const { sha256 } of outcome.correo.adjuntos) {
      const sealed = await readFile(join(folder, sha256));
      const clear = await through([sealed], spoolDecipher(key));
      assert.equal(createHash('sha256').update(clear).digest('hex'), sha256);
      assert.ok(!sealed.includes('autorizacion') && !sealed.includes('%PDF'));
    }
    assert.equal((await readdir(folder)).length, 3);
    const other = await reader.read({ path, key: randomBytes(32) }, folder);
    assert.ok(other.outcome === 'leido');
    assert.equal(other.correo.de, null);
  } finally {
    reader.close();
    await rm(folder, { recursive: true, force: true });
  }
});
