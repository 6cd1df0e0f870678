/** Processes: the real schedules and codes, the documented CSV, entities known in three ways, and decided dates. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Proceso } from '../domain/registro/proceso.ts';
import { counts, type ImportBench, importBench, sharedFile } from './testing/import-bench.ts';

let bench: ImportBench;
before(async () => {
  bench = await importBench();
});
after(() => bench.stop());

async function proceso(id: string): Promise<{ version: number; contenido: Proceso }> {
  const [row] = await bench.rows<{ version: number; contenido: Proceso }>(
    `select version, contenido from asientos where clase = 'proceso' and id = '${id}'`,
  );
  assert.ok(row, id);
  return row;
}

test('120 real schedules with 988 dates go in, and a second run changes nothing', async (t) => {
  const path = sharedFile('soce-schedules-2022/schedules.jsonl');
  if (path === null) return t.skip('no real files here');
  const first = await bench.run('processes', path);
  assert.deepEqual(counts(first), { rows: 120, inserted: 120, updated: 0, unchanged: 0, bad: 0, skipped: 0 });
  assert.deepEqual(first.report.warnings, []);
  const [stages] = await bench.rows(
    `select sum(jsonb_array_length(contenido -> 'etapas'))::int as n,
       count(*) filter (where contenido ->> 'fase' = 'cancelado')::int as cancelados
     from asientos where clase = 'proceso'`,
  );
  assert.deepEqual(stages, { n: 988, cancelados: 2 });
  const again = await bench.run('processes', path);
  assert.deepEqual([again.report.inserted, again.report.updated, again.report.unchanged], [0, 0, 120]);
  const found = await bench.deps.registry.procesos('CDCAAG0042022');
  assert.equal(found[0]?.contenido.codigo, 'CDC-AAG-004-2022');
  assert.deepEqual(found[0]?.contenido.etapas[0], {
    nombre: 'Fecha de Publicación',
    fechaHora: '2022-02-02T11:00',
  });
});

test('3,476 real codes go in with their entities, and a second run changes nothing', async (t) => {
  const path = sharedFile('soce-process-codes/ocids.csv');
  if (path === null) return t.skip('no real files here');
  const first = await bench.run('processes', path);
  assert.deepEqual([first.report.rows, first.report.inserted, first.report.bad], [3_476, 3_476, 0]);
  const again = await bench.run('processes', path);
  assert.deepEqual([again.report.inserted, again.report.updated, again.report.unchanged], [0, 0, 3_476]);
  const { contenido } = await proceso('soce:3277:COTOGADPS0072020');
  assert.deepEqual(
    [contenido.codigo, contenido.entidad, contenido.fase],
    ['COTO-GADPS-007-2020', 'soce:3277', 'precontractual'],
  );
  const [entidad] = await bench.rows(
    `select contenido ->> 'nombre' as nombre from asientos where id = 'soce:3277'`,
  );
  assert.deepEqual(entidad, { nombre: 'Entidad 3277 del portal de compras' });
});

const columns = 'codigo,entidad_ruc,entidad_soce,entidad,objeto,estado,presupuesto,suspendido,etapas';

test('an entity known by its name alone gets its RUC later, and the process stays one', async () => {
  const byName = await bench.file(
    'nombre.csv',
    `${columns}\nSIE-PRUEBA-001-2026,,,Municipio de Prueba,,,,,\n`,
  );
  await bench.run('processes', byName);
  const id = 'nombre:municipio-de-prueba:SIEPRUEBA0012026';
  assert.equal((await proceso(id)).contenido.entidad, 'nombre:municipio-de-prueba');
  const entities = await bench.file(
    'entidades.csv',
    'ruc,tipo,razon_social\n1760000150001,entidad,MUNICIPIO de Prueba\n',
  );
  await bench.run('suppliers', entities);
  assert.equal((await bench.run('processes', byName)).report.updated, 1);
  assert.equal((await proceso(id)).contenido.entidad, '1760000150001');
  assert.equal((await bench.run('processes', byName)).report.unchanged, 1);
  assert.equal((await bench.deps.registry.procesos('SIEPRUEBA0012026')).length, 1);
  const withNumber = await bench.file(
    'numero.csv',
    `${columns}\nSIE-PRUEBA-001-2026,1760000150001,777,,Sillas,Adjudicada - Registro de Contratos,,si,\n`,
  );
  assert.equal((await bench.run('processes', withNumber)).report.updated, 1);
  const { contenido } = await proceso(id);
  assert.deepEqual([contenido.objeto, contenido.fase, contenido.suspendido], ['Sillas', 'contractual', true]);
});

test('dates that a rescheduling set stay unless the file is preferred', async () => {
  const stages = (day: string) =>
    `Fecha de Publicación=2026-12-01T08:00|Fecha Límite de Respuestas=2026-12-${day} 15:00:00-05:00`;
  const row = (day: string) =>
    `${columns}\nSIE-PRUEBA-002-2026,1760000150001,,,,Por Adjudicar,,,${stages(day)}\n`;
  await bench.run('processes', await bench.file('a.csv', row('04')));
  const id = '1760000150001:SIEPRUEBA0022026';
  const { contenido } = await proceso(id);
  const moved = contenido.etapas.map((stage, index) =>
    index === 1 ? { ...stage, fechaHora: '2026-12-10T15:00' } : stage,
  );
  await bench.rows(
    `update asientos set version = 2, contenido = '${JSON.stringify({ ...contenido, etapas: moved })}' where id = '${id}'`,
  );
  const change = JSON.stringify([
    { campo: 'etapa:Fecha Límite de Respuestas', etiqueta: '', antes: '', ahora: '' },
  ]);
  await bench.rows(
    `insert into asientos_historia values ('proceso', '${id}', 2, '${change}', 'RP-2026-ABC', now())`,
  );
  const kept = await bench.run('processes', await bench.file('a.csv', row('04')));
  assert.deepEqual([kept.report.unchanged, kept.warnings[0]?.code], [1, 'se-conserva-lo-decidido']);
  const forced = await bench.run('processes', await bench.file('a.csv', row('04')), { prefer: 'file' });
  assert.deepEqual([forced.report.updated, forced.warnings[0]?.code], [1, 'se-reemplaza-lo-decidido']);
  const later = await bench.run('processes', await bench.file('a.csv', row('07')));
  assert.deepEqual([later.report.updated, later.warnings], [1, []]);
  assert.equal((await proceso(id)).contenido.etapas[1]?.fechaHora, '2026-12-07T15:00');
});

test('bad and hostile rows of CSV and of JSON lines are named with their lines', async () => {
  const csv = [
    columns,
    'x,1760000150001,,,,,,,',
    'SIE-P-1-2026,,,,,,,,',
    'SIE-P-2-2026,,12a,,,,,,',
    'SIE-P-3-2026,1760000150001,,,,,,,Etapa=2026-02-30T08:00',
    'SIE-P-4-2026,1760000150001,,,,,,,Etapa sin fecha',
    'SIE-P-5-2026,1760000150001,,,,,,,A=2026-02-02T08:00|A=2026-02-03T08:00',
    'SIE-P-6-2026,1760000150001,,,,En la luna,,,',
    'sie_p–6_2026,1760000150001,,,,,,,',
  ];
  const run = await bench.run('processes', await bench.file('malo.csv', csv.join('\n')));
  assert.deepEqual(
    run.problems.map(({ line }) => line),
    [2, 3, 4, 5, 6, 7, 9],
  );
  assert.deepEqual(
    run.report.warnings.map(({ code }) => code),
    ['estado-desconocido'],
  );
  const lines = [
    '{"code":"SIE-J-1-2026","entity":"Entidad de Prueba","stages":[{"label":"A","at":"2022-02-02 08:00:00-05:00"}]}',
    '{"code":"SIE-J-2-2026",',
    '["SIE-J-3-2026"]',
    '{"__proto__":{"code":"SIE-J-4-2026"},"entity":"Entidad de Prueba"}',
    '{"code":"SIE-J-5-2026","entity":"\\ud800"}',
    '{"code":{"toString":1},"entity":"Entidad de Prueba","stages":"x"}',
    '{"code":"SIE-J-6-2026","entity":"Entidad de Prueba","stages":[null,7]}',
  ];
  const json = await bench.run('processes', await bench.file('malo.jsonl', lines.join('\n')));
  assert.deepEqual(
    json.problems.map(({ line }) => line),
    [2, 3, 4, 5, 6, 7],
  );
  assert.equal(json.report.inserted, 1);
});
