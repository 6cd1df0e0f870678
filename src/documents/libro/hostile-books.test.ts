// Proves that every workbook made to harm is answered with its own finding, from memory and from disk, and never thrown.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { examineMembersBook } from './examine-members-book.ts';
import { hostileBooks } from './testing/hostile-books.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'libro-'));
});
after(() => rm(folder, { recursive: true, force: true }));

for (const { name, formato, code, build } of hostileBooks) {
  const title = `${formato}, ${name}, ${code}`;
  test(`${title}: ASVS 1.5.1 5.2.3 a hostile workbook is refused with its own finding`, async () => {
    const book = await build();
    const path = join(folder, 'libro');
    await writeFile(path, book);
    const found = await examineMembersBook(path, formato);
    assert.deepEqual(
      found.findings.map((finding) => [finding.state, finding.code]),
      [['reject', code]],
    );
    assert.deepEqual([found.rows, found.messages, found.messagesRest], [[], [], 0]);
    assert.match(found.findings[0]?.sentence ?? '', /^(El archivo|No pudimos|La hoja|Una celda) .*\.$/);
    assert.deepEqual(await examineMembersBook(book, formato), found);
  });
}
