/** The officer's queue with many open cases: the whole page over HTTP, and its query alone. */
import type pg from 'pg';
import { paths } from '../src/paths.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/database.ts';
import { systemIds } from '../src/platform/ids.ts';
import { createLog } from '../src/platform/log.ts';
import { listCola } from '../src/store/cola.ts';
import { officerStep, officerTramite } from './filing-step.ts';
import type { Figure, Measure } from './measure.ts';
import { type Product, startProduct } from './product.ts';
import { runLoad } from './run-child.ts';
import { seedCases } from './seed.ts';
import { latencyOf, rounded } from './statistics.ts';
import { createOfficers, createSuppliers, openOwner } from './synthetic.ts';

const rowsPerPage = 50;
const msMax = 30;
const repetitions = 200;

async function queryTimings(product: Product): Promise<readonly number[]> {
  const log = createLog({ level: 'error', clock: systemClock, ids: systemIds });
  const db = openDatabase({
    connection: product.database.app,
    poolMax: 1,
    statementSeconds: 60,
    applicationName: 'medidas',
    log,
  });
  try {
    const timings: number[] = [];
    for (let turn = 0; turn < repetitions; turn += 1) {
      const startedMs = performance.now();
      const rows = await listCola(db, { unidades: [officerTramite.atiende] }, null, rowsPerPage);
      timings.push(performance.now() - startedMs);
      if (rows.length !== rowsPerPage) throw new Error(`${rows.length} rows instead of ${rowsPerPage}`);
    }
    return timings;
  } finally {
    await db.close();
  }
}

async function figuresWith(
  product: Product,
  officer: string,
  open: number,
  seconds: number,
): Promise<Figure[]> {
  const page = await runLoad({
    port: product.port,
    connections: 1,
    seconds,
    perSecond: null,
    first: 1,
    lists: {},
    steps: [
      {
        name: 'cola',
        method: 'GET',
        path: paths.mesa.cola,
        headers: { cookie: `sesion=${officer}` },
        body: null,
        status: 200,
        captures: {},
      },
    ],
    keep: null,
  });
  for (const sample of page.samples) process.stderr.write(`${sample}\n`);
  const query = latencyOf(await queryTimings(product));
  const label = `${open.toLocaleString('en-US')} open`;
  return [
    { name: `page of 50 rows, p50 ms, ${label}`, value: rounded(page.whole.p50) },
    {
      name: `page of 50 rows, p95 ms, ${label}`,
      value: rounded(page.whole.p95),
      goal: '< 30',
      met: page.errors === 0 && page.whole.p95 < msMax,
    },
    { name: `its query alone, p95 ms, ${label}`, value: rounded(query.p95) },
  ];
}

async function fileOne(product: Product, client: pg.Client): Promise<string> {
  const [supplier] = await createSuppliers(client, 1);
  const plan = { port: product.port, connections: 1, seconds: 0.1, perSecond: 10, first: 1 };
  const filed = await runLoad({
    ...plan,
    lists: { token: [supplier?.token ?? ''] },
    steps: [officerStep],
    keep: 'referencia',
  });
  const [referencia] = filed.kept;
  if (referencia === undefined) throw new Error(filed.samples.join('\n'));
  return referencia;
}

export const queue: Measure = {
  name: 'queue',
  title: "The officer's queue, one reader",
  async run({ quick }) {
    const product = await startProduct();
    const client = await openOwner(product);
    try {
      const model = await fileOne(product, client);
      const [officer] = await createOfficers(client, 1, officerTramite.atiende);
      const token = officer?.token ?? '';
      await seedCases(client, model, { count: 10_000, days: 20, mark: 'A' });
      const figures = await figuresWith(product, token, 10_000, quick ? 2 : 6);
      await seedCases(client, model, { count: quick ? 20_000 : 90_000, days: 20, mark: 'B' });
      figures.push(...(await figuresWith(product, token, quick ? 30_000 : 100_000, quick ? 2 : 6)));
      return figures;
    } finally {
      await client.end();
      await product.stop();
    }
  },
};
