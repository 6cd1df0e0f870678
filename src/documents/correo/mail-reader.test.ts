// The process that reads mails: what a mail does to it is an outcome, and the next mail is served.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { cartaDe } from '../../../tests/correo/cartas.ts';
import { openMailReader } from './mail-reader.ts';
import { rawMail } from './testing/read-bytes.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-lector-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const { crudo } = cartaDe('gmail');

test('a mail from memory and the same from a file are the same', async () => {
  const reader = openMailReader();
  const path = join(folder, 'gmail.eml');
  await writeFile(path, crudo);
  const [memory, file] = await Promise.all([
    reader.read({ bytes: crudo }, folder),
    reader.read({ path }, folder),
  ]);
  reader.close();
  assert.equal(memory.outcome, 'leido');
  assert.deepEqual(memory, file);
});

test('correo 38: too long, too much memory, no file, no folder, closed: each its cause, and the next is read', async () => {
  const impatient = openMailReader({ limits: { secondsMax: 0 } });
  assert.deepEqual(await impatient.read({ bytes: crudo }, folder), { outcome: 'ilegible', causa: 'tiempo' });
  impatient.close();
  if (process.platform === 'linux') {
    const small = openMailReader({ limits: { rssBytesMax: 1, watchEveryMs: 1 } });
    assert.deepEqual(await small.read({ bytes: crudo }, folder), { outcome: 'ilegible', causa: 'memoria' });
    small.close();
  }
  const reader = openMailReader();
  const missing = await reader.read({ path: join(folder, 'no-existe') }, folder);
  assert.deepEqual(missing, { outcome: 'ilegible', causa: 'error' });
  const nowhere = await reader.read(
    { bytes: cartaDe('retencion con factura y acta').crudo },
    join(folder, 'nada'),
  );
  assert.deepEqual(nowhere, { outcome: 'ilegible', causa: 'error' });
  assert.equal((await reader.read({ bytes: crudo }, folder)).outcome, 'leido');
  reader.close();
  assert.deepEqual(await reader.read({ bytes: crudo }, folder), { outcome: 'ilegible', causa: 'terminado' });
});

test('mails wait in line up to a limit, and a fresh process takes over after a number of them', async () => {
  const narrow = openMailReader({ limits: { waitingMax: 6, ordersPerProcessMax: 2 } });
  const found = await Promise.all(Array.from({ length: 9 }, () => narrow.read({ bytes: crudo }, folder)));
  narrow.close();
  assert.equal(found.filter(({ outcome }) => outcome === 'leido').length, 7);
  assert.deepEqual(found.at(-1), { outcome: 'ilegible', causa: 'cola-llena' });
});

/** Of 50 MB, written piece by piece. */
async function writeLarge(path: string): Promise<number> {
  const handle = await open(path, 'w');
  const block = randomBytes(57 * 1_000);
  const lines = block.toString('base64').replaceAll(/(.{76})/g, '$1\r\n');
  const head =
    'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhola\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n';
  await handle.write(rawMail(head));
  const blocks = Math.ceil((50 * 1024 * 1024) / block.length);
  for (let n = 0; n < blocks; n += 1) await handle.write(lines);
  await handle.write('\r\n--b--\r\n');
  await handle.close();
  return blocks * block.length;
}

test('correo 30: an attachment of 50 MB goes through a process that may not grow by 150 MB', async () => {
  const path = join(folder, 'grande.eml');
  const sizeBytes = await writeLarge(path);
  // The process itself, at rest, takes about 100 MB.
  const reader = openMailReader({ limits: { rssBytesMax: 250 * 1024 * 1024, watchEveryMs: 20 } });
  const outcome = await reader.read({ path }, folder);
  reader.close();
  assert.ok(outcome.outcome === 'leido');
  assert.equal(outcome.correo.texto, 'hola');
  const [attached] = outcome.correo.adjuntos;
  assert.equal(attached?.tamanoBytes, sizeBytes);
  assert.equal((await readFile(join(folder, attached?.sha256 ?? ''))).length, sizeBytes);
});
