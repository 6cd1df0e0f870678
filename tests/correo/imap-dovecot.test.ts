// Debian's dovecot where it is installed: what the fake server says of the protocol holds for a real one.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ownAddress } from '../../src/actions/correo/testing/mail-scene.ts';
import { startMailbox } from '../../src/duties/fetch-mail/start-mailbox.ts';
import { testDatabase } from '../database.ts';
import { openScene } from '../scene.ts';
import { someReaders } from '../sealed-readers.ts';
import { hasDovecot, startDovecot } from './dovecot.ts';
import { boxOf, deliveriesOf, nextLetter, quickPace, receivedBy, until } from './mailbox-hand.ts';

const skip = hasDovecot() ? false : 'dovecot no está instalado';
const pace = { ...quickPace, connectMs: 5_000, replyMs: 5_000 };

test('correo 34 on dovecot: in order, at once while it waits, and once after the numbers changed', {
  skip,
}, async (t) => {
  const dovecot = await startDovecot();
  const scene = await testDatabase();
  const options = { url: dovecot.url, address: ownAddress, sealed: false, pace };
  let reading = startMailbox(scene.deps, options);
  t.after(async () => {
    await reading.stop();
    await dovecot.stop();
    await scene.stop();
  });
  const letters = [nextLetter(), nextLetter(), nextLetter('palabra '.repeat(400_000))];
  for (const letter of letters) await dovecot.arrive(letter);
  await until('three received', async () => (await receivedBy(scene.deps)).length === 3);
  await until('calm', async () => (await boxOf(scene.deps))?.uid === 3);
  await dovecot.arrive(nextLetter());
  await until('a fourth', async () => (await receivedBy(scene.deps)).length === 4);
  const marked = async () =>
    (await readdir(join(dovecot.folder, 'correo/cur'))).filter((name) => /:2,.*S/.test(name));
  await until('all marked as read', async () => (await marked()).length === 4);
  const before = (await boxOf(scene.deps))?.uidvalidity;
  await reading.stop();
  await dovecot.forgetNumbers();
  await dovecot.arrive(nextLetter());
  reading = startMailbox(scene.deps, options);
  await until('read anew', async () => {
    const box = await boxOf(scene.deps);
    return box?.uidvalidity !== before && box?.uid === 5;
  });
  assert.equal((await receivedBy(scene.deps)).length, 5);
  assert.equal((await deliveriesOf(scene.deps)).length, 9);
});

test('the mailbox of the sealed room on dovecot: sealed, then gone from the disk', { skip }, async (t) => {
  const dovecot = await startDovecot();
  const scene = await openScene();
  await someReaders(scene.deps);
  const address = 'alerta@agencia-demostracion.example';
  const reading = startMailbox(scene.deps, { url: dovecot.url, address, sealed: true, pace });
  t.after(async () => {
    await reading.stop();
    await dovecot.stop();
    await scene.stop();
  });
  await dovecot.arrive(nextLetter('Pidieron una coima para adjudicar el contrato sintético.'));
  const left = async () =>
    (
      await Promise.all(['new', 'cur', 'tmp'].map((name) => readdir(join(dovecot.folder, 'correo', name))))
    ).flat();
  await until('gone', async () => (await left()).length === 0);
  assert.deepEqual(await receivedBy(scene.deps), []);
});
