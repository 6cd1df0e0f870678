/** Products, activities and their relation: good, bad and hostile rows, twice, and the real product codes. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { counts, type ImportBench, importBench, sharedFile } from './testing/import-bench.ts';

let bench: ImportBench;
before(async () => {
  bench = await importBench();
});
after(() => bench.stop());

test('the 95 real product codes become 69 codes of level 5, and a second run changes nothing', async (t) => {
  const path = sharedFile('cpc-observed/cpc-observed.csv');
  if (path === null) return t.skip('no real files here');
  const first = await bench.run('cpc', path);
  assert.deepEqual(counts(first), {
    rows: 95,
    inserted: 69,
    updated: 0,
    unchanged: 26,
    bad: 0,
    skipped: 0,
  });
  assert.deepEqual(first.ignored, ['level5', 'seen']);
  const again = await bench.run('cpc', path);
  assert.deepEqual([again.report.inserted, again.report.updated, again.report.unchanged], [0, 0, 95]);
});

test('an official list gives the level its own name, whatever product came first', async () => {
  const products = await bench.file(
    'productos.csv',
    'codigo;descripcion\r\n912340011;Producto de prueba\r\n',
  );
  await bench.run('cpc', products);
  const official = await bench.file(
    'cpc.csv',
    'Código;Descripción;Restringido\r\n0;Sección\r\n9;Sección nueve;\r\n9123;Clase;\r\n91234;Subclase de prueba;si\r\n01110;Trigo;\r\n',
  );
  const run = await bench.run('cpc', official);
  // «0;Sección» lacks a cell, so the file has not shown yet that it keeps zeros when 9123 comes.
  assert.deepEqual(
    run.problems.map(({ line }) => line),
    [2, 4],
  );
  assert.equal(run.problems[0]?.sentence, 'La fila tiene 2 celdas y el encabezado 3.');
  assert.deepEqual([run.report.skipped, run.report.inserted, run.report.updated], [1, 1, 1]);
  assert.deepEqual(
    await bench.rows(`select descripcion, plegado, restringido from cpc where codigo = '91234'`),
    [{ descripcion: 'Subclase de prueba', plegado: 'subclase de prueba', restringido: true }],
  );
  await bench.run('cpc', products);
  assert.deepEqual(await bench.rows(`select descripcion from cpc where codigo = '91234'`), [
    { descripcion: 'Subclase de prueba' },
  ]);
});

test('four digits are an upper level only where zeros were kept', async () => {
  const lost = await bench.run('cpc', await bench.file('sin-ceros.csv', 'codigo,descripcion\n1110,Trigo\n'));
  assert.match(lost.problems[0]?.sentence ?? '', /falta el cero inicial, escriba 01110/);
  const kept = await bench.run(
    'cpc',
    await bench.file('con-ceros.csv', 'codigo,descripcion\n0111,Cereales\n9110,Clase\n'),
  );
  assert.deepEqual([kept.report.skipped, kept.report.bad], [2, 0]);
});

test('bad and hostile rows are told apart with their lines, and the good ones go in', async () => {
  const text = [
    'codigo,descripcion',
    '83160,"Mantenimiento de\nsistemas"',
    '8316,Corto',
    'abcde,Letras',
    '67811,',
    '"92900,Comillas sin cerrar',
    `84300,'); drop table cpc; --`,
    '92900,<script>alert(1)</script>',
    '92911,Con\u0000nulo \u202eal revés',
    '92912,uno,dos',
    '84300,Repetido',
    '',
  ].join('\n');
  const run = await bench.run('cpc', await bench.file('hostil.csv', text));
  assert.deepEqual(
    run.problems.map(({ line }) => line),
    [4, 5, 6, 7, 11],
  );
  const { inserted, updated, bad, unchanged } = run.report;
  assert.deepEqual([inserted + updated, bad, unchanged], [4, 5, 1]);
  assert.deepEqual(
    await bench.rows(`select descripcion from cpc where codigo in ('83160','92900','92911') order by codigo`),
    [
      { descripcion: 'Mantenimiento de sistemas' },
      { descripcion: '<script>alert(1)</script>' },
      { descripcion: 'Connulo al revés' },
    ],
  );
});

test('activities and pairs go in, unknown codes are pointed out, and again nothing changes', async () => {
  const ciiu = await bench.file(
    'ciiu.csv',
    'codigo,descripcion\nG,Comercio\nG466,Grupo\ng4669.22,Venta al por mayor\nG466922,Otra vez\nZ0000,No existe\n',
  );
  const activities = await bench.run('ciiu', ciiu);
  assert.deepEqual(counts(activities), {
    rows: 5,
    inserted: 1,
    updated: 0,
    unchanged: 0,
    bad: 2,
    skipped: 2,
  });
  assert.match(activities.problems[0]?.sentence ?? '', /línea 4/);
  const pairs = await bench.file('pares.csv', 'cpc;ciiu\n83160;G4669.22\n83160;G4669.22\n11111;G4669.22\n');
  const first = await bench.run('cpc-ciiu', pairs);
  assert.deepEqual([first.report.inserted, first.report.unchanged], [2, 1]);
  assert.deepEqual(
    first.warnings.map(({ line, code }) => [line, code]),
    [[4, 'codigo-sin-catalogo']],
  );
  const again = await bench.run('cpc-ciiu', pairs);
  assert.deepEqual([again.report.inserted, again.report.unchanged], [0, 3]);
});

test('a dry run counts like a real one and leaves nothing', async () => {
  const path = await bench.file('ensayo.csv', 'codigo,descripcion\n99999,Ensayo\n');
  const dry = await bench.run('cpc', path, { dryRun: true });
  assert.equal(dry.report.inserted, 1);
  assert.deepEqual(await bench.rows(`select codigo from cpc where codigo = '99999'`), []);
});
