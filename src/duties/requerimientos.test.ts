/** The time of an entity that is asked: over holidays, reminded once, ended by the clock; and whoever filed without account. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileFor } from '../../tests/filing.ts';
import { openScene, type Scene } from '../../tests/scene.ts';
import { answerRequerimiento } from '../actions/answer-requerimiento.ts';
import { confirmPayment } from '../actions/confirm-payment.ts';
import { notifyEntity } from '../actions/notify-entity.ts';
import { readRequerimiento } from '../actions/read-requerimiento.ts';
import { tokenDeEnlace } from '../actions/requerimiento-enlace.ts';
import { takeSolicitud } from '../actions/take-solicitud.ts';
import { isRefusal } from '../domain/refusals.ts';
import { findSolicitudByReferencia, readJournal } from '../store/solicitudes.ts';
import { caseLetter } from './case-letter.ts';
import { requerimientos } from './requerimientos.ts';

const agencia = 'Agencia de Prueba';
let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

const present = async (referencia: string) => {
  const found = await findSolicitudByReferencia(scene.deps.db, referencia);
  assert.ok(found);
  return found;
};
const command = async (referencia: string) => ({
  referencia,
  versionVista: (await present(referencia)).version,
  llave: scene.deps.ids.newId(),
});

/** In Ecuador, UTC-5. */
const at = (date: string, hour: string) => Date.parse(`${date}T${hour}:00-05:00`);

/** A case notified at an instant; the clock stands there afterwards. */
async function notifiedAt(ms: number): Promise<string> {
  const { deps } = scene;
  deps.clock.set(ms);
  const definicion = deps.definiciones.porId('retencion-indebida-de-pagos')?.definicion;
  const [ejemplo] = definicion?.ejemplos ?? [];
  assert.ok(ejemplo);
  const actor = scene.supplier('textilera');
  const { referencia } = await fileFor(scene, {
    actor,
    tramite: 'retencion-indebida-de-pagos',
    datos: ejemplo.datos,
  });
  const officer = scene.staff('control1');
  assert.ok(!isRefusal(await takeSolicitud(deps, officer, await command(referencia))));
  const told = await notifyEntity(deps, officer, { ...(await command(referencia)), entidad: '' });
  assert.ok(!isRefusal(told), isRefusal(told) ? told.sentence : '');
  return referencia;
}

async function letters(referencia: string, clase: string) {
  const { id } = await present(referencia);
  const events = (await readJournal(scene.deps.db, id)).filter((e) => e.clase === clase);
  return Promise.all(
    events.map(({ n }) =>
      Promise.all(
        ['entidad', 'novedad'].map((carta) => caseLetter(scene.deps, agencia, { solicitud: id, n, carta })),
      ),
    ),
  );
}

test('ten working days over Christmas and New Year, reminded once three days before, ended by the clock', async () => {
  const { deps } = scene;
  const referencia = await notifiedAt(at('2026-12-17', '10:00'));
  const asked = (await present(referencia)).requerimiento;
  // 18, 21–24, 28–31 December and 4 January: Friday 25 and Friday 1 are holidays.
  assert.equal(new Date((asked?.venceMs ?? 0) - 5 * 3_600_000).toISOString().slice(0, 10), '2027-01-04');
  deps.clock.set(at('2026-12-29', '07:59'));
  assert.deepEqual(await requerimientos(deps), { vencidos: 0, recordados: 0 });
  deps.clock.set(at('2026-12-29', '08:01'));
  assert.deepEqual(await requerimientos(deps), { vencidos: 0, recordados: 1 });
  assert.deepEqual(await requerimientos(deps), { vencidos: 0, recordados: 0 });
  const [[reminder]] = (await letters(referencia, 'recordar')) as [[Awaited<ReturnType<typeof caseLetter>>]];
  assert.match(reminder?.carta.asunto ?? '', /^Recordatorio: responda hasta el 4 de enero de 2027/);
  const [[first]] = (await letters(referencia, 'notificar')) as [[Awaited<ReturnType<typeof caseLetter>>]];
  const link = (text: string | undefined) => /\/requerimientos\/([\w-]+)/.exec(text ?? '')?.[1];
  assert.ok(link(first?.carta.texto));
  assert.equal(link(first?.carta.texto), link(reminder?.carta.texto));

  deps.clock.set((asked?.venceMs ?? 0) - 1_000);
  assert.equal((await requerimientos(deps)).vencidos, 0);
  deps.clock.set((asked?.venceMs ?? 0) + 1_000);
  assert.deepEqual(await requerimientos(deps), { vencidos: 1, recordados: 0 });
  assert.equal((await requerimientos(deps)).vencidos, 0);
  const ended = await present(referencia);
  assert.deepEqual([ended.estado, ended.requerimiento?.estado], ['en-revision', 'vencido']);
  assert.ok(ended.pausas.every(({ hastaMs }) => hastaMs !== null));
  const [[toEntity, news]] = (await letters(referencia, 'vencer')) as [
    Awaited<ReturnType<typeof caseLetter>>[],
  ];
  assert.equal(toEntity, null);
  assert.match(news?.carta.texto ?? '', /no respondió/);

  const token = tokenDeEnlace(deps, 'entidad', asked?.id ?? '');
  const view = await readRequerimiento(deps, { clase: 'publico' }, 'entidad', token);
  assert.ok(!isRefusal(view));
  assert.equal(view.puede.has('contestar'), false);
  const late = await answerRequerimiento(deps, view.actor, {
    referencia,
    requerimiento: view.requerimiento.id,
    respuesta: 'contestado',
    fecha: '',
    explicacion: 'Tarde.',
    adjuntos: [],
    llave: deps.ids.newId(),
  });
  assert.equal(isRefusal(late) ? late.code : '', 'requerimiento-contestado');
});

test('notified after hours, the entity’s time begins with the next working day', async () => {
  const [inHours, after] = [
    await notifiedAt(at('2026-11-23', '16:00')),
    await notifiedAt(at('2026-11-23', '19:00')),
  ];
  const due = async (referencia: string) => (await present(referencia)).requerimiento?.venceMs ?? 0;
  const day = (ms: number) => new Date(ms - 5 * 3_600_000).toISOString().slice(0, 10);
  assert.deepEqual([day(await due(inHours)), day(await due(after))], ['2026-12-07', '2026-12-08']);
});

test('asked again after it let its time pass, only the newest link is good', async () => {
  const { deps } = scene;
  const referencia = await notifiedAt(at('2027-03-01', '10:00'));
  const first = (await present(referencia)).requerimiento;
  assert.ok(first);
  deps.clock.set(first.venceMs + 1_000);
  await requerimientos(deps);
  const officer = scene.staff('control1');
  assert.ok(!isRefusal(await notifyEntity(deps, officer, { ...(await command(referencia)), entidad: '' })));
  const old = await readRequerimiento(
    deps,
    { clase: 'publico' },
    'entidad',
    tokenDeEnlace(deps, 'entidad', first.id),
  );
  assert.equal(isRefusal(old) ? old.code : '', 'requerimiento-contestado');
  const second = (await present(referencia)).requerimiento;
  assert.ok(second);
  const view = await readRequerimiento(
    deps,
    { clase: 'publico' },
    'entidad',
    tokenDeEnlace(deps, 'entidad', second.id),
  );
  assert.ok(!isRefusal(view) && view.puede.has('contestar'));
});

test('whoever filed without account confirms by the link of the letter, and nobody by that of the entity', async () => {
  const { deps } = scene;
  const referencia = await notifiedAt(at('2027-05-03', '10:00'));
  // As the mail door leaves it: nobody signed in.
  await deps.db.query(
    {
      name: 'without-account',
      text: `update solicitudes set solicitante_clase = 'publico', solicitante_ruc = null, canal = 'correo',
        contenido = jsonb_set(contenido, '{solicitanteCuenta}', 'null') where referencia = $1`,
    },
    [referencia],
  );
  const { id, requerimiento } = await present(referencia);
  assert.ok(requerimiento);
  const notified = (await readJournal(deps.db, id)).find(({ clase }) => clase === 'notificar');
  const owed = await caseLetter(deps, agencia, { solicitud: id, n: notified?.n ?? 0, carta: 'novedad' });
  const token = /\/confirmar-pago\/([\w-]{43})/.exec(owed?.carta.texto ?? '')?.[1];
  assert.ok(token);
  const entity = await readRequerimiento(
    deps,
    { clase: 'publico' },
    'entidad',
    tokenDeEnlace(deps, 'entidad', requerimiento.id),
  );
  assert.ok(!isRefusal(entity));
  const forged = await confirmPayment(deps, entity.actor, await command(referencia));
  assert.equal(isRefusal(forged) ? forged.code : '', 'sin-permiso');
  const view = await readRequerimiento(deps, { clase: 'publico' }, 'titular', token);
  assert.ok(!isRefusal(view) && view.puede.has('confirmar-pago'));
  assert.ok(!isRefusal(await confirmPayment(deps, view.actor, await command(referencia))));
  const closed = await present(referencia);
  assert.deepEqual([closed.estado, closed.requerimiento?.estado], ['aprobada', 'retirado']);
  const text = 'select estado from requerimientos where id = $1';
  const rows = await deps.db.query<{ estado: string }>({ name: 'its-row', text }, [requerimiento.id]);
  assert.deepEqual(rows, [{ estado: 'retirado' }]);
});

test('neither link is in the database: who reads it opens nothing', async () => {
  const { deps } = scene;
  const referencia = await notifiedAt(at('2027-06-01', '10:00'));
  const { requerimiento } = await present(referencia);
  assert.ok(requerimiento);
  const tables = ['requerimientos', 'solicitudes', 'eventos', 'ordenes'];
  for (const papel of ['entidad', 'titular'] as const) {
    const token = tokenDeEnlace(deps, papel, requerimiento.id);
    for (const table of tables) {
      const text = `select count(*)::int as n from ${table} t where t::text like '%' || $1 || '%'`;
      assert.deepEqual(await deps.db.query({ name: `search-${table}`, text }, [token]), [{ n: 0 }], table);
    }
  }
});
