// Replay of automatic decisions: the same with the old definition after a new one, another once anything kept is changed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { fileFor } from '../../../tests/filing.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { rememberDefiniciones } from '../../store/definiciones.ts';
import { versionOf } from '../version-of-definition.ts';
import { replayCase } from './replay-case.ts';

let t: Scene;
before(async () => {
  t = await openScene();
});
after(() => t.stop());

async function asSuperuser(text: string, values: readonly unknown[]): Promise<void> {
  const client = new pg.Client(t.superuser);
  await client.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    const { rowCount } = await client.query(text, [...values]);
    assert.equal(rowCount, 1, text);
  } finally {
    await client.end();
  }
}

const numbers = ['022345678', '042345678', '032345678', '072345678', '062345678', '052345678'];
async function filePhones() {
  const numero = numbers.shift();
  assert.ok(numero);
  const filed = await fileFor(t, {
    actor: t.supplier('textilera'),
    tramite: 'contactos-telefonicos',
    datos: { telefonos: [{ tipo: 'convencional', numero, extension: '' }] },
  });
  assert.equal(filed.estado, 'aprobada');
  return filed;
}

test('a decision gives the same result again, also once the trámite has another definition', async () => {
  const { referencia } = await filePhones();
  assert.deepEqual(await replayCase(t.deps, referencia), { referencia, resultado: 'igual', diferencias: [] });
  const { todas } = t.deps.definiciones;
  const newer = todas.map(({ definicion }) => {
    const changed = { ...definicion, respuestas: { ...definicion.respuestas, aprobado: 'Otra respuesta.' } };
    return { definicion: changed, version: versionOf(changed) };
  });
  await rememberDefiniciones(t.deps.db, { todas: newer });
  const porId = (id: string) => newer.find(({ definicion }) => definicion.id === id) ?? null;
  const later = { ...t.deps, definiciones: { todas: newer, porId } };
  assert.equal((await replayCase(later, referencia))?.resultado, 'igual');
  const filed = await fileFor(
    { deps: later, today: t.today },
    {
      actor: t.supplier('textilera'),
      tramite: 'contactos-telefonicos',
      datos: { telefonos: [{ tipo: 'convencional', numero: '072345699', extension: '' }] },
    },
  );
  assert.deepEqual((await replayCase(later, filed.referencia))?.diferencias, []);
});

test('an input changed afterwards is told: the event that was rewritten, and what would come out', async () => {
  const { id, referencia } = await filePhones();
  await asSuperuser(
    `update eventos set datos = jsonb_set(datos, '{datos,telefonos,0,numero}', '"0991111111"') where solicitud = $1 and clase = 'presentada'`,
    [id],
  );
  const replayed = await replayCase(t.deps, referencia);
  assert.equal(replayed?.resultado, 'distinta');
  const said = replayed?.diferencias.join('\n') ?? '';
  assert.match(said, /El evento 1 del diario fue reescrito/);
  assert.match(said, /Comprobación «tipoDeTelefonoCorrecto»: entonces conforme .*, ahora rechazada/);
  assert.match(said, /El cambio del registro no sale igual/);
  assert.match(said, /Los datos de la solicitud no son los que el diario dice/);
});

test('a snapshot of the register changed afterwards gives another change', async () => {
  const { id, referencia } = await filePhones();
  await asSuperuser(
    `update eventos set datos = jsonb_set(datos, '{evidencia,ficha,telefonos}', '[]') where solicitud = $1 and clase = 'decidida'`,
    [id],
  );
  const said = (await replayCase(t.deps, referencia))?.diferencias.join('\n') ?? '';
  assert.match(said, /El evento 2 del diario fue reescrito/);
  assert.match(said, /El cambio del registro no sale igual/);
});

test('a reason, a verdict or a history of the register that says something else is told', async () => {
  const { id, referencia } = await filePhones();
  await asSuperuser(
    `update eventos set datos = datos || '{"motivo":"Otra razón."}' where solicitud = $1 and clase = 'decidida'`,
    [id],
  );
  await asSuperuser(
    `update eventos set datos = jsonb_set(datos, '{verdicts,0,version}', '99') where solicitud = $1 and clase = 'presentada'`,
    [id],
  );
  await asSuperuser('delete from asientos_historia where origen = $1', [referencia]);
  const said = (await replayCase(t.deps, referencia))?.diferencias.join('\n') ?? '';
  assert.match(said, /La razón que se dio no es la de la definición/);
  assert.match(said, /era la versión 99 y el programa tiene/);
  assert.match(said, /La historia del registro no tiene el cambio/);
});

test('what lacks its evidence, its definition or its content says so', async () => {
  const bare = await filePhones();
  await asSuperuser(
    `update eventos set datos = datos - 'evidencia' where solicitud = $1 and clase = 'decidida'`,
    [bare.id],
  );
  const without = await replayCase(t.deps, bare.referencia);
  assert.equal(without?.resultado, 'sin-evidencia');
  assert.match(without?.diferencias[0] ?? '', /antes de que se guardaran/);
  const { referencia } = await filePhones();
  const version = t.deps.definiciones.porId('contactos-telefonicos')?.version ?? '';
  await asSuperuser(
    `update definiciones set contenido = contenido || '{"nombre":"Otro"}' where version = $1`,
    [version],
  );
  assert.match((await replayCase(t.deps, referencia))?.diferencias[0] ?? '', /su contenido no da su versión/);
});

test('a case that a person decides is none, and neither is an unknown reference', async () => {
  const pending = await fileFor(t, {
    actor: t.supplier('conPendientes'),
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'temporal', fecha: t.today, motivo: 'Suspendemos operaciones.' },
  });
  assert.equal((await replayCase(t.deps, pending.referencia))?.resultado, 'no-automatica');
  assert.equal(await replayCase(t.deps, 'VT-2222-2222-22'), null);
});
