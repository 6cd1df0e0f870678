// Verbs on a thread past the pages: races, repeated keys, and mails set apart.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal } from '../../domain/refusals.ts';
import { statement, valuesFor } from '../../store/statement.ts';
import { lettersOf, type MailScene, openMailScene, threadRow } from '../correo/testing/mail-scene.ts';
import { answerThread } from './answer-thread.ts';
import { noteOnThread } from './note-on-thread.ts';
import { discardMail, releaseMail, stateSeen } from './place-mail.ts';
import { openMail, readMailForStaff } from './read-mail-for-staff.ts';
import { rereadMail } from './reread-mail.ts';
import { returnThread } from './return-thread.ts';
import { takeThread } from './take-thread.ts';

let scene: MailScene;
before(async () => {
  scene = await openMailScene();
});
after(() => scene.stop());

/** A question that no trámite takes, with the officer whose unit has it. */
async function question() {
  const row = await scene.mail({ asunto: 'Una pregunta', texto: 'Buenos días, ¿a qué hora atienden?' });
  const thread = await threadRow(scene.deps, row.hilo);
  return { row, id: thread.id, versionVista: thread.version };
}

const reader = { id: '00000000-0000-4000-8000-000000000001', creadaMs: 0 };

test('of twenty who take a thread at once one has it; the others hear hilo-cambiado', async () => {
  const { id, versionVista } = await question();
  const [uno, dos] = [scene.staff('registro1'), scene.staff('registro2')];
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      takeThread(scene.deps, i % 2 === 0 ? uno : dos, { id, versionVista, llave: `tomar-${i}-llave` }),
    ),
  );
  assert.equal(outcomes.filter((outcome) => !isRefusal(outcome)).length, 1);
  for (const outcome of outcomes) if (isRefusal(outcome)) assert.equal(outcome.code, 'hilo-cambiado');
});

test('ASVS 2.3.4 the same answer sent ten times at once is one letter', async () => {
  const { id, versionVista } = await question();
  const actor = scene.staff('registro1');
  const command = {
    id,
    versionVista,
    llave: 'responder-una-vez',
    texto: 'De 08h00 a 17h00.',
    agencia: 'Agencia',
  };
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => answerThread(scene.deps, actor, command)),
  );
  assert.ok(outcomes.every((outcome) => !isRefusal(outcome)));
  const letters = await lettersOf(scene.deps, id);
  assert.equal(letters.filter(({ clase }) => clase === 'respuesta').length, 1);
});

test('a supervisor hands back what an officer has; another officer cannot', async () => {
  const { id, versionVista } = await question();
  const taken = await takeThread(scene.deps, scene.staff('registro1'), {
    id,
    versionVista,
    llave: 'tomar-lo-mio',
  });
  assert.ok(!isRefusal(taken));
  const command = { id, versionVista: taken.version, llave: 'devolver-lo-ajeno' };
  const refused = await returnThread(scene.deps, scene.staff('registro2'), command);
  assert.ok(isRefusal(refused) && refused.code === 'otra-persona-la-tiene');
  assert.ok(!isRefusal(await returnThread(scene.deps, scene.staff('supervisora'), command)));
});

test('a key that is none, and a note without words, are refused', async () => {
  const { id, versionVista } = await question();
  const actor = scene.staff('registro1');
  const short = await noteOnThread(scene.deps, actor, { id, versionVista, llave: 'x', texto: 'Nota' });
  assert.ok(isRefusal(short) && short.code === 'llave-invalida');
  const empty = await noteOnThread(scene.deps, actor, {
    id,
    versionVista,
    llave: 'nota-vacia-1',
    texto: ' ',
  });
  assert.ok(isRefusal(empty) && empty.code === 'mensaje-vacio');
});

const park = statement<'id'>(
  'prueba-apartar',
  `update correos_recibidos set estado = 'apartado', causa = 'tiempo', hilo = null, leido = null where id = :id::uuid`,
);
const isolate = statement<'id'>(
  'prueba-aislar',
  'update correos_recibidos set en_cuarentena = true, hilo = null where id = :id::uuid',
);

test('correo 38: a mail that could not be read is seen, read again or discarded with a reason', async () => {
  const { row } = await question();
  await scene.deps.db.execute(park, valuesFor(park, { id: row.id }));
  const actor = scene.staff('registro1');
  const mail = await readMailForStaff(scene.deps, actor, reader, row.id);
  assert.ok(!isRefusal(mail) && mail.correo.leido === null);
  assert.ok(!isRefusal(await rereadMail(scene.deps, actor, row.id)));
  await scene.deps.db.execute(park, valuesFor(park, { id: row.id }));
  const found = await openMail(scene.deps, actor, row.id);
  assert.ok(!isRefusal(found));
  const command = { id: row.id, estadoVisto: stateSeen(found.correo), motivo: 'Es publicidad.' };
  assert.ok(!isRefusal(await discardMail(scene.deps, actor, command)));
  const twice = await discardMail(scene.deps, actor, command);
  assert.ok(isRefusal(twice) && twice.code === 'transicion-imposible');
});

test('a mail in quarantine without thread begins one of its own when it is let out', async () => {
  const { row } = await question();
  await scene.deps.db.execute(isolate, valuesFor(isolate, { id: row.id }));
  const actor = scene.staff('registro1');
  const found = await openMail(scene.deps, actor, row.id);
  assert.ok(!isRefusal(found));
  const command = { id: row.id, estadoVisto: stateSeen(found.correo), motivo: 'Es una consulta.' };
  const stale = await releaseMail(scene.deps, actor, { ...command, estadoVisto: 'otro' });
  assert.ok(isRefusal(stale) && stale.code === 'hilo-cambiado');
  const placed = await releaseMail(scene.deps, actor, command);
  assert.ok(!isRefusal(placed));
  const thread = await threadRow(scene.deps, placed.hilo);
  assert.equal(thread.direccion, 'persona.prueba@correo.example');
  assert.equal(thread.contenido.historia.at(-1)?.verbo, 'soltar');
});
