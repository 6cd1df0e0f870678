/** The whole way of a letter: filed, dispatched, sent once, and read in the demo's mailbox or by a mail server. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { PartyKey } from '../../demo/parties.ts';
import { ownerPool, until } from '../../tests/database-with-queues.ts';
import { type FilingOf, fileFor } from '../../tests/filing.ts';
import { sampleLogKeys } from '../../tests/sample-log.ts';
import { openScene, type Scene } from '../../tests/scene.ts';
import { filePasswordReset } from '../actions/file-password-reset.ts';
import { sendEmailCode } from '../actions/send-email-code.ts';
import { isRefusal } from '../domain/refusals.ts';
import { type Mailer, MailFault } from '../platform/mail.ts';
import { migrateJobs } from '../platform/migrate-jobs.ts';
import { insertBorrador } from '../store/borradores.ts';
import { listCartasDemo } from '../store/buzon-demo.ts';
import { listCorreosFallidos } from '../store/correos.ts';
import { readPublicado } from '../store/registro-publico.ts';
import { logHeadPath } from '../trust/registro-publico/log-head.ts';
import { caseLetter } from './case-letter.ts';
import { demoMailer } from './demo-mailer.ts';
import { sendMail } from './send-mail.ts';
import { type Duties, startDuties } from './start-duties.ts';

let scene: Scene;
let duties: Duties;
let folder: string;
const agencia = 'Agencia de Prueba';

before(async () => {
  scene = await openScene();
  const pool = ownerPool(scene);
  await migrateJobs(pool, scene.connection.user);
  await pool.end();
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-tareas-'));
  duties = await startDuties(scene.deps, {
    connection: scene.connection,
    config: { smtpUrl: undefined, mailFrom: 'Ventanilla <no-responder@agencia.example>' },
    agencia,
    pollSeconds: 0.5,
    log: { keys: sampleLogKeys, headPath: logHeadPath(folder) },
  });
});
after(async () => {
  await duties.stop();
  await scene.stop();
  await rm(folder, { recursive: true, force: true });
});

type Asked = Pick<FilingOf, 'tramite' | 'datos'>;

async function file(party: PartyKey, { tramite, datos }: Asked) {
  const filed = await fileFor(scene, { actor: scene.supplier(party), tramite, datos });
  duties.nudge();
  return filed;
}

const rename = (nombreComercial: string): Asked => ({
  tramite: 'direccion-y-nombre-comercial',
  datos: { cambia: ['nombreComercial'], nombreComercial },
});

const cartas = async (referencia: string) =>
  (await listCartasDemo(scene.deps.db, 100)).filter((carta) => carta.texto.includes(referencia));

test('a case decided in the act brings one letter, with its reference and link and nothing of its content', async () => {
  const { referencia } = await file('textilera', rename('Telar Secreto'));
  await until(async () => (await cartas(referencia)).length > 0);
  await until(async () => (await duties.health()).dispatchedMs !== null);
  const [carta, ...others] = await cartas(referencia);
  assert.deepEqual(others, []);
  assert.equal(carta?.para, 'contabilidad@textiles-demostracion.example');
  assert.equal(carta?.asunto, `Aprobamos su solicitud ${referencia}`);
  assert.match(carta?.texto ?? '', new RegExp(`http://localhost:8080/solicitudes/${referencia}`));
  assert.match(carta?.texto ?? '', /Agencia de Prueba/);
  const { ruc, nombre } = scene.supplier('textilera');
  for (const inside of ['Telar Secreto', ruc, nombre]) assert.ok(!carta?.texto.includes(inside), inside);
});

test('what was filed is in the published log a moment later, without being asked', async () => {
  await until(async () => ((await readPublicado(scene.deps.db))?.tamano ?? 0) >= 2);
});

test('nothing is left dead and the queues are open', async () => {
  const health = await duties.health();
  assert.equal(health.queuesOpen, true);
  assert.equal(health.dead, 0);
});

test('a security notice goes to each of its own recipients, as written', async () => {
  const { id } = await file('textilera', {
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'temporal', fecha: scene.today, motivo: 'Remodelamos la planta este trimestre.' },
  });
  const owed = await caseLetter(scene.deps, agencia, { solicitud: id, n: 2, carta: 'aviso-0' });
  assert.equal(owed?.carta.asunto, 'Su registro pasó a estado Pasivo');
  await until(async () => (await listCartasDemo(scene.deps.db, 100)).some((carta) => carta.id === owed?.id));
  assert.equal(await caseLetter(scene.deps, agencia, { solicitud: id, n: 2, carta: 'aviso-1' }), null);
});

test('a granted password reset is answered by one link, to the registered address, and no other letter', async () => {
  const { deps } = scene;
  const ask = filePasswordReset(deps);
  const definicion = deps.definiciones.porId('reseteo-de-clave');
  assert.ok(definicion);
  const { ruc, nombre } = scene.supplier('textilera');
  const correo = 'contabilidad@textiles-demostracion.example';
  await ask({ definicion, datos: { ruc, correo }, verdicts: [], ruc, nombre });
  duties.nudge();
  const links = async () =>
    (await listCartasDemo(deps.db, 100)).filter((carta) => carta.asunto.startsWith('Enlace para elegir'));
  await until(async () => (await links()).length > 0);
  const [carta, ...others] = await links();
  assert.deepEqual(others, []);
  assert.equal(carta?.para, correo);
  const all = await listCartasDemo(deps.db, 100);
  assert.ok(!all.some(({ texto }) => texto.includes(definicion.definicion.nombre)));
  assert.match(carta?.texto ?? '', /http:\/\/localhost:8080\/clave\/nueva\/[\w-]{43}\n/);
});

test('the code of an address check is sent once, through the queue', async () => {
  const { deps } = scene;
  const actor = scene.supplier('textilera');
  const borradorId = deps.ids.newId();
  const borrador = {
    id: borradorId,
    cuenta: actor.cuenta,
    tramite: 'correo-electronico',
    definicion: 'x',
    entrada: {},
  };
  await insertBorrador(deps.db, borrador, deps.clock.nowMs());
  const order = { borradorId, campo: 'correoNuevo', direccion: 'nuevo@textiles-demostracion.example' };
  const sent = await sendEmailCode(deps, actor, order);
  assert.ok(!isRefusal(sent), isRefusal(sent) ? sent.sentence : '');
  await Promise.all([duties.sendCode(sent.codeId), duties.sendCode(sent.codeId)]);
  const codes = async () =>
    (await listCartasDemo(deps.db, 100)).filter((carta) => carta.para === order.direccion);
  await until(async () => (await codes()).length > 0);
  await duties.sendCode(sent.codeId);
  const [carta, ...others] = await codes();
  assert.deepEqual(others, []);
  assert.match(carta?.texto ?? '', /Su código es: \d{6}\n/);
});

/** A mailer that keeps what it sends and fails as told. */
function tellingMailer(fail: (n: number) => Error | null): Mailer & { sent: string[] } {
  const sent: string[] = [];
  let n = 0;
  return {
    sent,
    send: async ({ id }) => {
      n += 1;
      const failure = fail(n);
      if (failure !== null) throw failure;
      sent.push(id);
    },
    close: async () => undefined,
  };
}

test('a process that dies after the mail left sends the same Message-ID again, and then never more', async () => {
  const { deps } = scene;
  // From here on the tests do what the queues would.
  await duties.stop();
  const { id } = await file('asociacion', rename('Costura Una Vez'));
  const mailer = tellingMailer(() => null);
  const attempt = { id: 'x', data: { solicitud: id, n: 2, carta: 'novedad' }, isLast: false };
  const owed = await caseLetter(deps, agencia, { solicitud: id, n: 2, carta: 'novedad' });
  assert.ok(owed);
  deps.faults.arm('tras-correo-antes-de-marca', { do: 'throw' });
  await assert.rejects(sendMail({ deps, mailer, agencia }, attempt), /injected/);
  deps.faults.disarm();
  for (let i = 0; i < 3; i += 1) assert.equal(await sendMail({ deps, mailer, agencia }, attempt), 'done');
  assert.deepEqual(mailer.sent, [owed.id, owed.id]);
});

test('a letter that may go later is tried again; one refused for good is on its row with the reason', async () => {
  const { deps } = scene;
  const { id } = await file('asociacion', rename('Costura Rechazada'));
  const passing = tellingMailer((n) => (n === 1 ? new MailFault('ECONNECTION', true) : null));
  const attempt = { id: 'x', data: { solicitud: id, n: 2, carta: 'novedad' }, isLast: false };
  assert.equal(await sendMail({ deps, mailer: passing, agencia }, attempt), 'failed');
  assert.equal(await sendMail({ deps, mailer: passing, agencia }, attempt), 'done');
  assert.equal(passing.sent.length, 1);
  const final = tellingMailer(() => new MailFault('EENVELOPE 550', false));
  const other = await file('asociacion', rename('Costura Rechazada Otra Vez'));
  const refused = { ...attempt, data: { solicitud: other.id, n: 2, carta: 'novedad' } };
  assert.equal(await sendMail({ deps, mailer: final, agencia }, refused), 'done');
  const row = (await listCorreosFallidos(deps.db, 10)).find(({ solicitud }) => solicitud === other.id);
  assert.equal(row?.ultimoError, 'EENVELOPE 550');
});

test('a supplier without address: the row says so, nobody is written to, nothing is repeated', async () => {
  // A scene of its own, where no dispatcher is at work on the same event.
  const quiet = await openScene();
  try {
    const { deps } = quiet;
    const { tramite, datos } = rename('Costura Sin Correo');
    const { id } = await fileFor(quiet, {
      actor: quiet.supplier('asociacion'),
      tramite,
      datos: { ...datos },
    });
    const registry = { ...deps.registry, proveedor: async () => null };
    const attempt = { id: 'x', data: { solicitud: id, n: 2, carta: 'novedad' }, isLast: false };
    const post = { deps: { ...deps, registry }, mailer: demoMailer(deps.db), agencia };
    assert.equal(await sendMail(post, attempt), 'done');
    const row = (await listCorreosFallidos(deps.db, 10)).find(({ solicitud }) => solicitud === id);
    assert.deepEqual([row?.para, row?.ultimoError], ['', 'sin-direccion']);
  } finally {
    await quiet.stop();
  }
});
