// The mailbox of the sealed room: what is sealed is deleted there, and only that; nothing tells how much came.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { RunningMailbox } from '../../src/duties/fetch-mail/start-mailbox.ts';
import { listBandeja } from '../../src/store/sala-bandeja.ts';
import { type ImapServer, startImapServer } from '../fakes/imap-server.ts';
import { openScene, type Scene } from '../scene.ts';
import { someReaders } from '../sealed-readers.ts';
import { boxOf, deliveriesOf, forgetMails, receivedBy, startReading, until } from './mailbox-hand.ts';

const alert = 'alerta@agencia-demostracion.example';
let scene: Scene;
let readers: Awaited<ReturnType<typeof someReaders>> | null = null;
const running: RunningMailbox[] = [];
const servers: ImapServer[] = [];
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());
afterEach(async () => {
  scene.deps.faults.disarm();
  for (const reading of running.splice(0)) await reading.stop();
  for (const server of servers.splice(0)) await server.stop();
  await forgetMails(scene.deps);
});

let written = 0;
function complaint(body = 'Pidieron una coima para adjudicar el contrato.'): Buffer {
  written += 1;
  const head = [
    'Return-Path: <persona@correo-ejemplo.example>',
    'From: Persona de Ejemplo <persona@correo-ejemplo.example>',
    `To: ${alert}`,
    `Subject: Denuncia sintetica ${written}`,
    `Message-ID: <alerta-${written}@correo-ejemplo.example>`,
    'Content-Type: text/plain; charset=utf-8',
  ];
  return Buffer.from([...head, '', `${body} Caso sintético ${written}.`, ''].join('\r\n'));
}

async function serve(): Promise<ImapServer> {
  const server = await startImapServer();
  servers.push(server);
  return server;
}

function read(server: ImapServer): RunningMailbox {
  const reading = startReading(scene.deps, server, { address: alert, sealed: true });
  running.push(reading);
  return reading;
}

async function sealedCount(): Promise<number> {
  readers ??= await someReaders(scene.deps);
  return (await listBandeja(scene.deps.sala.db, `lector:${readers.denuncias.cuenta}`, 200)).length;
}

test('without anybody who could read it nothing is deleted; with readers it is sealed, then gone', async () => {
  const server = await serve();
  server.arrive(complaint());
  read(server);
  await until('told', async () => (await boxOf(scene.deps))?.causa === 'sala');
  assert.equal(server.mails.length, 1);
  assert.equal(await sealedCount(), 0);
  await until('sealed and gone', () => server.mails.length === 0);
  assert.equal(await sealedCount(), 1);
  assert.deepEqual(await receivedBy(scene.deps), []);
  assert.deepEqual(await deliveriesOf(scene.deps), []);
  await until('calm', async () => (await boxOf(scene.deps))?.causa === null);
  assert.equal((await boxOf(scene.deps))?.uid, 0, 'how many came stands nowhere');
});

test('what somebody marked as deleted before it was received is received, and no bare EXPUNGE is ever said', async () => {
  const before = await sealedCount();
  const server = await serve();
  server.arrive(complaint());
  server.mails[0]?.flags.add('\\Deleted');
  server.arrive(complaint());
  read(server);
  await until('both sealed and gone', () => server.mails.length === 0);
  assert.ok(!server.said.includes('EXPUNGE'));
  assert.equal(await sealedCount(), before + 2);
});

test('a server without UIDPLUS keeps it, marked as deleted, and the staff is told', async () => {
  const before = await sealedCount();
  const server = await serve();
  server.hasUidplus = false;
  server.arrive(complaint());
  const untouched = server.arrive(complaint());
  read(server);
  await until('both marked', () => server.mails.every(({ flags }) => flags.has('\\Deleted')));
  await until('told', async () => (await boxOf(scene.deps))?.causa === 'sin-uidplus');
  assert.ok(!server.said.some((command) => /EXPUNGE/.test(command)));
  assert.ok(server.mails.some(({ uid }) => uid === untouched));
  assert.equal(await sealedCount(), before + 2);
});

test('a mailbox that may only be looked at is an alarm, and nothing is received twice from it', async () => {
  const server = await serve();
  server.readOnly = true;
  server.arrive(complaint());
  const before = await sealedCount();
  read(server);
  await until('alarm', async () => (await boxOf(scene.deps))?.causa === 'solo-lectura');
  assert.equal(await sealedCount(), before);
});

for (const kind of ['corta-antes', 'corta-despues', 'calla', 'niega'] as const) {
  for (const step of ['UID STORE', 'UID EXPUNGE'] as const) {
    test(`correo 35: sealed, then ${step} ${kind}: one complaint, and gone in the end`, async () => {
      const before = await sealedCount();
      const server = await serve();
      server.fault = { step, kind };
      server.arrive(complaint());
      read(server);
      await until('the fault struck', () => server.fault === null);
      if (kind === 'niega') await until('told', async () => (await boxOf(scene.deps))?.causa === 'no-borra');
      else if (step === 'UID STORE' || kind === 'corta-despues')
        await until('gone', () => server.mails.length === 0);
      assert.equal(await sealedCount(), before + 1);
    });
  }
}

test('correo 36: it fails right after the seal: the mail comes again, and is the same complaint', async () => {
  const before = await sealedCount();
  const server = await serve();
  scene.deps.faults.arm('tras-guardar-antes-de-avanzar', { do: 'throw' });
  server.arrive(complaint());
  read(server);
  await until('it struck', () => scene.deps.faults.hits('tras-guardar-antes-de-avanzar') > 0);
  scene.deps.faults.disarm();
  await until('gone', () => server.mails.length === 0);
  assert.equal(await sealedCount(), before + 1);
});
