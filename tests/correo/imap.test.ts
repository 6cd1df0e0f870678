// A mailbox read over IMAP: every mail exactly once, whatever the line does, whoever else reads, however numbers change.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { RunningMailbox } from '../../src/duties/fetch-mail/start-mailbox.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { type ImapFault, type ImapServer, startImapServer } from '../fakes/imap-server.ts';
import {
  allReceived,
  boxOf,
  deliveriesOf,
  forgetMails,
  nextLetter,
  quickPace,
  receivedBy,
  startReading,
  until,
} from './mailbox-hand.ts';

let scene: TestDatabase;
let server: ImapServer;
const running: RunningMailbox[] = [];
before(async () => {
  scene = await testDatabase();
});
after(() => scene.stop());
beforeEach(async () => {
  server = await startImapServer();
});
afterEach(async () => {
  for (const reading of running.splice(0)) await reading.stop();
  await server.stop();
  await forgetMails(scene.deps);
});

function read(over?: Parameters<typeof startReading>[2]): RunningMailbox {
  const reading = startReading(scene.deps, server, over);
  running.push(reading);
  return reading;
}

function fill(count: number): void {
  for (let n = 0; n < count; n += 1) server.arrive(nextLetter());
}

const done = () => until('all received and marked', () => allReceived(scene.deps, server));

test('what waits is received in order, what comes later at once; then it is marked as read', async () => {
  fill(3);
  read();
  await done();
  fill(2);
  await done();
  assert.deepEqual(
    (await deliveriesOf(scene.deps)).map(({ uid }) => uid),
    [1, 2, 3, 4, 5],
  );
  assert.equal((await boxOf(scene.deps))?.uid, 5);
  assert.equal(server.logins, 1);
});

test('the envelope is what the last server wrote of it, and the null sender stays one', async () => {
  const letter = nextLetter().toString('latin1');
  server.arrive(Buffer.from(`Return-Path: <Rebote+1@lista.example>\r\n${letter}`, 'latin1'));
  server.arrive(Buffer.from(`Return-Path: <>\r\n${letter}`, 'latin1'));
  server.arrive(Buffer.from(letter, 'latin1'));
  read();
  await done();
  assert.deepEqual(
    (await deliveriesOf(scene.deps)).map(({ sobre }) => [sobre.de, sobre.para]),
    [
      ['rebote+1@lista.example', ['tramites@agencia-demostracion.example']],
      ['', ['tramites@agencia-demostracion.example']],
      ['persona.prueba@correo.example', ['tramites@agencia-demostracion.example']],
    ],
  );
});

test('a mail too large for one answer comes in pieces, and is whole', async () => {
  const letter = nextLetter(`Largo. ${'palabra '.repeat(400_000)}`);
  assert.ok(letter.length > 3_000_000);
  server.arrive(letter);
  fill(1);
  read();
  await until('both received', async () => (await boxOf(scene.deps))?.uid === 2);
  const [row] = await scene.deps.db.query<{ tamano_bytes: string }>({
    name: 'prueba-tamano',
    text: 'select tamano_bytes from correos_recibidos order by tamano_bytes desc limit 1',
  });
  assert.equal(Number(row?.tamano_bytes), letter.length);
});

const steps: readonly ImapFault[] = [
  { step: 'SALUDO', kind: 'corta-antes' },
  { step: 'SALUDO', kind: 'adios' },
  { step: 'SALUDO', kind: 'calla' },
  { step: 'LOGIN', kind: 'corta-antes' },
  { step: 'LOGIN', kind: 'corta-despues' },
  { step: 'LOGIN', kind: 'calla' },
  { step: 'SELECT', kind: 'corta-antes' },
  { step: 'SELECT', kind: 'corta-despues' },
  { step: 'SELECT', kind: 'adios' },
  { step: 'UID SEARCH', kind: 'corta-antes' },
  { step: 'UID SEARCH', kind: 'corta-despues' },
  { step: 'UID SEARCH', kind: 'niega' },
  // The first fetch asks what is there, the second one brings it.
  { step: 'UID FETCH', kind: 'corta-antes' },
  { step: 'UID FETCH', kind: 'corta-antes', onHit: 2 },
  { step: 'UID FETCH', kind: 'corta-literal', onHit: 2 },
  { step: 'UID FETCH', kind: 'corta-despues', onHit: 2 },
  { step: 'UID FETCH', kind: 'adios', onHit: 2 },
  { step: 'UID FETCH', kind: 'calla', onHit: 2 },
  { step: 'UID FETCH', kind: 'niega', onHit: 2 },
  { step: 'IDLE', kind: 'corta-antes' },
  { step: 'IDLE', kind: 'adios' },
  { step: 'IDLE', kind: 'calla' },
  { step: 'IDLE', kind: 'niega' },
  { step: 'NOOP', kind: 'corta-antes' },
  { step: 'NOOP', kind: 'corta-despues' },
  { step: 'NOOP', kind: 'calla' },
];

for (const fault of steps) {
  test(`correo 35: ${fault.step} ${fault.kind} ${fault.onHit ?? 1}: each mail exactly once`, async () => {
    server.fault = fault;
    fill(3);
    read();
    await until('the fault struck', () => server.fault === null);
    fill(2);
    await done();
    assert.equal((await receivedBy(scene.deps)).length, 5);
    // Nothing that was committed is brought again.
    assert.equal((await deliveriesOf(scene.deps)).length, 5);
  });
}

for (const kind of ['corta-antes', 'corta-despues', 'adios', 'calla', 'niega'] as const) {
  test(`correo 35: after the commit, UID STORE ${kind}: received once, not brought again`, async () => {
    server.fault = { step: 'UID STORE', kind };
    fill(2);
    read();
    await until('the fault struck', () => server.fault === null);
    fill(2);
    await until('all read on', async () => (await boxOf(scene.deps))?.uid === 4);
    assert.equal((await receivedBy(scene.deps)).length, 4);
    assert.equal((await deliveriesOf(scene.deps)).length, 4);
  });
}

test('correo 35: a line that died without a word is found out, and left for a new one', async () => {
  fill(1);
  read();
  await done();
  await until('it waits', () => server.said.includes('IDLE'));
  server.isDead = true;
  const before = server.connections;
  await until('another line', () => server.connections > before);
  server.isDead = false;
  fill(1);
  await done();
});

test('a server without IDLE is asked from time to time', async () => {
  server.hasIdle = false;
  fill(1);
  read();
  await done();
  fill(1);
  await done();
  assert.ok(!server.said.includes('IDLE'));
});

test('correo 7: the same bytes under two numbers are one mail with two deliveries', async () => {
  const letter = nextLetter();
  server.arrive(letter);
  server.arrive(letter);
  read();
  await until('both looked at', async () => (await boxOf(scene.deps))?.uid === 2);
  assert.equal((await receivedBy(scene.deps)).length, 1);
  assert.deepEqual(
    (await deliveriesOf(scene.deps)).map(({ uid }) => uid),
    [1, 2],
  );
});

test('correo 34: numbers given out anew bring nothing twice and lose nothing', async () => {
  fill(4);
  const reading = read();
  await done();
  await reading.stop();
  server.renumber('al-reves');
  // One that came meanwhile has a number that the old counting had passed.
  fill(1);
  read();
  await until('read to the end', async () => {
    const box = await boxOf(scene.deps);
    return box?.uidvalidity === server.uidvalidity && box.uid === 5;
  });
  const here = await receivedBy(scene.deps);
  assert.equal(here.length, 5);
  assert.deepEqual([...here].sort(), server.mails.map(({ raw }) => raw.toString('latin1')).sort());
  assert.ok(scene.logLines.some((line) => line.includes('buzon-renumerado')));
});

test('correo 36: two processes on one mailbox: one reads, the other takes over when it goes', async () => {
  fill(2);
  const first = read();
  await done();
  const second = read();
  const owner = (await boxOf(scene.deps))?.dueno;
  fill(2);
  await done();
  assert.equal((await boxOf(scene.deps))?.dueno, owner);
  assert.equal(server.connections, 1);
  await first.stop();
  fill(2);
  await done();
  assert.notEqual((await boxOf(scene.deps))?.dueno, owner);
  assert.equal((await deliveriesOf(scene.deps)).length, 6);
  await second.stop();
  assert.equal((await boxOf(scene.deps))?.dueno, null);
});

test('correo 36: who lost the mailbox to another stops at once', async () => {
  fill(1);
  read();
  await done();
  const before = server.connections;
  await scene.deps.db.execute({
    name: 'prueba-quitar',
    text: "update correo_buzones set dueno = 'otro', dueno_hasta = '2026-11-23T15:00:02Z'",
  });
  await until('it noticed', () => server.said.filter((one) => one === 'IDLE').length > 0);
  scene.deps.clock.advance(5_000);
  await until('it came back after the other’s time', () => server.connections > before);
  fill(1);
  await done();
});

test('a mail that the server lists and never hands out does not hold up the next ones', async () => {
  fill(3);
  server.withheld.add(2);
  read();
  await until('the third one', async () => (await boxOf(scene.deps))?.uid === 3);
  await until('the staff is told', async () => (await boxOf(scene.deps))?.causa === 'correo-retenido');
  assert.equal((await receivedBy(scene.deps)).length, 2);
  assert.ok(!server.mails[1]?.flags.has('\\Seen'));
});

test('correo 37: a backlog is received whole and in order, in one go, and told once', async (t) => {
  const count = Number(process.env.IMAP_BACKLOG ?? 300);
  fill(count);
  const startedMs = performance.now();
  // A server of thousands of mails in this very process takes its time.
  read({ pace: { ...quickPace, connectMs: 30_000, replyMs: 30_000 } });
  const moreMs = count * 30;
  await until('all of them', async () => (await boxOf(scene.deps))?.uid === count, moreMs);
  t.diagnostic(`${server.connections} lines`);
  await until('all marked', () => allReceived(scene.deps, server), moreMs);
  t.diagnostic(`${count} mails in ${Math.round(performance.now() - startedMs)} ms`);
  t.diagnostic(`memory ${Math.round(process.memoryUsage.rss() / 1024 / 1024)} MB`);
  assert.equal(scene.logLines.filter((line) => line.includes('buzon-atrasado')).length, 1);
  await until('calm again', async () => (await boxOf(scene.deps))?.causa === null);
});
