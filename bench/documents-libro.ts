/** Workbooks of members: a large honest one, every hostile one, and the three-way comparison. */
import { fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LibroFormato } from '../src/documents/libro/libro.ts';
import { hostileBooks } from '../src/documents/libro/testing/hostile-books.ts';
import { manyMembersBook, syntheticSocio } from '../src/documents/libro/testing/many-members.ts';
import { compareMembers } from '../src/domain/socios/compare-members.ts';
import type { LibroOrder, LibroResult } from './libro-reader.ts';
import type { Figure, Measure } from './measure.ts';
import { median, rounded } from './statistics.ts';

const rowsMsMax = 2_000;
const hostileMsMax = 100;
const megabytesMax = 120;
const comparisonMsMax = 1_000;

/** As a worker of the product runs: code from the compile cache, and a young generation that is not left to grow. */
function readInChild(folder: string, order: LibroOrder): Promise<LibroResult> {
  const child = fork(fileURLToPath(new URL('./libro-reader.ts', import.meta.url)), {
    serialization: 'json',
    execArgv: ['--max-semi-space-size=8'],
    env: { NODE_COMPILE_CACHE: join(folder, 'cache') },
  });
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as LibroResult));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the reader ended with ${code} before it answered`)));
    child.send(order);
  });
}

async function examine(folder: string, book: Buffer, formato: LibroFormato, rounds: number) {
  const path = join(folder, 'libro');
  await writeFile(path, book);
  const results: LibroResult[] = [];
  for (let round = 0; round < rounds; round += 1) results.push(await readInChild(folder, { path, formato }));
  return {
    ms: median(results.map(({ ms }) => ms)),
    start: median(results.map(({ startMegabytes }) => startMegabytes)),
    peak: median(results.map(({ peakMegabytes }) => peakMegabytes)),
    code: results[0]?.code ?? '',
    rows: results[0]?.rows ?? 0,
  };
}

const memoryFigure = (name: string, peak: number, start: number): Figure => ({
  name: `${name}, peak RSS of its process, MB (before reading: ${rounded(start)})`,
  value: rounded(peak),
  goal: `< ${megabytesMax}`,
  met: peak < megabytesMax,
});

async function honestFigures(folder: string, rows: number, rounds: number): Promise<Figure[]> {
  const book = await examine(folder, manyMembersBook(rows), 'xlsx', rounds);
  if (book.rows !== rows) throw new Error(`${book.rows} rows: ${book.code}`);
  const name = `${rows.toLocaleString('en-US')} rows of 8 columns`;
  return [
    { name: `${name}, ms`, value: rounded(book.ms), goal: `< ${rowsMsMax}`, met: book.ms < rowsMsMax },
    memoryFigure(name, book.peak, book.start),
  ];
}

async function hostileFigures(folder: string, rounds: number): Promise<Figure[]> {
  let slowest = { name: '', ms: 0 };
  let longest = { name: '', ms: 0 };
  let heaviest = { name: '', peak: 0, start: 0 };
  for (const { name, formato, code, build } of hostileBooks) {
    const found = await examine(folder, await build(), formato, rounds);
    if (found.code !== code) throw new Error(`${name}: ${found.code} instead of ${code}`);
    process.stderr.write(`${formato} ${name}: ${code}, ${rounded(found.ms)} ms, ${rounded(found.peak)} MB\n`);
    const timed = { name: `${formato}, ${name}`, ms: found.ms };
    // A book that is honest but for its length has to be read up to the limit before anybody can know.
    if (code === 'demasiadas-filas') longest = timed.ms > longest.ms ? timed : longest;
    else if (timed.ms > slowest.ms) slowest = timed;
    if (found.peak > heaviest.peak) heaviest = { name: `${formato}, ${name}`, ...found };
  }
  return [
    {
      name: `slowest of the hostile books (${slowest.name}), ms`,
      value: rounded(slowest.ms),
      goal: `< ${hostileMsMax}`,
      met: slowest.ms < hostileMsMax,
    },
    { name: `a book of one row too many (${longest.name}), ms`, value: rounded(longest.ms) },
    memoryFigure(`heaviest of them (${heaviest.name})`, heaviest.peak, heaviest.start),
  ];
}

/** Half of the members agree; the others left, came, or changed the spelling of their name. */
function comparisonFigure(count: number): Figure {
  const registrados = Array.from({ length: count }, (_, index) => syntheticSocio(index));
  const shift = Math.floor(count / 4);
  const listado = registrados
    .map((_, index) => syntheticSocio(index + shift))
    .map((socio, index) =>
      index % 3 === 0 ? { ...socio, nombre: socio.nombre.replaceAll('Z', 'S').replaceAll('V', 'B') } : socio,
    );
  const archivo = listado.map((socio, index) => ({
    ...socio,
    nombre: socio.nombre.split(' ').toReversed().join(' '),
    fila: index + 2,
    novedad: null,
  }));
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const startedMs = performance.now();
    const { cuentas } = compareMembers({ registrados, listado, archivo });
    times.push(performance.now() - startedMs);
    if (cuentas.alta !== shift || cuentas.baja !== shift) throw new Error(JSON.stringify(cuentas));
  }
  const middle = median(times);
  const size = count.toLocaleString('en-US');
  return {
    name: `${size} registered × ${size} in the list × ${size} in the Excel, median of five, ms`,
    value: rounded(middle),
    goal: `< ${comparisonMsMax}`,
    met: middle < comparisonMsMax,
  };
}

export const documentsLibro: Measure = {
  name: 'documents-libro',
  title: 'Workbooks of members',
  async run({ quick }) {
    const folder = await mkdtemp(join(tmpdir(), 'medidas-libro-'));
    try {
      // Fills the compile cache.
      await examine(folder, Buffer.alloc(0), 'xlsx', 1);
      return [
        ...(await honestFigures(folder, quick ? 10_000 : 100_000, quick ? 1 : 5)),
        ...(await hostileFigures(folder, quick ? 1 : 3)),
        comparisonFigure(quick ? 5_000 : 20_000),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
