/** Mail over a real connection: what arrives, what is refused for good, what is tried again, and nothing injected. */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { headerOf, type SmtpSink, startSmtpSink } from '../../tests/fakes/smtp-sink.ts';
import { isPlainAddress, type Letter, type Mailer, MailFault, oneLine, smtpMailer } from './mail.ts';

let sink: SmtpSink;
let mailer: Mailer;
before(async () => {
  sink = await startSmtpSink();
  mailer = smtpMailer({ url: sink.url, from: 'Ventanilla <no-responder@agencia.example>' });
});
after(async () => {
  await mailer.close();
  await sink.stop();
});

const letter: Letter = {
  id: '00000000-0000-8000-8000-000000000001',
  para: 'persona@empresa.example',
  asunto: 'Recibimos su petición',
  texto: 'Primera línea.\n.\nÚltima.\n',
  ahoraMs: Date.UTC(2026, 10, 23, 15),
};
const isFault =
  (retry: boolean) =>
  (error: unknown): boolean =>
    error instanceof MailFault && error.retry === retry;

test('a letter arrives with its Message-ID, marked as sent by a machine', async () => {
  await mailer.send(letter);
  const [got] = sink.letters;
  assert.ok(got);
  assert.deepEqual([got.from, got.to], ['no-responder@agencia.example', ['persona@empresa.example']]);
  assert.equal(headerOf(got, 'Message-ID'), `<${letter.id}@agencia.example>`);
  assert.equal(headerOf(got, 'Auto-Submitted'), 'auto-generated');
  assert.match(headerOf(got, 'From'), /^Ventanilla <no-responder@agencia\.example>$/);
  assert.match(got.raw, /\r\n\.\.\r\n/, 'a line of one dot does not end the letter');
});

test('ASVS 1.3.11 neither subject nor address can add a header, a recipient or a command', async () => {
  const before = sink.letters.length;
  await mailer.send({
    ...letter,
    asunto: 'Hola\r\nBcc: otro@mal.example\r\n\r\n.\r\nRCPT TO:<x@y.example>\u2028',
  });
  const got = sink.letters.at(-1);
  assert.ok(got);
  assert.equal(sink.letters.length, before + 1);
  assert.equal(headerOf(got, 'Bcc'), '');
  assert.deepEqual(got.to, ['persona@empresa.example']);
  for (const para of [
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example>\r\nRCPT TO:<c@d.example',
    '"a b"@c.example',
    'Nombre <a@b.example>',
    'a@b.example\u0000',
    '',
  ]) {
    assert.equal(isPlainAddress(para), false, JSON.stringify(para));
    await assert.rejects(mailer.send({ ...letter, para }), isFault(false));
  }
  assert.equal(sink.letters.length, before + 1);
});

test('subjects are one bounded line', () => {
  assert.equal(oneLine(' a\r\n\tb \u202e c\u0000 '), 'a b c');
  assert.equal(oneLine('x'.repeat(500)).length, 200);
});

test('a refused recipient is final; a server that is away or hangs up is tried again', async () => {
  sink.refuseRecipient = '550 5.1.1 no such user';
  await assert.rejects(mailer.send(letter), isFault(false));
  sink.refuseRecipient = '451 4.7.1 later';
  await assert.rejects(mailer.send(letter), isFault(true));
  sink.refuseRecipient = null;
  sink.hangUpAfterTaking = 1;
  await assert.rejects(mailer.send(letter), isFault(true));
  const fresh = smtpMailer({ url: sink.url, from: 'a@agencia.example' });
  sink.isAway = true;
  await assert.rejects(fresh.send(letter), isFault(true));
  sink.isAway = false;
  await fresh.send(letter);
  await fresh.close();
});

test('ASVS 12.3.2 a server on another machine that offers no TLS gets no mail', async () => {
  // The name is not loopback, its address is: what counts is what the operator wrote.
  const elsewhere = smtpMailer({
    url: sink.url.replace('127.0.0.1', '[::ffff:127.0.0.1]'),
    from: 'a@agencia.example',
  });
  const before = sink.letters.length;
  await assert.rejects(elsewhere.send(letter), isFault(true));
  assert.equal(sink.letters.length, before);
  await elsewhere.close();
});

test('a server that is not there is tried again', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  const absent = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'a@agencia.example' });
  await assert.rejects(absent.send(letter), isFault(true));
  await absent.close();
});
