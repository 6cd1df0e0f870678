// The history of settings and the keys in force: who may see them, what they tell, and that what is wrong is found.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { createAuthority } from '../../../tests/authority/create-authority.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import type { ClaveDeAjuste } from '../../domain/ajuste.ts';
import type { Json } from '../../domain/canonical-json.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { RolFuncionario } from '../../domain/solicitud/actor.ts';
import { readDemoSeal } from '../../trust/recibo/demo-seal.ts';
import { changeAjuste } from '../change-ajuste.ts';
import { writeCalendar } from '../relojes/write-calendar.ts';
import { ajustesLimits } from './ajustes-limits.ts';
import { readHistorial } from './read-historial.ts';
import { readLlaves } from './read-llaves.ts';
import { verifyHistorial } from './verify-historial.ts';

let t: Scene;
before(async () => {
  t = await openScene();
});
after(() => t.stop());

const admin = () => t.staff('administracion');

async function change(clave: ClaveDeAjuste, versionVista: number, valor: Json): Promise<void> {
  t.deps.clock.advance(60_000);
  const motivo = `Versión ${versionVista + 1} de ${clave}.`;
  const outcome = await changeAjuste(t.deps, admin(), { clave, versionVista, valor, motivo });
  assert.equal(outcome, versionVista + 1);
}

async function read(clave: ClaveDeAjuste | null = null, desde = '') {
  const found = await readHistorial(t.deps, admin(), { clave, desde });
  assert.ok(!isRefusal(found));
  return found;
}

/** As whoever got hold of the database itself would. */
async function behindTheBack(text: string): Promise<void> {
  const client = new pg.Client(t.superuser);
  await client.connect();
  try {
    await client.query('alter table ajustes_historia disable trigger all');
    await client.query(text);
    await client.query('alter table ajustes_historia enable trigger all');
  } finally {
    await client.end();
  }
}

const faultsOf = async (clave: ClaveDeAjuste) =>
  (await verifyHistorial(t.deps.db)).find((one) => one.clave === clave)?.fallas;

test('only administrators and auditors read the history', async () => {
  const roles: readonly RolFuncionario[] = [
    'funcionario',
    'supervisor',
    'auditor',
    'administrador',
    'delegado',
    'lector',
    'custodio',
  ];
  for (const rol of roles) {
    const found = await readHistorial(t.deps, { ...admin(), roles: [rol] }, { clave: null, desde: '' });
    const may = rol === 'auditor' || rol === 'administrador';
    assert.equal(isRefusal(found) ? found.code : 'leída', may ? 'leída' : 'no-encontrada', rol);
  }
});

test('changes of all settings come newest first, page after page, each with what it changed', async () => {
  for (let n = 0; n < ajustesLimits.historialPageRows; n += 1)
    await change('reparto', n, { Registro: { capacidad: n } });
  const tramite = t.deps.definiciones.todas[0]?.definicion;
  assert.ok(tramite);
  await change('conservacion', 0, { porTramite: { [tramite.id]: 7 } });
  const first = await read();
  assert.equal(first.cambios.length, ajustesLimits.historialPageRows);
  assert.deepEqual(first.cambios[0]?.diferencias, [
    { que: `por trámite › ${tramite.nombre}`, antes: null, ahora: '7' },
  ]);
  assert.equal(first.cambios[0]?.motivo, 'Versión 1 de conservacion.');
  assert.deepEqual(first.cambios[1]?.diferencias, [
    { que: 'Registro › capacidad', antes: '18', ahora: '19' },
  ]);
  const rest = await read(null, first.anteriores ?? '');
  assert.deepEqual(
    rest.cambios.map(({ clave, version }) => `${clave} ${version}`),
    ['reparto 1'],
  );
  assert.equal(rest.anteriores, null);
  assert.equal((await read('conservacion')).cambios.length, 1);
  assert.deepEqual(
    (await read(null, '99999999999999999.x')).cambios,
    first.cambios,
    'no page of ours wrote this',
  );
});

test('a whole chain holds, the calendar with an import in between too', async () => {
  const autoria = { motivo: 'Prueba.', cuenta: null, nombre: 'Prueba', ocurridoMs: t.deps.clock.nowMs() };
  const day = (date: string) => [
    { date, name: 'Día de muestra', scope: 'nacional' as const, source: 'Prueba' },
  ];
  const put = (date: string) =>
    t.deps.db.transaction((queries) => writeCalendar(queries, null, { poner: day(date) }, autoria));
  await put('2027-03-03');
  await behindTheBack(`update ajustes set version = version + 1 where clave = 'calendario'`);
  assert.deepEqual(await faultsOf('calendario'), [], 'an import raises the version without a line');
  await put('2027-03-04');
  const cadenas = await verifyHistorial(t.deps.db);
  assert.deepEqual(
    cadenas.flatMap(({ fallas }) => fallas),
    [],
  );
  assert.ok(cadenas.every(({ entera }) => entera));
  assert.equal(cadenas.find(({ clave }) => clave === 'calendario')?.comprobadas, 2);
});

test('a setting changed by hand is told, and so is one without its history', async () => {
  await behindTheBack(`update ajustes set valor = '{"otro":1}' where clave = 'conservacion'`);
  assert.deepEqual(await faultsOf('conservacion'), [{ version: 1, falla: 'distinta' }]);
  await behindTheBack(`update ajustes set version = 4 where clave = 'conservacion'`);
  assert.deepEqual(await faultsOf('conservacion'), [{ version: 4, falla: 'sin-historia' }]);
  await behindTheBack(`delete from ajustes where clave = 'conservacion'`);
  assert.deepEqual(await faultsOf('conservacion'), [{ version: 1, falla: 'distinta' }]);
});

test('a line rewritten, and a line taken out, break the chain where it happened', async () => {
  await behindTheBack(
    `update ajustes_historia set motivo = 'Otro motivo.' where clave = 'reparto' and version = 7`,
  );
  assert.deepEqual(await faultsOf('reparto'), [{ version: 7, falla: 'reescrita' }]);
  await behindTheBack(`delete from ajustes_historia where clave = 'reparto' and version = 7`);
  assert.deepEqual(await faultsOf('reparto'), [{ version: 8, falla: 'suelta' }]);
  await behindTheBack(`delete from ajustes_historia where clave = 'reparto' and version < 7`);
  assert.deepEqual(
    await faultsOf('reparto'),
    [{ version: 8, falla: 'suelta' }],
    'the first line links to nothing',
  );
});

const day = 86_400_000;

async function keysOf(parts: Partial<typeof t.deps>, rol: RolFuncionario = 'administrador') {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-llaves-'));
  try {
    const seal = readDemoSeal(folder, t.deps.ids, t.deps.clock.nowMs());
    const installed = { seal, verifierKey: 'prueba+1+clave', secretFolder: folder };
    return await readLlaves({ ...t.deps, ...parts }, { ...admin(), roles: [rol] }, installed);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('only an administrator looks at authorities and keys', async () => {
  for (const rol of ['funcionario', 'supervisor', 'auditor', 'delegado', 'lector', 'custodio'] as const) {
    const found = await keysOf({}, rol);
    assert.equal(isRefusal(found) && found.code, 'no-encontrada', rol);
  }
});

test('without files nothing is claimed: no authorities, no lists, and the seal of a demonstration says so', async () => {
  const found = await keysOf({ crlFolder: null });
  assert.ok(!isRefusal(found));
  assert.deepEqual(
    [found.anclas, found.problemas, found.hayArchivoDeAnclas, found.listas, found.secreto.desdeMs],
    [[], [], false, null, null],
  );
  assert.equal(found.sello?.deDemostracion, true);
  assert.equal(found.registro.clave, 'prueba+1+clave');
});

test('what ends soon or has ended is told, the most urgent first; a list nobody in force signed is not vouched for', async () => {
  const nowMs = t.deps.clock.nowMs();
  const authority = createAuthority({ subNotAfterMs: nowMs + 10 * day });
  const other = createAuthority({ label: 'impostora' });
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-listas-'));
  const dates = { thisUpdateMs: nowMs - 9 * day, nextUpdateMs: nowMs - day };
  await writeFile(join(folder, 'sub.crl'), authority.crl(dates));
  await writeFile(join(folder, 'ajena.crl'), other.crl({ ...dates, nextUpdateMs: nowMs + 9 * day }));
  await writeFile(join(folder, 'direcciones.txt'), 'http://crl.example/sub.crl');
  try {
    const anchorsPem = `${authority.rootPem}\n${authority.subPem}\n${authority.subPem}`;
    const found = await keysOf({ anchorsPem, crlFolder: folder });
    assert.ok(!isRefusal(found));
    assert.deepEqual(
      found.anclas.map(({ nombre, vigencia }) => [nombre, vigencia]),
      [
        ['Raíz de prueba', 'vigente'],
        ['Subordinada de prueba', 'por-vencer'],
      ],
    );
    assert.match(found.anclas[0]?.huella ?? '', /^[0-9a-f]{64}$/);
    assert.equal(found.problemas.length, 1, 'the same authority twice');
    assert.deepEqual(
      found.listas?.map(({ archivo, vigencia, hastaMs }) => [archivo, vigencia, hastaMs]),
      [
        ['ajena.crl', 'sin-comprobar', null],
        ['sub.crl', 'vencida', dates.nextUpdateMs],
      ],
    );
    assert.equal(found.avisos.length, 2);
    assert.match(found.avisos[0] ?? '', /«sub\.crl» ya venció/);
    assert.match(found.avisos[1] ?? '', /«Subordinada de prueba» vence pronto: quedan 10 días/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
