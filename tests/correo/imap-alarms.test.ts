// What only a person mends (a wrong password, a certificate, a folder): told once, with a code, and never knocked at again and again.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { MailboxOptions, RunningMailbox } from '../../src/duties/fetch-mail/start-mailbox.ts';
import { pem } from '../authority/create-authority.ts';
import { der, sequence } from '../authority/der-writer.ts';
import { authorityExtensions, extension, issueCertificate } from '../authority/issue-certificate.ts';
import { testKey } from '../authority/test-keys.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { testStartMs } from '../deps.ts';
import { type ImapServer, startImapServer } from '../fakes/imap-server.ts';
import {
  allReceived,
  boxOf,
  forgetMails,
  nextLetter,
  receivedBy,
  startReading,
  until,
} from './mailbox-hand.ts';

let scene: TestDatabase;
const servers: ImapServer[] = [];
const running: RunningMailbox[] = [];
before(async () => {
  scene = await testDatabase();
});
after(() => scene.stop());
afterEach(async () => {
  for (const reading of running.splice(0)) await reading.stop();
  for (const server of servers.splice(0)) await server.stop();
  await forgetMails(scene.deps);
});

async function serve(tls?: Parameters<typeof startImapServer>[0]): Promise<ImapServer> {
  const server = await startImapServer(tls);
  servers.push(server);
  server.arrive(nextLetter());
  return server;
}

function read(server: ImapServer, over?: Partial<MailboxOptions>): RunningMailbox {
  const reading = startReading(scene.deps, server, over);
  running.push(reading);
  return reading;
}

const stoppedBy = (causa: string) =>
  until(`stopped by ${causa}`, async () => (await boxOf(scene.deps))?.causa === causa);

/** Long enough for a dozen tries at the pace of these tests. */
const aWhile = () => wait(400);

test('correo 39: a wrong password is tried once, also by the next process, and a changed one at once', async () => {
  const server = await serve();
  server.password = 'otra-clave-sintetica';
  const first = read(server);
  await stoppedBy('clave-rechazada');
  await aWhile();
  await first.stop();
  read(server);
  await aWhile();
  assert.equal(server.logins, 1);
  assert.equal((await receivedBy(scene.deps)).length, 0);
  read(server, { url: server.url.replace('clave-sintetica', 'otra-clave-sintetica') });
  await until('received with the new password', () => allReceived(scene.deps, server));
  await until('calm', async () => (await boxOf(scene.deps))?.causa === null);
  assert.equal(server.logins, 2);
});

test('correo 39: an authorisation that ran out has its own word, a server out of order is no wrong password', async () => {
  const server = await serve();
  server.password = 'otra';
  server.refusal = 'EXPIRED';
  const first = read(server);
  await stoppedBy('token');
  assert.equal(server.logins, 1);
  await first.stop();
  await forgetMails(scene.deps);
  server.refusal = 'UNAVAILABLE';
  read(server);
  await stoppedBy('conexion');
  server.password = 'clave-sintetica';
  await until('received', () => allReceived(scene.deps, server));
});

test('a folder that is not there is an alarm', async () => {
  const server = await serve();
  read(server, { url: `${server.url}/Otra%20carpeta` });
  await stoppedBy('sin-carpeta');
  await aWhile();
  assert.equal(server.logins, 1);
});

test('ASVS 12.3.2 a server elsewhere that offers no TLS is told no password', async () => {
  const server = await serve();
  // The name is not loopback, its address is: what counts is what the operator wrote.
  read(server, { url: server.url.replace('127.0.0.1', '[::ffff:127.0.0.1]') });
  await stoppedBy('sin-tls');
  assert.equal(server.logins, 0);
});

const dayMs = 86_400_000;
const own = [['CN', 'Autoridad sintética de prueba']] as const;

/** A server's certificate for this machine, signed by an authority of that name. */
function certificate(name: string) {
  const authority = testKey('ec', `autoridad ${name}`);
  const keys = testKey('ec', `servidor ${name}`);
  const common = { issuer: own, issuerKey: authority.privateKey, notBeforeMs: 0, notAfterMs: 0 };
  const dates = { notBeforeMs: testStartMs - 3_650 * dayMs, notAfterMs: testStartMs + 3_650 * dayMs };
  const loopback = sequence(der(0x87, Buffer.from([127, 0, 0, 1])));
  const root = issueCertificate({
    ...common,
    ...dates,
    serial: 1,
    subject: own,
    keys: authority,
    extensions: authorityExtensions(),
  });
  const leaf = issueCertificate({
    ...common,
    ...dates,
    serial: 2,
    subject: [['CN', '127.0.0.1']],
    keys,
    extensions: [extension('2.5.29.17', loopback)],
  });
  const key = keys.privateKey.export({ type: 'pkcs8', format: 'pem' });
  return { authority: pem(root), server: { cert: pem(leaf), key } };
}

test('correo 39, ASVS 12.3.2: a certificate that changed is an alarm before any password is said', async () => {
  const [known, other] = [certificate('una'), certificate('otra')];
  const good = await serve(known.server);
  read(good, { authority: known.authority });
  await until('received', () => allReceived(scene.deps, good));
  const changed = await serve(other.server);
  read(changed, { authority: known.authority });
  await until('alarm', () => scene.logLines.some((line) => line.includes('"code":"certificado"')));
  await aWhile();
  assert.equal(changed.logins, 0);
});

test('the log has codes: no address, no subject, no password, nothing a server said', async () => {
  const server = await serve();
  server.password = 'otra';
  read(server);
  await stoppedBy('clave-rechazada');
  const lines = scene.logLines.filter((line) => line.includes('buzon'));
  assert.ok(lines.some((line) => line.includes('clave-rechazada')));
  const said = lines.join('\n');
  assert.doesNotMatch(said, /@|127\.0\.0\.1|clave-sintetica|Carta|AUTHENTICATIONFAILED|buzon no/);
});
