/** Reading CSV: what spreadsheets write, what hostile files write, and that a broken row costs itself alone. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { csvCells, separatorOf } from './csv-cells.ts';
import { readRecords } from './csv-records.ts';
import { openCsvTable } from './csv-table.ts';
import { ImportRefusal } from './report.ts';
import { openSource } from './source-file.ts';
import { lineCharsMax } from './text-lines.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-csv-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function source(content: string | Buffer) {
  await writeFile(join(folder, 'archivo.csv'), content);
  return openSource(join(folder, 'archivo.csv'));
}

async function records(content: string | Buffer): Promise<(readonly [number, readonly string[] | null])[]> {
  const found = await Array.fromAsync(readRecords(await source(content)));
  return found.map((record) => [record.line, 'cells' in record ? record.cells : null] as const);
}

test('whatever is quoted comes back, with each separator', () => {
  const cell = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), fc.constantFrom(',', ';', '\t'), (cells, separator) => {
      const text = cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator);
      assert.deepEqual(csvCells(text, separator), { kind: 'cells', cells });
    }),
  );
});

test('no text makes the splitter fail or lose its place', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.ok(['cells', 'open', 'problem'].includes(csvCells(text, ',').kind));
    }),
  );
});

test('separators are told from the header, quotes aside', () => {
  assert.equal(separatorOf('ruc;"a,b,c,d";x'), ';');
  assert.equal(separatorOf('ruc,nombre'), ',');
  assert.equal(separatorOf('ruc\tnombre'), '\t');
  assert.equal(separatorOf('ruc'), ',');
});

test('line breaks of both kinds, also inside cells, keep the numbers of lines', async () => {
  assert.deepEqual(await records('a,b\r\n\r\n1,"x\r\ny"\r\n3,4" de tubo\n5,"6'), [
    [1, ['a', 'b']],
    [3, ['1', 'x\ny']],
    [5, ['3', '4" de tubo']],
    [6, null],
  ]);
});

test('a broken or endless row costs itself, and reading goes on in the line after it', async () => {
  const many = Array.from({ length: 150 }, (_, index) => `${index},x`).join('\n');
  const found = await records(`a,b\n1,"abierta\n2,"cerrada" y algo\n3,y\n4,"otra\n${many}\n`);
  assert.deepEqual(found.slice(1, 5), [
    [2, null],
    [3, null],
    [4, ['3', 'y']],
    [5, null],
  ]);
  assert.equal(found.length, 155);
  const long = await records(`a,b\n${'x'.repeat(lineCharsMax + 300_000)}\n5,6\n`);
  assert.deepEqual(long.slice(1), [
    [2, null],
    [3, ['5', '6']],
  ]);
});

test('UTF-8 with and without its mark, and Windows-1252 where a byte is not UTF-8', async () => {
  assert.deepEqual(await records('\ufeffaño\n'), [[1, ['año']]]);
  assert.deepEqual(await records(Buffer.from('año\n“', 'utf8')), [
    [1, ['año']],
    [2, ['“']],
  ]);
  const windows = Buffer.from([0x61, 0xf1, 0x6f, 0x0a, 0x93, 0x80, 0x94]);
  assert.equal((await source(windows)).encoding, 'windows-1252');
  assert.deepEqual(await records(windows), [
    [1, ['año']],
    [2, ['“€”']],
  ]);
  // A letter of several bytes cut by the end of the file is no UTF-8 either.
  assert.equal((await source(Buffer.from([0x61, 0xc3]))).encoding, 'windows-1252');
});

test('files that are no text are refused with what to do', async () => {
  for (const [bytes, sentence] of [
    ['', /está vacío/],
    ['PK\u0003\u0004', /libro de Excel/],
    ['%PDF-1.7', /es un PDF/],
  ] as const) {
    await assert.rejects(source(bytes), { name: 'ImportRefusal', message: sentence });
  }
  await assert.rejects(source(Buffer.from([0xff, 0xfe, 0x61, 0])), /UTF-16/);
  await assert.rejects(openSource(folder), /no es un archivo/);
  await assert.rejects(openSource(join(folder, 'no-existe')), /ENOENT/);
});

test('headers match whatever their case, accents and blanks; missing and repeated ones are refused', async () => {
  const columns = { codigo: ['code'], nombre: [] } as const;
  const table = await openCsvTable<'codigo' | 'nombre'>(
    await source('CÓDIGO ; Nombre;Otra\n1;uno;x\n'),
    columns,
    ['codigo'],
  );
  const [row] = await Array.fromAsync(table.rows);
  assert.ok(row && 'cell' in row);
  assert.deepEqual([row.cell('codigo'), row.cell('nombre'), table.ignored], ['1', 'uno', ['Otra']]);
  for (const text of ['nombre\n', 'codigo,code\n', '"sin cerrar\n']) {
    await assert.rejects(
      openCsvTable<'codigo' | 'nombre'>(await source(text), columns, ['codigo']),
      ImportRefusal,
    );
  }
});
