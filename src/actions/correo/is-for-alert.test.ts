// Mail to the alert address is sealed, whoever else it names and wherever its copy arrived; nothing of it is on the ordinary desk.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { statement } from '../../store/statement.ts';
import { enrolled } from '../sala/testing/room.ts';
import { isForAlert } from './is-for-alert.ts';
import { handIn, type MailScene, mailOf, openMailScene, ownAddress, workOff } from './testing/mail-scene.ts';

const alert = 'alerta@agencia-demostracion.example';
const head = (lines: string): Buffer => Buffer.from(`${lines}\r\n\r\nTo: ${alert}\r\n`);

test('correo 42: by the envelope, with anything behind a plus sign, in any case', () => {
  assert.ok(isForAlert([ownAddress, alert], head('To: x@y.example'), alert));
  assert.ok(isForAlert(['ALERTA+algo@Agencia-Demostracion.example'], head(''), alert));
  assert.ok(!isForAlert([ownAddress], head('To: x@y.example'), alert));
  assert.ok(!isForAlert(['alerta@otra.example', 'xalerta@agencia-demostracion.example'], head(''), alert));
  assert.ok(!isForAlert([alert], head(''), null));
});

test('correo 42: by whom the headers name, folded or not; not by what the text says', () => {
  assert.ok(
    isForAlert(
      [ownAddress],
      head(`From: a@b.example\r\nCc: "Uno" <u@v.example>,\r\n\t<${alert.toUpperCase()}>`),
      alert,
    ),
  );
  assert.ok(isForAlert([ownAddress], head(`X-Original-To: ${alert}`), alert));
  assert.ok(!isForAlert([ownAddress], head(`Subject: escribo a ${alert}\r\nTo: ${ownAddress}`), alert));
});

let scene: MailScene;
before(async () => {
  scene = await openMailScene();
});
after(() => scene.stop());

test('correo 42: while nobody can read the sealed room, a complaint is promised to nobody, and kept nowhere else', async () => {
  const sobre = { de: 'x@y.example', para: [alert] };
  await assert.rejects(handIn(scene.deps, mailOf({ texto: 'Denuncio un soborno.' }), { sobre }));
});

test('correo 42: of a complaint that names both addresses, no word is in the ordinary tables', async () => {
  await enrolled(scene.deps, 'lectora de prueba', ['denuncias', 'extorsion', 'personal-propio']);
  await enrolled(scene.deps, 'custodia de prueba');
  const canary = 'frase-canario-sintetica';
  const complaint = {
    texto: `Me pidieron una coima en el proceso, ${canary}.`,
    asunto: 'Denuncia de corrupción',
  };
  const copy = mailOf({ ...complaint, para: `${ownAddress}, ${alert}` });
  assert.equal((await handIn(scene.deps, copy)).outcome, 'guardado');
  const sobre = { de: 'x@y.example', para: [ownAddress, alert] };
  assert.equal((await handIn(scene.deps, mailOf(complaint), { sobre })).outcome, 'guardado');
  await workOff(scene.deps);
  const all = statement(
    'prueba-todo',
    `select (select count(*)::int from correos_recibidos) as recibidos, (select count(*)::int from correo_hilos) as hilos`,
  );
  assert.deepEqual(await scene.deps.db.query(all), [{ recibidos: 0, hilos: 0 }]);
  assert.ok(!scene.logLines.join('\n').includes(canary));
});

test('a payment complaint at the alert address goes on as an ordinary one', async () => {
  const texto = 'La entidad no me paga la factura del contrato desde hace tres meses, ya firmamos el acta.';
  const crudo = mailOf({
    de: 'contratista@correo.example',
    asunto: 'Retención indebida de pagos',
    texto,
    para: alert,
  });
  const receipt = await handIn(scene.deps, crudo, {
    sobre: { de: 'contratista@correo.example', para: [alert] },
  });
  assert.equal(receipt.outcome, 'guardado');
  await workOff(scene.deps);
  const threads = statement('prueba-hilos-de-alerta', 'select tramite, estado from correo_hilos');
  assert.deepEqual(await scene.deps.db.query(threads), [
    { tramite: 'retencion-indebida-de-pagos', estado: 'espera-documentos' },
  ]);
});
