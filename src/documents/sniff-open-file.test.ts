import assert from 'node:assert/strict';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sniffOpenFile } from './sniff-open-file.ts';

test('both ends are looked at, however long or short the file', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'extremos-'));
  t.after(() => rm(folder, { recursive: true }));
  const said = async (content: string) => {
    const path = join(folder, 'archivo');
    await writeFile(path, content);
    await using handle = await open(path);
    return await sniffOpenFile(handle, 'archivo.pdf');
  };
  assert.equal(await said(`%PDF-1.7${' '.repeat(50_000)}%%EOF`), 'pdf');
  assert.equal(await said('%PDF-1.7 %%EOF'), 'pdf');
  assert.equal(await said(`%PDF-1.7 %%EOF${' '.repeat(50_000)}`), null);
  assert.equal(await said(''), null);
});
