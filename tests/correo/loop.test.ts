// The whole way on this machine: a person's letter comes in by LMTP, the answer goes out by SMTP, her reply to it comes in by
// a mailbox that is read, and joins the same thread.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTransport } from 'nodemailer';
import {
  agencia,
  type MailScene,
  mailOf,
  openMailScene,
  ownAddress,
  workOff,
} from '../../src/actions/correo/testing/mail-scene.ts';
import { startLmtp } from '../../src/channels/correo/lmtp-server.ts';
import { sendOwed } from '../../src/duties/send-owed.ts';
import { smtpMailer } from '../../src/platform/mail.ts';
import { statement, valuesFor } from '../../src/store/statement.ts';
import { readPlusAddress } from '../../src/trust/correo-marcas.ts';
import { startImapServer } from '../fakes/imap-server.ts';
import { headerOf, startSmtpSink } from '../fakes/smtp-sink.ts';
import { boxOf, startReading, until } from './mailbox-hand.ts';

const person = 'persona.del.circuito@correo.example';

const mails = statement<'de'>(
  'prueba-circuito',
  'select hilo, estado from correos_recibidos where remitente = :de order by recibido_en, id',
);

const mailsOf = ({ deps }: MailScene) =>
  deps.db.query<{ hilo: string | null; estado: string }>(mails, valuesFor(mails, { de: person }));

test('a letter by LMTP, the answer by SMTP, the reply by IMAP: one thread', async (t) => {
  const [scene, sink, server] = await Promise.all([openMailScene(), startSmtpSink(), startImapServer()]);
  const { deps } = scene;
  const lmtp = await startLmtp(deps, { host: '127.0.0.1', port: 0 });
  const carrier = createTransport({ host: '127.0.0.1', port: lmtp.port, lmtp: true, secure: false });
  const mailer = smtpMailer({ url: sink.url, from: `Ventanilla <${ownAddress}>` });
  const reading = startReading(deps, server);
  t.after(async () => {
    await reading.stop();
    carrier.close();
    await mailer.close();
    await Promise.all([lmtp.stop(), sink.stop(), server.stop()]);
    await scene.stop();
  });
  const raw = mailOf({
    de: person,
    id: 'circuito-1@correo.example',
    texto: 'Quisiera información sintética.',
  });
  const info = await carrier.sendMail({ envelope: { from: person, to: [ownAddress] }, raw });
  assert.deepEqual(info.rejected, []);
  await workOff(deps);
  await sendOwed({ deps, mailer, agencia });
  const letter = sink.letters.find(({ to }) => to.includes(person));
  assert.ok(letter, 'it was answered');
  assert.equal(headerOf(letter, 'In-Reply-To'), '<circuito-1@correo.example>');
  const back = /[^\s<>]+@[^\s<>]+/.exec(headerOf(letter, 'Reply-To'))?.[0] ?? '';
  const reply = mailOf({
    de: person,
    para: back,
    id: 'circuito-2@correo.example',
    asunto: 'Re: su respuesta',
    enRespuestaA: headerOf(letter, 'Message-ID').slice(1, -1),
    texto: 'Gracias, esto es lo que faltaba.',
  });
  server.arrive(Buffer.concat([Buffer.from(`Return-Path: <${person}>\r\n`), reply]));
  await until('fetched', async () => (await boxOf(deps))?.uid === 1);
  await workOff(deps);
  const [first, second, ...more] = await mailsOf(scene);
  assert.deepEqual(more, []);
  assert.equal(first?.estado, 'procesado');
  assert.equal(second?.estado, 'procesado');
  assert.equal(second?.hilo, first?.hilo);
  assert.equal(readPlusAddress(deps.keys, ownAddress, back), first?.hilo);
});
