/** Dashboards and exports of a large agency: whole pages with one reader, and a file of every case with the memory it takes. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { rebuildCifras } from '../src/actions/cifras/keep-cifras.ts';
import { paths } from '../src/paths.ts';
import { stopwatch, systemClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/database.ts';
import { systemIds } from '../src/platform/ids.ts';
import { createLog } from '../src/platform/log.ts';
import { calendarSource } from '../src/store/calendar-source.ts';
import { seedAgency } from './agency-seed.ts';
import type { ExportChildPlan, ExportChildResult } from './export-child.ts';
import type { Figure, Measure } from './measure.ts';
import { familyOf, type Product, startProduct } from './product.ts';
import { latencyOf, rounded } from './statistics.ts';
import { createOfficers, openOwner } from './synthetic.ts';

const msMax = 100;
const memoryMiBMax = 150;
const eventsPerCase = 5;
const memoryLookMs = 100;

/** How many cases: `--cases N`, else as many as the goal names, or fewer for a quick look. */
function casesAsked(quick: boolean): number {
  const { values } = parseArgs({ options: { cases: { type: 'string' } }, strict: false });
  return typeof values.cases === 'string' ? Number(values.cases) : quick ? 50_000 : 2_000_000;
}

async function rebuiltMs(product: Product): Promise<number> {
  const db = openDatabase({
    connection: product.database.app,
    poolMax: 2,
    statementSeconds: 60,
    applicationName: 'medidas',
    log: createLog({ level: 'error', clock: systemClock, ids: systemIds }),
  });
  try {
    const ranMs = stopwatch();
    await rebuildCifras({ db, calendar: calendarSource(db, systemClock) });
    return ranMs();
  } finally {
    await db.close();
  }
}

type Reader = { readonly origin: string; readonly cookie: string };

async function read({ origin, cookie }: Reader, path: string): Promise<string> {
  const answer = await fetch(origin + path, { headers: { cookie }, redirect: 'manual' });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return text;
}

async function pageFigures(reader: Reader, times: number): Promise<Figure[]> {
  const { cifras } = paths.mesa;
  const figures: Figure[] = [];
  for (const [name, path] of [
    ['overview, 30 days', cifras.inicio],
    ['overview, a year', `${cifras.inicio}?periodo=365`],
    ['by trámite, a year', `${cifras.tramites}?periodo=365`],
    ['by door, 90 days', `${cifras.puertas}?periodo=90`],
    ['by unit, a year', `${cifras.unidades}?periodo=365`],
    ['by hour, a year', `${cifras.horas}?periodo=365`],
    ['public month', paths.transparencia],
  ] as const) {
    const timings: number[] = [];
    for (let turn = -3; turn < times; turn += 1) {
      const ranMs = stopwatch();
      await read(reader, path);
      if (turn >= 0) timings.push(ranMs());
    }
    const { p50, p95 } = latencyOf(timings);
    figures.push(
      { name: `${name}, p50 ms`, value: rounded(p50) },
      { name: `${name}, p95 ms`, value: rounded(p95), goal: `< ${msMax}`, met: p95 < msMax },
    );
  }
  return figures;
}

/** Resident memory in MiB of the largest process of the service itself, the database left out. */
function residentMiB({ pid }: Product): number {
  const sizes = familyOf(pid).map((each) => {
    try {
      const status = readFileSync(`/proc/${each}/status`, 'utf8');
      return /^Name:\s+postgres/m.test(status) ? 0 : Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    } catch {
      // It ended between being listed and being asked.
      return 0;
    }
  });
  return Math.max(...sizes) / 1024;
}

/** In the service, through its form: what of its memory it grows by, and the rate with everything that serves a page. */
async function servedExport(product: Product, reader: Reader): Promise<Figure[]> {
  const { exportar } = paths.mesa.cifras;
  const page = await read(reader, exportar);
  // The page has another form before it: the one to sign out.
  const form = page.slice(page.indexOf(`action="${exportar}"`));
  const csrf = /<input[^>]*name="_csrf"[^>]*value="([^"]+)"/.exec(form)?.[1] ?? '';
  const body = new URLSearchParams([
    ['_csrf', csrf],
    ['consulta', 'desde=2020-01-01'],
    ['formato', 'csv'],
    ['columna', 'referencia'],
    ['columna', 'presentada'],
    ['columna', 'estado'],
  ]);
  const before = residentMiB(product);
  let peak = before;
  const ranMs = stopwatch();
  const answer = await fetch(reader.origin + exportar, {
    method: 'POST',
    body,
    headers: { cookie: reader.cookie, origin: reader.origin, 'sec-fetch-site': 'same-origin' },
  });
  if (answer.status !== 200 || answer.body === null) throw new Error(`export: ${answer.status}`);
  let lines = 0;
  let lookedMs = 0;
  for await (const piece of answer.body) {
    for (const byte of piece) lines += byte === 10 ? 1 : 0;
    if (ranMs() - lookedMs < memoryLookMs) continue;
    lookedMs = ranMs();
    peak = Math.max(peak, residentMiB(product));
  }
  return [
    { name: 'export through the service, lines a second', value: rounded((lines / ranMs()) * 1_000) },
    { name: 'export through the service, its memory grows by, MiB', value: rounded(peak - before) },
  ];
}

/** In a process of its own, all columns: what an export holds by itself. */
async function ownExport(product: Product, plan: Omit<ExportChildPlan, 'database'>): Promise<Figure[]> {
  const script = fileURLToPath(new URL('export-child.ts', import.meta.url));
  const given = JSON.stringify({ ...plan, database: product.database.app });
  const { stdout } = await promisify(execFile)(process.execPath, [script, given]);
  const { bytes, seconds, beforeMiB, residentMiB: peak } = JSON.parse(stdout) as ExportChildResult;
  const name = `export of all columns, ${plan.formato}`;
  return [
    { name: `${name}: s`, value: rounded(seconds) },
    { name: `${name}: MB`, value: rounded(bytes / 1e6) },
    { name: `${name}: the whole process at most, MiB`, value: rounded(peak) },
    {
      name: `${name}: memory it takes, MiB`,
      value: rounded(peak - beforeMiB),
      goal: `< ${memoryMiBMax}`,
      met: peak - beforeMiB < memoryMiBMax,
    },
  ];
}

export const cifras: Measure = {
  name: 'cifras',
  title: 'Dashboards and exports of a large agency, one reader',
  async run({ quick }) {
    const product = await startProduct();
    const client = await openOwner(product);
    try {
      const cases = casesAsked(quick);
      const seeded = await seedAgency(client, { cases, events: cases * eventsPerCase, officers: 30 });
      const ranMs = await rebuiltMs(product);
      await client.query('vacuum analyze cifras_dia, cifras_demora, solicitudes');
      const [auditor] = await createOfficers(client, 1, '');
      const cuenta = auditor?.cuenta ?? '';
      await client.query(`update cuentas set roles = '{auditor}' where id = $1`, [cuenta]);
      await wait(3_000);
      const reader = { origin: `http://127.0.0.1:${product.port}`, cookie: `sesion=${auditor?.token}` };
      return [
        { name: 'cases', value: seeded.cases.toLocaleString('en-US') },
        { name: 'open cases', value: seeded.open.toLocaleString('en-US') },
        { name: 'reckoning all figures anew, s', value: rounded(ranMs / 1_000) },
        ...(await pageFigures(reader, quick ? 30 : 100)),
        ...(await servedExport(product, reader)),
        ...(await ownExport(product, { cuenta, formato: 'csv' })),
        ...(await ownExport(product, { cuenta, formato: 'xlsx' })),
        ...(await ownExport(product, { cuenta, formato: 'json' })),
      ];
    } finally {
      await client.end();
      await product.stop();
    }
  },
};
