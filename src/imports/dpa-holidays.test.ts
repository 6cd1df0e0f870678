/** Places and holidays: the three real files, renames, lists in one file, and a calendar that knows it changed. */
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { counts, type ImportBench, importBench, sharedFile } from './testing/import-bench.ts';

let bench: ImportBench;
before(async () => {
  bench = await importBench();
});
after(() => bench.stop());

test('1,410 real parishes take their cantons and provinces from the files beside them', async (t) => {
  const path = sharedFile('dpa-ecuador/parishes.csv');
  if (path === null) return t.skip('no real files here');
  const first = await bench.run('dpa', path);
  assert.deepEqual([first.report.inserted, first.report.bad], [1_410, 0]);
  const again = await bench.run('dpa', path);
  assert.deepEqual([again.report.updated, again.report.unchanged], [0, 1_410]);
  const provinces = await bench.run('dpa', join(dirname(path), 'provinces.csv'));
  assert.deepEqual([provinces.report.rows, provinces.report.updated, provinces.report.bad], [24, 0, 0]);
  assert.deepEqual(
    await bench.rows(`select canton_codigo, canton, provincia from parroquias where codigo = '010101'`),
    [{ canton_codigo: '0101', canton: 'CUENCA', provincia: 'AZUAY' }],
  );
});

test('without its canton a parish is refused; a list with all names needs nothing else', async () => {
  const alone = await bench.file(
    'p.csv',
    'codigo,canton,nombre\n990150,9901,Lugar\n990151,9902,Otro\n99015,9901,Corto\n',
  );
  const refused = await bench.run('dpa', alone);
  assert.deepEqual(
    refused.problems.map(({ sentence }) => sentence),
    [
      'No consta el cantón 9901: importe antes los cantones.',
      'La parroquia 990151 no puede ser del cantón 9902.',
      'El código de parroquia tiene 6 dígitos. Si falta el cero inicial, escriba 099015.',
    ],
  );
  const whole = await bench.file(
    'completa.csv',
    Buffer.from(
      'DPA_PARROQ;DPA_DESPAR;DPA_CANTON;DPA_DESCAN;DPA_PROVIN;DPA_DESPRO\n990150;Peñas;9901;Cañas;99;Última\n',
      'latin1',
    ),
  );
  assert.equal((await bench.run('dpa', whole)).report.inserted, 1);
  const renamed = await bench.run('dpa', await bench.file('x.csv', 'codigo,nombre\n99,Nueva\n98,Nadie\n'));
  assert.deepEqual([renamed.report.updated, renamed.problems[0]?.line], [1, 3]);
  assert.deepEqual(
    await bench.rows(`select nombre, canton, provincia from parroquias where codigo = '990150'`),
    [{ nombre: 'Peñas', canton: 'Cañas', provincia: 'Nueva' }],
  );
});

test('the calendar version rises when a holiday is new or different, and only then', async () => {
  const version = async () =>
    (await bench.rows<{ version: number }>(`select version from ajustes where clave = 'calendario'`))[0]
      ?.version;
  const text = [
    'fecha,nombre,alcance,codigo,fuente,conocido_desde,recuperable',
    '2026-12-25,Navidad,nacional,,"Código del Trabajo, art. 65",,',
    '2026-12-06,Fundación de Quito,canton,1701,Ordenanza de prueba,,no',
    '2026-02-30,Imposible,nacional,,x,,',
    '2026-12-25,Otra vez,nacional,,x,,',
  ].join('\n');
  const path = await bench.file('feriados.csv', text);
  const first = await bench.run('holidays', path);
  assert.deepEqual(counts(first), { rows: 4, inserted: 2, updated: 0, unchanged: 0, bad: 2, skipped: 0 });
  assert.equal(await version(), 2);
  assert.equal((await bench.run('holidays', path)).report.unchanged, 2);
  assert.equal(await version(), 2);
  const changed = text.replace('Fundación de Quito', 'Fundación de San Francisco de Quito');
  assert.equal((await bench.run('holidays', await bench.file('feriados.csv', changed))).report.updated, 1);
  assert.equal(await version(), 3);
  assert.equal((await bench.deps.calendar()).calendar.version, '3');
});
