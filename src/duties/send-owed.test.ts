/** Letters owed outside any case: each goes out once over SMTP, is tried again in growing waits, and is given up in the open. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { until } from '../../tests/database-with-queues.ts';
import { headerOf, type SmtpSink, startSmtpSink } from '../../tests/fakes/smtp-sink.ts';
import { sampleLogKeys } from '../../tests/sample-log.ts';
import { openScene, type Scene } from '../../tests/scene.ts';
import { oweNotices } from '../actions/owe-notices.ts';
import { limits } from '../domain/limits.ts';
import { type Mailer, MailFault, smtpMailer } from '../platform/mail.ts';
import { findCorreo, listCorreosFallidos } from '../store/correos.ts';
import { logHeadPath } from '../trust/registro-publico/log-head.ts';
import type { Post } from './send-mail.ts';
import { sendOwed } from './send-owed.ts';
import { startDuties } from './start-duties.ts';

const mailFrom = 'Ventanilla <no-responder@agencia.example>';
const hourMs = 3_600_000;
let scene: Scene;
let sink: SmtpSink;
let mailer: Mailer;
let post: Post;

before(async () => {
  [scene, sink] = await Promise.all([openScene(), startSmtpSink()]);
  mailer = smtpMailer({ url: sink.url, from: mailFrom });
  post = { deps: scene.deps, mailer, agencia: 'Agencia de Prueba' };
});
after(async () => {
  await mailer.close();
  await sink.stop();
  await scene.stop();
});
beforeEach(() => scene.deps.clock.advance(24 * hourMs));

/** Owes one notice, as a change of the account would; returns the row's id. */
async function owe(para: string, undo = false): Promise<string> {
  const { deps } = scene;
  let id = '';
  const ids = {
    ...deps.ids,
    newId: () => {
      id = deps.ids.newId();
      return id;
    },
  };
  const change = deps.db.transaction(async (queries) => {
    await oweNotices({ ...deps, ids })(queries, [{ para, asunto: 'Su clave cambió', texto: 'Fue hoy.' }]);
    if (undo) throw new Error('undone');
  });
  if (undo) await assert.rejects(change, /undone/);
  else await change;
  return id;
}

const lettersTo = (para: string) => sink.letters.filter(({ to }) => to.includes(para));

test('a notice goes out once, signed, under its own Message-ID; one of a change undone never does (ASVS 6.3.7)', async () => {
  const id = await owe('una@agencia.example');
  await owe('deshecha@agencia.example', true);
  assert.equal(await sendOwed(post), 'idle');
  scene.deps.clock.advance(24 * hourMs);
  await sendOwed(post);
  const [letter, ...others] = lettersTo('una@agencia.example');
  assert.ok(letter);
  assert.deepEqual(others, []);
  assert.deepEqual(lettersTo('deshecha@agencia.example'), []);
  assert.equal(headerOf(letter, 'message-id'), `<${id}@agencia.example>`);
  assert.match(letter.raw, /Fue hoy\.\r\n\r\nAgencia de Prueba/);
  assert.equal((await findCorreo(scene.deps.db, id))?.estado, 'enviado');
});

test('many processes at once: every letter is in one hand', async () => {
  const addresses = Array.from({ length: 12 }, (_, i) => `varias${i}@agencia.example`);
  for (const para of addresses) await owe(para);
  await Promise.all(Array.from({ length: 4 }, () => sendOwed(post)));
  for (const para of addresses) assert.equal(lettersTo(para).length, 1, para);
});

test('a process that dies after the mail left sends the same Message-ID once more, later, and then never', async () => {
  const { deps } = scene;
  const para = 'repetida@agencia.example';
  const id = await owe(para);
  deps.faults.arm('tras-correo-antes-de-marca', { do: 'throw' });
  await assert.rejects(sendOwed(post), /injected/);
  deps.faults.disarm();
  await sendOwed(post);
  assert.equal(lettersTo(para).length, 1, 'still in the hand of the one that died');
  for (let i = 0; i < 3; i += 1) {
    deps.clock.advance(hourMs);
    await sendOwed(post);
  }
  const ids = lettersTo(para).map((letter) => headerOf(letter, 'message-id'));
  assert.deepEqual(ids, [`<${id}@agencia.example>`, `<${id}@agencia.example>`]);
});

test('a server that is away uses up one try of one letter; waits grow up to an hour, and the last try shows', async () => {
  const { deps } = scene;
  const away = { ...post, mailer: { ...mailer, send: () => Promise.reject(new MailFault('EAWAY', true)) } };
  const [first, second] = [await owe('ausente1@agencia.example'), await owe('ausente2@agencia.example')];
  const tries = async (id: string) => (await findCorreo(deps.db, id))?.intentos ?? 0;
  assert.equal(await sendOwed(away), 'soon');
  assert.equal((await tries(first)) + (await tries(second)), 1);
  while ((await tries(first)) + (await tries(second)) < 2) await sendOwed(away);
  deps.clock.advance(59_000);
  assert.equal(await sendOwed(away), 'idle', 'nothing is due within the first minute');
  for (let i = 0; i < 2 * limits.jobTriesMax; i += 1) {
    deps.clock.advance(hourMs);
    await sendOwed(away);
  }
  const failed = await listCorreosFallidos(deps.db, 10);
  for (const id of [first, second]) {
    const row = failed.find((one) => one.id === id);
    assert.deepEqual([row?.ultimoError, row?.intentos], ['EAWAY', limits.jobTriesMax]);
  }
  deps.clock.advance(24 * hourMs);
  assert.equal(await sendOwed(post), 'idle');
  assert.deepEqual(lettersTo('ausente1@agencia.example'), []);
});

test('an address refused for good is given up at once and does not hold up the next letter', async () => {
  const { deps } = scene;
  const refused = await owe('no es una dirección');
  const next = await owe('siguiente@agencia.example');
  assert.equal(await sendOwed(post), 'idle');
  const row = await findCorreo(deps.db, refused);
  assert.deepEqual([row?.estado, row?.ultimoError], ['fallido', 'direccion-no-valida']);
  assert.equal((await findCorreo(deps.db, next))?.estado, 'enviado');
});

test('the duties of a process send what is owed by themselves', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-tareas-'));
  const duties = await startDuties(scene.deps, {
    connection: scene.connection,
    config: { smtpUrl: sink.url, mailFrom },
    log: { keys: sampleLogKeys, headPath: logHeadPath(folder) },
  });
  try {
    await owe('sola@agencia.example');
    duties.nudge();
    await until(() => lettersTo('sola@agencia.example').length > 0);
  } finally {
    await duties.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
