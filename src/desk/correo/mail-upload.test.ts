// A mail given to the desk as a file, and the banner of a mailbox that stopped.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { alertAddress } from '../../../tests/correo/carta.ts';
import { someReaders } from '../../../tests/sealed-readers.ts';
import type { WebClient } from '../../../tests/web-client.ts';
import { mailOf, workOff } from '../../actions/correo/testing/mail-scene.ts';
import { looksLikeMail, receiveMailFile } from '../../actions/correo-mesa/receive-mail-file.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { acta, type MailDesk, startMailDesk } from './testing/mail-desk.ts';

const { correo } = paths.mesa;
let desk: MailDesk;
before(async () => {
  desk = await startMailDesk();
});
after(() => desk.stop());

async function upload(client: WebClient, nombre: string, bytes: Buffer) {
  return client.postFiles(await client.get(correo.subir), correo.subir, [['correo', nombre, bytes]]);
}

test('a mail in a file is kept as it is, read like any other, and kept once', async () => {
  const control = await desk.as('control1');
  const bytes = mailOf({ asunto: 'Entregado en ventanilla', texto: 'Palabras del correo en archivo.' });
  const sent = await upload(control, 'correo.eml', bytes);
  const id = /mensajes\/([0-9a-f-]{36})\?hecho=subir$/.exec(sent.location ?? '')?.[1] ?? '';
  const waits = await control.get(sent.location ?? '');
  assert.ok(waits.html.includes('Todavía no se ha leído') && waits.html.includes('http-equiv="refresh"'));
  await workOff(desk.deps);
  const supervisor = await desk.as('supervisora');
  const read = await supervisor.get(correo.mensaje(id));
  assert.ok(read.html.includes('Palabras del correo en archivo.'));
  assert.ok(read.html.includes('subido por Funcionaria de Ejemplo Tres'));
  assert.ok(read.html.includes('No pudimos comprobar que lo envió'), 'a file proves no sender');
  const again = await upload(control, 'otra-copia.eml', bytes);
  assert.match(again.location ?? '', new RegExp(`${id}\\?hecho=repetido$`));
});

test('a file that is no mail is refused with what to do, and nothing is kept', async () => {
  const control = await desk.as('control1');
  const answer = await upload(control, 'acta.eml', acta.bytes);
  assert.equal(answer.status, 422);
  assert.ok(answer.html.includes('no es un correo que se pueda leer'));
  const nothing = await control.postFiles(await control.get(correo.subir), correo.subir, []);
  assert.equal(nothing.status, 422);
  assert.ok(nothing.html.includes('Elija el archivo del correo'));
  const refused = await receiveMailFile(desk.deps, desk.staff('control1'), Readable.from([acta.bytes]));
  assert.ok(isRefusal(refused) && refused.code === 'correo-ilegible');
});

test('what a mail begins with', () => {
  for (const text of [
    'From: a@b.example\r\n\r\nHola',
    'Received: de aquí\n por allá\nSubject: x\n\n',
    '\u00EF\u00BB\u00BFSubject: x\n\n',
  ])
    assert.ok(looksLikeMail(Buffer.from(text, 'latin1')), text);
  for (const text of [
    '',
    'Hola, le escribo para',
    '%PDF-1.7\n',
    'clave: valor\notra: cosa\n\n',
    '{"from": "x"}\n',
  ])
    assert.ok(!looksLikeMail(Buffer.from(text, 'latin1')), text);
});

test('only who attends mail uploads: an auditor and an administrator do not', async () => {
  for (const usuario of ['auditor', 'administracion'])
    assert.equal((await (await desk.as(usuario)).get(correo.subir)).status, 403);
  const refused = await receiveMailFile(desk.deps, desk.staff('auditor'), Readable.from([mailOf()]));
  assert.ok(isRefusal(refused) && refused.code === 'sin-permiso');
});

test('correo 42: a file of a mail to the alert address goes to the sealed room or nowhere, and leaves nothing at the desk', async () => {
  const control = await desk.as('control1');
  const bytes = mailOf({
    para: alertAddress,
    asunto: 'Palabra secreta de la denuncia',
    texto: 'Un funcionario pidió dinero para adjudicar el contrato. Texto sintético.',
  });
  const closed = await upload(control, 'denuncia.eml', bytes);
  assert.equal(closed.status, 409);
  assert.ok(closed.html.includes('la sala reservada todavía no puede recibirlo'));
  await someReaders(desk.deps);
  const sent = await upload(control, 'denuncia.eml', bytes);
  assert.equal(sent.location, `${correo.inicio}?hecho=sala`);
  const said = await control.get(sent.location ?? '');
  assert.ok(said.html.includes('quedó sellado en la sala reservada') && !said.html.includes('secreta'));
  const inbox = await control.get(`${correo.inicio}?q=secreta`);
  assert.ok(inbox.html.includes('Ningún correo coincide'));
});

test('correo 39: a mailbox that stopped is told with what to do', async () => {
  await desk.deps.db.execute(
    {
      name: 'prueba-buzon',
      text: `insert into correo_buzones (buzon, causa) values ('imap tramites', 'conexion')`,
    },
    [],
  );
  const page = await (await desk.as('control1')).get(correo.inicio);
  assert.ok(page.html.includes('Un buzón no se está leyendo') && page.html.includes('imap tramites'));
});
