// Debian's postfix where it is installed, set up as docs/correo.md tells operators: mails come in through it, answers go out
// through it, and what the service cannot take now it keeps and brings again.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
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
import { startMailbox } from '../../src/duties/fetch-mail/start-mailbox.ts';
import { sendOwed } from '../../src/duties/send-owed.ts';
import { type Mailer, smtpMailer } from '../../src/platform/mail.ts';
import { listBandeja } from '../../src/store/sala-bandeja.ts';
import { statement } from '../../src/store/statement.ts';
import { readPlusAddress } from '../../src/trust/correo-marcas.ts';
import { headerOf, type SmtpSink, startSmtpSink } from '../fakes/smtp-sink.ts';
import { freePort } from '../free-port.ts';
import { someReaders } from '../sealed-readers.ts';
import { type Dovecot, hasDovecot, startDovecot } from './dovecot.ts';
import { boxOf, deliveriesOf, quickPace, receivedBy, until } from './mailbox-hand.ts';
import { authservId, type Postfix, postfixMissing, startPostfix } from './postfix.ts';
import { startVouchingMilter } from './vouching-milter.ts';

const skip = postfixMissing();
const person = 'persona.del.circuito@correo.example';
/** At whose domain the agency's filter does not come to write anything. */
const forged = 'persona.imitada@sin-filtro.example';
const alert = 'alerta@agencia-demostracion.example';

const mails = statement(
  'prueba-postfix-correos',
  `select hilo, estado, autenticidad, (select e.sobre from correo_entregas e where e.correo = m.id limit 1) as sobre
   from correos_recibidos m order by recibido_en, id`,
);
type Row = {
  readonly hilo: string | null;
  readonly estado: string;
  readonly autenticidad: string | null;
  readonly sobre: { readonly de: string; readonly ip: string | null; readonly helo: string | null };
};

/** Instead of our door: what is for the agency goes into the mailbox, under the account that may write there. */
const intoMailbox = ({ folder }: Dovecot): readonly string[] => [
  `transport_maps = inline:{ ${ownAddress}=virtual: }`,
  `virtual_mailbox_base = ${folder}`,
  `virtual_mailbox_maps = inline:{ ${ownAddress}=correo/ }`,
  'virtual_minimum_uid = 1',
  'virtual_uid_maps = static:65534',
  'virtual_gid_maps = static:65534',
];

type Loop = {
  /** Closed at the end of the test, the latest first. */
  owed<T>(one: T, close: (it: T) => Promise<unknown>): T;
  readonly scene: MailScene;
  readonly sink: SmtpSink;
  readonly postfix: Postfix;
  readonly mailer: Mailer;
  rows(): Promise<readonly Row[]>;
  /** As the server of somebody outside; taken when it resolves. */
  send(de: string, para: readonly string[], raw: Buffer): Promise<void>;
  /** From here on our door takes mails. */
  openDoor(): Promise<void>;
  /** Nothing waits there, and nothing is under way. */
  isEmpty(): Promise<boolean>;
};

async function openLoop(t: TestContext, dovecot?: Dovecot): Promise<Loop> {
  const closing: (() => Promise<unknown>)[] = [];
  const owed = <T>(one: T, close: (it: T) => Promise<unknown>): T => {
    closing.unshift(() => close(one));
    return one;
  };
  t.after(async () => {
    for (const close of closing) await close();
  });
  if (dovecot !== undefined) owed(dovecot, (it) => it.stop());
  const scene = owed(await openMailScene(), (it) => it.stop());
  const sink = owed(await startSmtpSink(), (it) => it.stop());
  const spfOf = (domain: string) => (domain === forged.split('@')[1] ? null : 'pass');
  const milter = owed(await startVouchingMilter(authservId, spfOf), (it) => it.stop());
  const lmtpPort = await freePort();
  const neighbours = {
    lmtpPort,
    relayPort: Number(new URL(sink.url).port),
    milterPort: milter.port,
    more: dovecot === undefined ? [] : intoMailbox(dovecot),
  };
  const postfix = owed(await startPostfix(neighbours), (it) => it.stop());
  const mailer = owed(smtpMailer({ url: postfix.url, from: `Ventanilla <${ownAddress}>` }), (it) =>
    it.close(),
  );
  const { port } = postfix;
  const outside = { host: '127.0.0.1', port, secure: false, name: 'servidor.correo.example' };
  const transport = createTransport(outside);
  return {
    owed,
    scene,
    sink,
    postfix,
    mailer,
    rows: () => scene.deps.db.query<Row>(mails),
    isEmpty: async () => (await postfix.queued()).length === 0,
    async send(de, para, raw) {
      const { rejected } = await transport.sendMail({ envelope: { from: de, to: [...para] }, raw });
      assert.deepEqual(rejected, []);
    },
    async openDoor() {
      owed(await startLmtp(scene.deps, { host: '127.0.0.1', port: lmtpPort }), (it) => it.stop());
    },
  };
}

/** All of them were refused for now, and wait. */
const waiting = (postfix: Postfix, count: number) => async () => {
  const queued = await postfix.queued();
  return queued.length === count && queued.every(({ queue_name }) => queue_name === 'deferred');
};

/** Synthetic; what vouches for it is left to the server. */
const letter = (over: Parameters<typeof mailOf>[0] = {}): Buffer =>
  mailOf({ de: person, comprobado: 'calla', ...over });

/** Has the answer go out, and gives the address to which it asks to be answered. */
async function answered({ scene, sink, mailer }: Loop): Promise<string> {
  await workOff(scene.deps);
  await sendOwed({ deps: scene.deps, mailer, agencia });
  const there = () => sink.letters.filter(({ to }) => to.includes(person));
  await until('the answer went out', () => there().length === 1);
  const [answer] = there();
  assert.ok(answer);
  return /[^\s<>]+@[^\s<>]+/.exec(headerOf(answer, 'Reply-To'))?.[0] ?? '';
}

const replyTo = (back: string): Buffer =>
  letter({ para: back, asunto: 'Re: su respuesta', texto: 'Gracias, esto es lo que faltaba.' });

test('in and out by postfix, and the reply to the address of the thread joins it', { skip }, async (t) => {
  const loop = await openLoop(t);
  await loop.openDoor();
  await loop.send(person, [ownAddress], letter({ texto: 'Quisiera información sintética. Año ñ.' }));
  await until('the first came', async () => (await loop.rows()).length === 1);
  const back = await answered(loop);
  assert.notEqual(back, ownAddress);
  await loop.send(person, [back], replyTo(back));
  await until('the reply came', async () => (await loop.rows()).length === 2);
  await workOff(loop.scene.deps);
  const [first, second] = await loop.rows();
  for (const row of [first, second]) {
    assert.equal(row?.estado, 'procesado');
    assert.equal(row?.autenticidad, 'verificado');
    assert.deepEqual(
      { ...row?.sobre, para: null },
      { de: person, para: null, ip: '127.0.0.1', helo: 'servidor.correo.example' },
      'XFORWARD says who handed it over',
    );
  }
  assert.equal(second?.hilo, first?.hilo);
  assert.equal(readPlusAddress(loop.scene.deps.keys, ownAddress, back), first?.hilo);
  await until('nothing left', loop.isEmpty);
});

test('what a sender writes in the name of our server is gone, however the name is written', {
  skip,
}, async (t) => {
  const loop = await openLoop(t);
  await loop.openDoor();
  const found = 'dmarc=pass header.from=sin-filtro.example; spf=pass smtp.mailfrom=sin-filtro.example';
  const names = [
    authservId,
    `"${authservId}"`,
    `(nota) ${authservId}`,
    `\r\n\t${authservId}`,
    `${authservId} 1`,
  ];
  for (const [at, name] of names.entries()) {
    const mas = [`Authentication-Results: ${name}; ${found}`];
    await loop.send(
      forged,
      [ownAddress],
      letter({ de: forged, id: `imitada-${at}@sin-filtro.example`, mas }),
    );
  }
  await until('all came', async () => (await loop.rows()).length === names.length);
  await workOff(loop.scene.deps);
  await sendOwed({ deps: loop.scene.deps, mailer: loop.mailer, agencia });
  for (const { autenticidad } of await loop.rows()) assert.equal(autenticidad, 'sin-verificar');
  await until('nothing left', loop.isEmpty);
  assert.deepEqual(loop.sink.letters, []);
});

test('while our door is closed postfix keeps the mails, and each arrives once', { skip }, async (t) => {
  const loop = await openLoop(t);
  const { deps } = loop.scene;
  const inDatabase = async () => (await receivedBy(deps)).length;
  for (let i = 0; i < 3; i += 1) await loop.send(person, [ownAddress], letter());
  await until('all wait', waiting(loop.postfix, 3));
  await loop.openDoor();
  await loop.postfix.flush();
  await until('all delivered', loop.isEmpty);
  assert.equal(await inDatabase(), 3);
  assert.equal((await deliveriesOf(deps)).length, 3);

  deps.faults.arm('tras-fila-antes-de-acuse', { do: 'throw' });
  await loop.send(person, [ownAddress], letter());
  await until('kept here, and postfix was not told', waiting(loop.postfix, 1));
  assert.equal(await inDatabase(), 4);
  deps.faults.disarm();
  await loop.postfix.flush();
  await until('told', loop.isEmpty);
  assert.equal(await inDatabase(), 4, 'the same mail again is the same mail');
});

test('while nobody could read a complaint postfix keeps it; then it is sealed, once', { skip }, async (t) => {
  const loop = await openLoop(t);
  const { deps } = loop.scene;
  await loop.openDoor();
  const texto = 'Pidieron una coima para adjudicar el contrato sintético.';
  await loop.send(person, [alert], letter({ para: alert, texto }));
  await until('it waits', waiting(loop.postfix, 1));
  assert.match(await loop.postfix.log(), /status=deferred \(host \S+ said: 451 /);
  const { denuncias } = await someReaders(deps);
  const sealed = async () => (await listBandeja(deps.sala.db, `lector:${denuncias.cuenta}`, 200)).length;
  assert.equal(await sealed(), 0);
  await loop.postfix.flush();
  await until('taken', loop.isEmpty);
  assert.equal(await sealed(), 1);
  assert.deepEqual(await receivedBy(deps), []);
});

const withMailbox = skip || (hasDovecot() ? false : 'dovecot no está instalado');

test('postfix delivers into a mailbox of dovecot, which is read here: the same thread', {
  skip: withMailbox,
}, async (t) => {
  const dovecot = await startDovecot();
  const loop = await openLoop(t, dovecot);
  const { deps } = loop.scene;
  const pace = { ...quickPace, connectMs: 5_000, replyMs: 5_000 };
  const mailbox = { url: dovecot.url, address: ownAddress, sealed: false, pace };
  loop.owed(startMailbox(deps, mailbox), (it) => it.stop());
  await loop.send(person, [ownAddress], letter());
  await until('the first was fetched', async () => (await boxOf(deps))?.uid === 1);
  const back = await answered(loop);
  await loop.send(person, [back], replyTo(back));
  await until('the reply was fetched', async () => (await boxOf(deps))?.uid === 2);
  await workOff(deps);
  const [first, second, ...others] = await loop.rows();
  assert.deepEqual(others, []);
  assert.equal(first?.autenticidad, 'verificado');
  assert.equal(second?.estado, 'procesado');
  assert.equal(second?.hilo, first?.hilo);
  assert.equal(second?.sobre.de, person);
  await until('nothing left', loop.isEmpty);
});
