// Letters of mail threads: they go out once, join the thread they answer, and lead answers back to it; news of a case that came by mail too.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildPdf } from '../../tests/authority/build-pdf.ts';
import { headerOf, type SmtpSink, startSmtpSink } from '../../tests/fakes/smtp-sink.ts';
import { applyCaseEffect } from '../actions/correo/case-effect.ts';
import { completionLink } from '../actions/correo/completion-link.ts';
import {
  lettersOf,
  type MailScene,
  openMailScene,
  ownAddress,
  threadRow,
} from '../actions/correo/testing/mail-scene.ts';
import { takeSolicitud } from '../actions/take-solicitud.ts';
import { writeMessage } from '../actions/write-message.ts';
import { isRefusal } from '../domain/refusals.ts';
import { type Mailer, smtpMailer } from '../platform/mail.ts';
import { findHilo } from '../store/correo-mesa-hilo.ts';
import { insertSalidas } from '../store/correo-salidas.ts';
import { findSolicitudByReferencia, readJournal } from '../store/solicitudes.ts';
import { readPlusAddress, readThreadMessageId } from '../trust/correo-marcas.ts';
import { caseLetter } from './case-letter.ts';
import type { Post } from './send-mail.ts';
import { sendOwed } from './send-owed.ts';

const agencia = 'Agencia de Prueba';
let scene: MailScene;
let sink: SmtpSink;
let mailer: Mailer;
let post: Post;
before(async () => {
  [scene, sink] = await Promise.all([openMailScene(), startSmtpSink()]);
  mailer = smtpMailer({ url: sink.url, from: 'Ventanilla <no-responder@agencia.example>' });
  post = { deps: scene.deps, mailer, agencia };
});
after(async () => {
  await mailer.close();
  await sink.stop();
  await scene.stop();
});

const lettersTo = (para: string) => sink.letters.filter(({ to }) => to.includes(para));

test('the robot’s letter answers the mail, leads back to its thread, and no machine answers it', async () => {
  const de = 'con.carta@correo.example';
  const row = await scene.mail({ de, id: 'su-correo@correo.example' });
  await sendOwed(post);
  await sendOwed(post);
  const [letter, ...more] = lettersTo(de);
  assert.ok(letter);
  assert.deepEqual(more, []);
  assert.equal(headerOf(letter, 'In-Reply-To'), '<su-correo@correo.example>');
  assert.equal(headerOf(letter, 'References'), '<su-correo@correo.example>');
  assert.equal(headerOf(letter, 'Auto-Submitted'), 'auto-replied');
  const [written] = await lettersOf(scene.deps, row.hilo ?? '');
  const named = readThreadMessageId(scene.deps.keys, headerOf(letter, 'Message-ID').slice(1, -1));
  assert.deepEqual(named, { salida: written?.id, hilo: row.hilo });
  const back = /[^\s<>]+@[^\s<>]+/.exec(headerOf(letter, 'Reply-To'))?.[0] ?? '';
  assert.equal(readPlusAddress(scene.deps.keys, ownAddress, back), row.hilo);
  assert.doesNotMatch(letter.raw, /no responda a este correo/);
});

test('an officer’s answer is a person’s: nothing marks it as a machine’s', async () => {
  const de = 'con.respuesta@correo.example';
  const row = await scene.mail({ de });
  const salida = {
    id: scene.deps.ids.newId(),
    hilo: row.hilo ?? '',
    clase: 'respuesta',
    para: de,
    asunto: 'Re: Consulta',
    texto: 'Con gusto le respondemos.\n',
    respondeA: 'con\r\nBcc: x@y.example',
    cuenta: scene.staff('registro1').cuenta,
  } as const;
  await insertSalidas(scene.deps.db, [salida], scene.deps.clock.nowMs());
  await insertSalidas(scene.deps.db, [salida], scene.deps.clock.nowMs());
  await sendOwed(post);
  const sent = lettersTo(de).filter(({ raw }) => raw.includes('Con gusto'));
  assert.equal(sent.length, 1);
  const [letter] = sent;
  assert.ok(letter);
  assert.deepEqual(
    [headerOf(letter, 'Auto-Submitted'), headerOf(letter, 'Bcc'), headerOf(letter, 'In-Reply-To')],
    ['', '', ''],
  );
});

test('a case that came by mail has its news sent to its thread’s address, with the link of the thread', async () => {
  const de = 'contratista.con.caso@correo.example';
  const acta = {
    nombre: 'acta definitiva.pdf',
    tipo: 'application/pdf',
    bytes: buildPdf({ lines: ['ACTA SINTETICA'] }),
  };
  const texto = 'La entidad no me paga la factura del contrato del proceso LICO-MDEMO-003-2026.';
  const row = await scene.mail({
    de,
    asunto: 'Retención indebida de pagos',
    texto,
    adjuntos: [acta, { ...acta, nombre: 'factura.pdf', bytes: buildPdf({ lines: ['FACTURA'] }) }],
  });
  const thread = await threadRow(scene.deps, row.hilo);
  assert.equal(thread.estado, 'presentado', JSON.stringify([thread.faltan, thread.contenido.historia]));
  const caso = await findSolicitudByReferencia(scene.deps.db, thread.solicitud ?? '');
  assert.ok(caso);
  assert.equal(await caseLetter(scene.deps, agencia, { solicitud: caso.id, n: 1, carta: 'novedad' }), null);
  const officer = scene.staff('control1');
  const { referencia } = caso;
  const taken = await takeSolicitud(scene.deps, officer, {
    referencia,
    versionVista: caso.version,
    llave: 'tomar-caso',
  });
  assert.ok(!isRefusal(taken));
  const said = await writeMessage(scene.deps, officer, {
    referencia,
    versionVista: taken.version,
    llave: 'escribir-caso',
    texto: 'Una pregunta.',
  });
  assert.ok(!isRefusal(said));
  const n = (await readJournal(scene.deps.db, caso.id)).at(-1)?.n ?? 0;
  const letter = await caseLetter(scene.deps, agencia, { solicitud: caso.id, n, carta: 'novedad' });
  assert.equal(letter?.para, de);
  assert.ok(letter?.carta.texto.includes(completionLink(scene.deps, thread.id)));
  assert.match(letter.carta.texto, /Si responde a este correo, lo lee quien atiende/);
  assert.equal(readPlusAddress(scene.deps.keys, ownAddress, letter.enHilo?.responderA ?? ''), thread.id);
  const hilo = await findHilo(scene.deps.db, thread.id);
  assert.ok(hilo);
  const again = await applyCaseEffect(scene.deps, { clase: 'presentar', hilo, correo: 'otro-correo' });
  const filed = { id: caso.id, referencia, estado: 'recibida' };
  assert.deepEqual(again, { outcome: 'presentado', filed });
});
