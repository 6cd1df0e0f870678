// A complaint at the wrong address: sealed, forgotten by the ordinary desk, and never lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { someReaders } from '../../../tests/sealed-readers.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { listBandeja } from '../../store/sala-bandeja.ts';
import { openAsReader } from '../sala/open-as-reader.ts';
import { readPiezas } from '../sala/read-piezas.ts';
import { handIn, type MailScene, mailOf, mailRow, openMailScene, workOff } from './testing/mail-scene.ts';

const canary = 'Las bases nombran una sola marca: aviso sintético del canario amarillo';
const texto = `Quiero denunciar corrupción: piden dinero para adjudicar el contrato. ${canary}.`;

let scene: MailScene;
before(async () => {
  scene = await openMailScene();
});
after(() => scene.stop());

const complaint = (asunto: string) => ({
  de: 'testigo@correo.example',
  asunto,
  texto,
  id: `${asunto.length}@correo.example`,
});

/** All that the ordinary tables hold about mail, as text. */
async function ordinaryRows(): Promise<string> {
  const tables = ['correos_recibidos', 'correo_entregas', 'correo_hilos', 'correo_salidas', 'correos'];
  const rows = await Promise.all(
    tables.map((table) =>
      scene.deps.db.query({ name: `prueba-todo-${table}`, text: `select t::text as fila from ${table} t` }),
    ),
  );
  return JSON.stringify(rows);
}

test('while the room has no readers it stays with the ordinary desk, and nothing is lost', async () => {
  const row = await scene.mail(complaint('Denuncia de corrupción, nadie lee todavía'));
  assert.equal(row.estado, 'procesado');
});

test('a complaint at the ordinary address is sealed, and the desk keeps nothing but a hash', async () => {
  const readers = await someReaders(scene.deps);
  const inbox = () => listBandeja(scene.deps.sala.db, `lector:${readers.denuncias.cuenta}`, 10);
  const mail = complaint('Denuncia de corrupción con lectores');
  const bytes = mailOf(mail);
  const receipt = await handIn(scene.deps, bytes);
  assert.ok('id' in receipt);
  await workOff(scene.deps);
  const row = await mailRow(scene.deps, receipt.id);
  assert.deepEqual([row.estado, row.causa, row.crudo, row.hilo], ['descartado', 'sellado', null, null]);
  assert.ok(!(await ordinaryRows()).includes('con lectores'));
  const [found] = await inbox();
  const caso = await openAsReader(scene.deps, readers.denuncias, found?.id ?? '');
  assert.ok(!isRefusal(caso));
  assert.match(JSON.stringify((await readPiezas(scene.deps, caso)).piezas), /canario amarillo/);
  assert.equal((await handIn(scene.deps, bytes)).outcome, 'repetido');
  await workOff(scene.deps);
  assert.equal((await inbox()).length, 1);
});

test('an answer in an ordinary thread stays there', async () => {
  const row = await scene.mail({ ...complaint('Re: mi trámite'), enRespuestaA: 'otro@correo.example' });
  assert.equal(row.estado, 'procesado');
});
