// Which thread a mail ends in, and what it may do there: through the whole pipeline, on a real database.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { plusAddress, threadMessageId } from '../../trust/correo-marcas.ts';
import {
  lettersOf,
  type MailScene,
  mailRow,
  openMailScene,
  ownAddress,
  threadRow,
} from './testing/mail-scene.ts';

let scene: MailScene;
before(async () => {
  scene = await openMailScene();
});
after(() => scene.stop());

const owner = 'duena.sintetica@correo.example';
const colleague = 'colega.sintetico@otro.example';

/** A thread of `owner` about nothing in particular, with the letter that acknowledged it. */
async function begun(over: object = {}) {
  const row = await scene.mail({ de: owner, texto: 'Hola, quería saludarles y contarles algo.', ...over });
  const thread = await threadRow(scene.deps, row.hilo);
  const [letter] = await lettersOf(scene.deps, thread.id);
  const address = plusAddress(scene.deps.keys, ownAddress, thread.id);
  return { row, thread, letter, address };
}

/** A further owner for each test, so that budgets and floods do not meet. */
let owners = 0;
const newOwner = (): string => {
  owners += 1;
  return `duena.${owners}@correo.example`;
};

test('a first mail that nothing fits gets one acknowledgement, joined to it, and waits for staff', async () => {
  const { row, thread, letter } = await begun({ id: 'primero@correo.example' });
  assert.equal(row.estado, 'procesado');
  assert.equal(thread.estado, 'en-atencion');
  assert.equal(letter?.clase, 'acuse');
  assert.equal(letter?.para, owner);
  assert.equal(letter?.responde_a, 'primero@correo.example');
  const next = await scene.mail({ de: owner, enRespuestaA: 'primero@correo.example' });
  assert.equal(next.hilo, thread.id);
  assert.equal((await lettersOf(scene.deps, thread.id)).length, 1);
});

test('correo 8: the same Message-ID with another body is another mail, and both say so', async () => {
  const id = 'repetido-con-otro-cuerpo@correo.example';
  const de = newOwner();
  const first = await scene.mail({ de, id, texto: 'Texto uno.' });
  const second = await scene.mail({ de, id, texto: 'Texto dos.' });
  assert.equal(second.estado, 'procesado');
  assert.notEqual(first.id, second.id);
  assert.match(second.juicio?.porque.join(' ') ?? '', /mismo Message-ID/);
});

test('correo 7: the same content by another way is a delivery of the first', async () => {
  const id = 'dos-buzones@correo.example';
  const content = { de: newOwner(), id, texto: 'Un solo mensaje.', asunto: 'Uno' };
  const first = await scene.mail(
    { ...content, mas: ['X-Camino: a'] },
    { via: 'imap', buzon: 'a', uidvalidity: 1, uid: 1 },
  );
  const second = await scene.mail(
    { ...content, mas: ['X-Camino: b'] },
    { via: 'imap', buzon: 'b', uidvalidity: 1, uid: 1 },
  );
  assert.equal(second.estado, 'repetido');
  assert.equal(second.hilo, null);
  assert.equal((await mailRow(scene.deps, first.id)).entregas, 2);
  assert.equal(second.entregas, 0);
});

test('correo 8: a forgery with the same content sent first does not swallow the true mail', async () => {
  const content = {
    de: newOwner(),
    id: 'adelantado@correo.example',
    texto: 'Mismo contenido.',
    asunto: 'Mismo',
  };
  const forged = await scene.mail({ ...content, comprobado: 'fail' });
  const own = await scene.mail({ ...content, comprobado: 'pass' });
  assert.equal(forged.autenticidad, 'falsificado');
  assert.equal(own.estado, 'procesado');
  assert.ok(own.hilo !== null);
});

test('correo 9: without Message-ID, of three mails two of which are the same, two remain', async () => {
  const content = { de: newOwner(), id: null, asunto: 'Sin identificador' };
  const states = [
    await scene.mail({ ...content, texto: 'Uno.' }),
    await scene.mail({ ...content, texto: 'Uno.', mas: ['Received: by mx'] }),
    await scene.mail({ ...content, texto: 'Dos.' }),
  ].map(({ estado }) => estado);
  assert.deepEqual(states, ['procesado', 'repetido', 'procesado']);
});

test('correo 10: an answer to a mail in another person’s thread begins its own, with the link suggested', async () => {
  const { thread } = await begun({ de: newOwner(), id: 'de-otra-persona@correo.example' });
  const row = await scene.mail({ de: colleague, enRespuestaA: 'de-otra-persona@correo.example' });
  assert.notEqual(row.hilo, thread.id);
  const own = await threadRow(scene.deps, row.hilo);
  assert.equal(own.direccion, colleague);
  assert.equal(own.contenido.sugerida, thread.referencia);
});

test('correo 11: the right reference in the subject from an unknown sender waits in quarantine', async () => {
  const { thread } = await begun({ de: newOwner() });
  const row = await scene.mail({ de: 'desconocido@otro.example', asunto: `Sobre ${thread.referencia}` });
  assert.equal(row.en_cuarentena, true);
  const after = await threadRow(scene.deps, thread.id);
  assert.equal(after.version, thread.version);
  assert.equal((await lettersOf(scene.deps, thread.id)).length, 1);
});

test('correo 12: whoever was given the thread’s own address joins as a third party, and gets no letter', async () => {
  const { thread, address } = await begun({ de: newOwner() });
  const row = await scene.mail(
    { de: colleague, para: address },
    { sobre: { de: colleague, para: [address] } },
  );
  assert.equal(row.hilo, thread.id);
  assert.equal(row.juicio?.tercero, true);
  const after = await threadRow(scene.deps, thread.id);
  assert.equal(after.direccion, thread.direccion);
  assert.equal(after.estado, thread.estado);
  assert.equal((await lettersOf(scene.deps, thread.id)).length, 1);
});

test('correo 13: a forged From of the owner changes nothing and is not answered', async () => {
  const de = newOwner();
  const { thread, address } = await begun({ de });
  for (const comprobado of ['fail', 'calla'] as const) {
    const row = await scene.mail({ de, comprobado }, { sobre: { de, para: [address] } });
    assert.equal(row.autenticidad, comprobado === 'fail' ? 'falsificado' : 'sin-verificar');
    assert.equal((await threadRow(scene.deps, thread.id)).version, thread.version);
  }
  assert.equal((await lettersOf(scene.deps, thread.id)).length, 1);
});

test('correo 13: a first mail that nothing vouches for waits for staff without any answer', async () => {
  const row = await scene.mail({ de: newOwner(), comprobado: 'calla' });
  const thread = await threadRow(scene.deps, row.hilo);
  assert.equal(thread.estado, 'en-atencion');
  assert.deepEqual(await lettersOf(scene.deps, thread.id), []);
});

test('correo 14: results that the sender wrote under another name vouch for nobody', async () => {
  const mas = ['Authentication-Results: mx.correo.example; dmarc=pass header.from=correo.example'];
  const row = await scene.mail({ de: newOwner(), comprobado: 'calla', mas });
  assert.equal(row.autenticidad, 'sin-verificar');
});

test('correo 14: a file that staff upload was not checked by our server, whatever its headers say', async () => {
  const cuenta = scene.staff('registro1').cuenta;
  const row = await scene.mail({ de: newOwner() }, { via: 'archivo', cuenta, sobre: { de: '', para: [] } });
  assert.deepEqual([row.clase, row.autenticidad], ['persona', 'sin-verificar']);
  assert.deepEqual(await lettersOf(scene.deps, row.hilo ?? ''), []);
});

test('correo 16: an answer goes to Reply-To only of a sender who was verified; the thread stays of From', async () => {
  const [sure, unsure] = [newOwner(), newOwner()];
  const mas = ['Reply-To: secretaria.sintetica@correo.example'];
  const row = await scene.mail({ de: sure, mas });
  const thread = await threadRow(scene.deps, row.hilo);
  assert.equal(thread.direccion, sure);
  assert.equal((await lettersOf(scene.deps, thread.id))[0]?.para, 'secretaria.sintetica@correo.example');
  const other = await scene.mail({ de: unsure, mas, comprobado: 'calla' });
  assert.deepEqual(await lettersOf(scene.deps, other.hilo ?? ''), []);
});

test('correo 19: an answer that came before its original ends in the same thread', async () => {
  const de = newOwner();
  const reply = await scene.mail({ de, enRespuestaA: 'el-original@correo.example', texto: 'Y además esto.' });
  const original = await scene.mail({ de, id: 'el-original@correo.example', texto: 'Esto.' });
  assert.equal(original.hilo, reply.hilo);
});

test('correo 6: our own letter that comes back begins nothing and is not answered', async () => {
  const { thread, letter } = await begun({ de: newOwner() });
  assert.ok(letter);
  const id = threadMessageId(
    scene.deps.keys,
    { salida: letter.id, hilo: thread.id },
    'agencia-demostracion.example',
  );
  const row = await scene.mail({
    de: ownAddress,
    id,
    comprobado: 'calla',
    mas: ['Auto-Submitted: auto-generated'],
  });
  assert.notEqual(row.clase, 'persona');
  assert.equal(row.hilo, thread.id);
  assert.equal((await threadRow(scene.deps, thread.id)).version, thread.version);
  assert.equal((await lettersOf(scene.deps, thread.id)).length, 1);
});

test('correo 1–4: what no person wrote is kept and never answered, and begins no thread', async () => {
  const signs = [
    ['Auto-Submitted: auto-replied'],
    ['Auto-Submitted: auto-generated; vnd-ejemplo'],
    ['Precedence: bulk'],
    ['X-Autoreply: yes'],
    ['List-Id: <lista.correo.example>'],
  ];
  for (const mas of signs) {
    const row = await scene.mail({ de: newOwner(), mas });
    assert.notEqual(row.clase, 'persona', mas.join());
    assert.deepEqual([row.estado, row.hilo, row.en_cuarentena], ['procesado', null, false], mas.join());
  }
  const human = await scene.mail({ de: newOwner(), mas: ['Auto-Submitted: No (soy una persona)'] });
  assert.equal(human.clase, 'persona');
  const nobody = await scene.mail(
    { de: 'MAILER-DAEMON@correo.example', comprobado: 'calla' },
    { sobre: { de: '', para: [ownAddress] } },
  );
  assert.notEqual(nobody.clase, 'persona');
  assert.equal(nobody.hilo, null);
});

test('correo 1: an out-of-office answer is kept in its thread, and thread and letters stay as they were', async () => {
  const de = newOwner();
  const { thread, address } = await begun({ de });
  const row = await scene.mail(
    { de, mas: ['Auto-Submitted: auto-replied'] },
    { sobre: { de, para: [address] } },
  );
  assert.equal(row.hilo, thread.id);
  assert.equal(row.clase, 'automatico');
  assert.equal((await threadRow(scene.deps, thread.id)).version, thread.version);
  assert.equal((await lettersOf(scene.deps, thread.id)).length, 1);
});
