/** A streamed workbook is read back by our own reader, cell by cell, over several sheets, and nothing in it is a formula. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readRows } from './read-rows.ts';
import { type StreamedCell, xlsxStream } from './xlsx-stream.ts';

type Rows = readonly (readonly StreamedCell[])[];

async function bookOf(batches: readonly Rows[], rowsMax: number): Promise<Buffer> {
  async function* all() {
    yield* batches;
  }
  const pieces: Buffer[] = [];
  const columns = [
    { head: 'Texto', kind: 'text', widthChars: 20 },
    { head: 'Cifra', kind: 'number', widthChars: 10 },
    { head: 'Momento', kind: 'moment', widthChars: 16 },
  ] as const;
  for await (const piece of xlsxStream({ name: 'Solicitudes', columns, rowsMax }, all())) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function readBack(book: Buffer): Promise<{ sheet: string; cells: string[]; kinds: string[] }[]> {
  const found: { sheet: string; cells: string[]; kinds: string[] }[] = [];
  for await (const { sheet, rows } of readRows(book, 'xlsx')) {
    for (const { cells } of rows) {
      assert.ok(cells.every(({ formula }) => !formula));
      found.push({ sheet, cells: cells.map(({ text }) => text), kinds: cells.map(({ kind }) => kind) });
    }
  }
  return found;
}

test('what was written is read back: texts, figures, and moments as dates', async () => {
  const rows: Rows = [
    ['=1+1 <&> "ñ"', 12.5, 46_327.604_166_666_664],
    [null, 0, null],
    ['uno\r\ndos', null, 46_328],
  ];
  const found = await readBack(await bookOf([rows], 100));
  assert.deepEqual(
    found.map(({ cells }) => cells),
    [
      ['Texto', 'Cifra', 'Momento'],
      ['=1+1 <&> "ñ"', '12.5', '2026-11-01'],
      ['0'],
      ['uno\r\ndos', '2026-11-02'],
    ],
  );
  assert.deepEqual(found[1]?.kinds, ['text', 'number', 'date']);
});

test('whatever the batches and the length of a sheet, every row is there once and in order', async () => {
  const batches = fc.array(fc.nat(7), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(batches, fc.integer({ min: 1, max: 9 }), async (sizes, rowsMax) => {
      let next = 0;
      const all = sizes.map((size) => Array.from({ length: size }, () => [`fila ${next++}`, null, null]));
      const found = await readBack(await bookOf(all, rowsMax));
      const body = found.filter(({ cells }) => cells[0] !== 'Texto');
      assert.deepEqual(
        body.map(({ cells }) => cells[0]),
        Array.from({ length: next }, (_, i) => `fila ${i}`),
      );
      assert.equal(new Set(found.map(({ sheet }) => sheet)).size, Math.max(1, Math.ceil(next / rowsMax)));
    }),
    { numRuns: 40 },
  );
});

test('who stops reading halfway ends the source too', async () => {
  let ended = false;
  async function* endless(): AsyncGenerator<Rows> {
    try {
      for (;;)
        yield Array.from({ length: 500 }, (_, i) => [`fila ${(i * 2_654_435_761) % 4_294_967_296}`, i, null]);
    } finally {
      ended = true;
    }
  }
  const columns = [{ head: 'Texto', kind: 'text', widthChars: 20 }] as const;
  let bytes = 0;
  for await (const piece of xlsxStream({ name: 'S', columns, rowsMax: 1_000_000 }, endless())) {
    bytes += piece.length;
    if (bytes > 200_000) break;
  }
  assert.ok(ended);
});
