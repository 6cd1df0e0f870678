// Reviews in steps: an untouched installation holds, a tampered row is found and named, a purged case is right, decisions repeat.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { fileFor } from '../../../tests/filing.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import type { PedidoDeRevision, Revision } from '../../domain/auditoria/revision.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { removeExpired } from '../../store/limpieza.ts';
import { logKeysFrom } from '../../trust/registro-publico/log-keys.ts';
import { changeAjuste } from '../change-ajuste.ts';
import { depurarSolicitud } from '../conservacion/depurar-solicitud.ts';
import { withdrawSolicitud } from '../withdraw-solicitud.ts';
import { appendBatch, publishCheckpoint } from '../write-log.ts';
import { advanceReviews } from './advance-reviews.ts';
import { readReview, startReview, stopReview } from './start-review.ts';

let t: Scene;
let client: pg.Client;
const folder = mkdtempSync(join(tmpdir(), 'ventanilla-revisiones-'));
const tools = {
  keys: logKeysFrom(Buffer.alloc(32, 7), 'prueba.example/registro'),
  headPath: join(folder, 'registro-publico.punto'),
};
before(async () => {
  t = await openScene();
  client = new pg.Client(t.superuser);
  await client.connect();
  await client.query("set session_replication_role = 'replica'");
});
after(async () => {
  await client.end();
  await t.stop();
  rmSync(folder, { recursive: true, force: true });
});

let keys = 0;
async function reviewed(pedido: PedidoDeRevision): Promise<Revision> {
  keys += 1;
  const id = await startReview(t.deps, t.staff('auditor'), { pedido, llave: `llave-de-prueba-${keys}` });
  assert.ok(typeof id === 'string', JSON.stringify(id));
  for (let steps = 0; await advanceReviews(t.deps, tools); steps += 1)
    assert.ok(steps < 100, 'it never ends');
  const revision = await readReview(t.deps, t.staff('auditor'), id);
  assert.ok(!isRefusal(revision));
  assert.equal(revision.estado, 'terminada');
  return revision;
}

async function publish(): Promise<void> {
  const publisher = { db: t.deps.db, clock: t.deps.clock, ...tools };
  while ((await appendBatch(publisher, 1_000)) !== 0);
  await publishCheckpoint(publisher);
}

const phones = (numero: string) =>
  fileFor(t, {
    actor: t.supplier('textilera'),
    tramite: 'contactos-telefonicos',
    datos: { telefonos: [{ tipo: 'convencional', numero, extension: '' }] },
  });
const phrases = ({ hallazgos }: Revision) => hallazgos.map(({ frase }) => frase).join('\n');

/** Changes one row past every trigger, looks, and puts it back. */
async function tampered(change: string, back: string, look: () => Promise<void>): Promise<void> {
  assert.equal((await client.query(change)).rowCount, 1, change);
  try {
    await look();
  } finally {
    assert.equal((await client.query(back)).rowCount, 1, back);
  }
}

test('an untouched case, its settings and the whole log hold; what was gone through is told', async () => {
  const { id, referencia } = await phones('022345678');
  await publish();
  const one = await reviewed({ clase: 'caso', referencia });
  assert.deepEqual(phrases(one), '');
  const { rows } = await client.query<{ hash: string }>('select hash from solicitudes where id = $1', [id]);
  assert.deepEqual(one.resultado, { eventos: 2, asentados: 2, depuradas: 0, cabeza: rows[0]?.hash });
  const admin: Funcionario = { ...t.staff('auditor'), roles: ['administrador'] };
  await changeAjuste(t.deps, admin, { clave: 'textos', versionVista: 0, valor: { a: 1 }, motivo: 'Prueba.' });
  const settings = await reviewed({ clase: 'ajustes' });
  assert.equal(settings.hallados, 0, phrases(settings));
  assert.equal(settings.resultado.cambios, 1);
  const log = await reviewed({ clase: 'registro', desdeHoja: 0 });
  assert.equal(log.hallados, 0, phrases(log));
  assert.equal(log.resultado.hojas, 2);
  assert.equal(log.resultado.eventos, 2);
  assert.equal(log.resultado.porAsentar, 0);
  assert.equal(typeof log.resultado.cabeza, 'string');
  const { rows: noted } = await client.query(
    `select 1 from sucesos_de_seguridad where clase = 'revision-de-auditoria' and detalle ->> 'referencia' = $1`,
    [referencia],
  );
  assert.equal(noted.length, 1);
});

test('a tampered row is found and named: event, leaf, setting, and the case that lost its end', async () => {
  const { id, referencia } = await phones('042345678');
  await publish();
  await tampered(
    `update eventos set datos = datos || '{"canal":"correo"}' where solicitud = '${id}' and n = 1`,
    `update eventos set datos = datos || '{"canal":"rapido"}' where solicitud = '${id}' and n = 1`,
    async () => {
      const named = new RegExp(`El evento 1 de la solicitud ${referencia} fue reescrito`);
      assert.match(phrases(await reviewed({ clase: 'caso', referencia })), named);
      assert.match(phrases(await reviewed({ clase: 'registro', desdeHoja: 0 })), named);
    },
  );
  const { rows } = await client.query<{ indice: string; hoja: string }>(
    `select indice, encode(hoja, 'hex') as hoja from registro_hojas where solicitud = $1 and n = 2`,
    [id],
  );
  const [leaf] = rows;
  assert.ok(leaf);
  await tampered(
    `update registro_hojas set hoja = decode('01' || repeat('ab', 32), 'hex') where indice = ${leaf.indice}`,
    `update registro_hojas set hoja = decode('${leaf.hoja}', 'hex') where indice = ${leaf.indice}`,
    async () => {
      assert.match(
        phrases(await reviewed({ clase: 'caso', referencia })),
        /El evento 2 .* no es el que consta en el registro público/,
      );
      const span = await reviewed({ clase: 'registro', desdeHoja: 2 });
      assert.match(phrases(span), /El evento 2 .* no es el que se asentó en el registro/);
      assert.match(phrases(span), /no dan la raíz que se publicó/);
      assert.equal(span.resultado.eventos, undefined);
    },
  );
  await tampered(
    `update solicitudes set eventos = 3 where id = '${id}'`,
    `update solicitudes set eventos = 2 where id = '${id}'`,
    async () =>
      assert.match(phrases(await reviewed({ clase: 'caso', referencia })), /El evento 3 .* fue borrado/),
  );
  await tampered(
    `update ajustes_historia set motivo = 'Otro.' where clave = 'textos' and version = 1`,
    `update ajustes_historia set motivo = 'Prueba.' where clave = 'textos' and version = 1`,
    async () =>
      assert.match(phrases(await reviewed({ clase: 'ajustes' })), /La versión 1 de «Textos.*» fue reescrita/),
  );
  assert.equal((await reviewed({ clase: 'registro', desdeHoja: 0 })).hallados, 0);
  assert.equal((await reviewed({ clase: 'registro', desdeHoja: 2 })).hallados, 0);
});

test('a case that lost its content by its own journal verifies, and its decision says that it cannot be repeated', async () => {
  const owner = t.supplier('conPendientes');
  const { referencia } = await fileFor(t, {
    actor: owner,
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'temporal', fecha: t.today, motivo: 'Suspendemos operaciones.' },
  });
  const command = { referencia, versionVista: 1, llave: 'desistir-en-prueba-1' };
  assert.ok(!isRefusal(await withdrawSolicitud(t.deps, owner, command)));
  t.deps.clock.advance(11 * 365 * 86_400_000);
  const done = await depurarSolicitud(t.deps, { referencia, anios: 10, version: 0 });
  assert.ok(!isRefusal(done), JSON.stringify(done));
  await publish();
  const checked = await reviewed({ clase: 'caso', referencia });
  assert.equal(checked.hallados, 0, phrases(checked));
  assert.equal(checked.resultado.depuradas, 1);
  const again = await reviewed({ clase: 'repeticion', referencia });
  assert.equal(again.resultado.noAutomaticas, 1);
});

test('automatic decisions of a period repeat, step by step; a tampered input is counted and told', async () => {
  const nowMs = t.deps.clock.nowMs();
  const filed = [await phones('032345678'), await phones('052345678'), await phones('062345678')];
  const pedido = { clase: 'repeticion', desdeMs: nowMs - 1, hastaMs: nowMs + 60_000, tramite: null } as const;
  const whole = await reviewed(pedido);
  assert.equal(whole.resultado.iguales, 3, phrases(whole));
  assert.equal(whole.hallados, 0);
  assert.equal((await reviewed({ ...pedido, tramite: 'cambio-a-pasivo' })).hechos, 0);
  const [first] = filed;
  assert.ok(first);
  await tampered(
    `update eventos set datos = jsonb_set(datos, '{datos,telefonos,0,numero}', '"042345699"') where solicitud = '${first.id}' and n = 1`,
    `update eventos set datos = jsonb_set(datos, '{datos,telefonos,0,numero}', '"032345678"') where solicitud = '${first.id}' and n = 1`,
    async () => {
      const found = await reviewed(pedido);
      assert.equal(found.resultado.distintas, 1);
      assert.equal(found.resultado.iguales, 2);
      assert.ok(found.hallazgos.every(({ referencia }) => referencia === first.referencia));
      assert.match(phrases(found), /El cambio del registro no sale igual/);
    },
  );
});

test('reviews that ended long ago go, but for those of a case that is kept by order', async () => {
  const { referencia } = await phones('072345678');
  await reviewed({ clase: 'caso', referencia });
  await reviewed({ clase: 'ajustes' });
  const { rows: before } = await client.query('select 1 from revisiones');
  assert.ok(before.length > 2);
  await client.query(
    `insert into conservaciones (id, alcance, referencia, motivo, cuenta, nombre, puesta_en)
     values ($1, 'caso', $2, 'Orden de prueba.', $1, 'Persona Sintética', now())`,
    [t.deps.ids.newId(), referencia],
  );
  t.deps.clock.advance(86_400_000);
  await removeExpired(t.deps.db, 'revisiones', t.deps.clock.nowMs(), 1_000);
  const { rows: left } = await client.query<{ referencia: string | null }>(
    `select pedido ->> 'referencia' as referencia from revisiones`,
  );
  assert.deepEqual(left, [{ referencia }]);
  await client.query('delete from conservaciones');
});

test('the same key is one review, few are in hand at once, and a stopped one does not go on', async () => {
  const auditor = t.staff('auditor');
  const ask = (llave: string) => startReview(t.deps, auditor, { pedido: { clase: 'ajustes' }, llave });
  const [one, same] = [await ask('llave-repetida-1'), await ask('llave-repetida-1')];
  assert.ok(typeof one === 'string');
  assert.equal(same, one);
  assert.ok(typeof (await ask('llave-repetida-2')) === 'string');
  assert.ok(typeof (await ask('llave-repetida-3')) === 'string');
  const refused = await ask('llave-repetida-4');
  assert.equal(typeof refused === 'string' ? '' : refused.code, 'demasiadas-peticiones');
  assert.equal(await stopReview(t.deps, auditor, one), null);
  while (await advanceReviews(t.deps, tools));
  const stopped = await readReview(t.deps, auditor, one);
  assert.equal(isRefusal(stopped) ? '' : stopped.estado, 'interrumpida');
  const unknown = await startReview(t.deps, auditor, {
    pedido: { clase: 'caso', referencia: 'VT-2222-2222-22' },
    llave: 'llave-repetida-5',
  });
  assert.equal(typeof unknown === 'string' ? '' : unknown.code, 'datos-con-errores');
});
