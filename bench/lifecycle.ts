/** A whole life (file, take, decide, read) at eight at once, with few cases stored and with a million. */
import type pg from 'pg';
import type { Verbo } from '../src/domain/solicitud/lifecycle.ts';
import { officerStep, officerTramite } from './filing-step.ts';
import type { LoadResult, Plan, Step } from './load-plan.ts';
import type { Figure, Measure } from './measure.ts';
import { type Product, startProduct } from './product.ts';
import { runLoad } from './run-child.ts';
import { seedCases } from './seed.ts';
import { verbStep, verbToken } from './staff-steps.ts';
import { median, rounded } from './statistics.ts';
import { createOfficers, createSuppliers, openOwner } from './synthetic.ts';

const connections = 8;
const lossMax = 0.15;
const p95MsMax = 50;
const readStep: Step = {
  name: 'leer',
  method: 'GET',
  path: '/api/v1/solicitudes/{referencia}',
  headers: { authorization: 'Bearer {token}' },
  body: null,
  status: 200,
  captures: {},
};

async function lifecyclePlan(product: Product, client: pg.Client): Promise<Omit<Plan, 'seconds' | 'first'>> {
  const suppliers = await createSuppliers(client, 64);
  const officers = await createOfficers(client, 8, officerTramite.atiende);
  const tokens = (verbo: Verbo) => officers.map(({ token }) => verbToken(product, token, verbo));
  const motivo = 'La actividad registrada no sustenta el código pedido.';
  const causal = officerTramite.causalesDeNegativa[0] ?? '';
  return {
    port: product.port,
    connections,
    perSecond: null,
    lists: {
      token: suppliers.map(({ token }) => token),
      officer: officers.map(({ token }) => token),
      csrf_tomar: tokens('tomar'),
      csrf_negar: tokens('negar'),
    },
    steps: [
      officerStep,
      verbStep(product, 'tomar', 1, {}),
      verbStep(product, 'negar', 2, { motivo, causal }),
      readStep,
    ],
    keep: 'referencia',
  };
}

const perSecond = ({ done, elapsedMs }: LoadResult): number => (done * 1000) / elapsedMs;

type Runs = { readonly results: readonly LoadResult[]; readonly next: number };

async function runRounds(
  plan: Omit<Plan, 'seconds' | 'first'>,
  first: number,
  rounds: number,
  seconds: number,
): Promise<Runs> {
  const results: LoadResult[] = [];
  let next = first;
  for (let round = 0; round < rounds; round += 1) {
    const result = await runLoad({ ...plan, seconds, first: next });
    next += result.done + result.errors + connections;
    for (const sample of result.samples) process.stderr.write(`${sample}\n`);
    results.push(result);
  }
  return { results, next };
}

const slowestStep = (results: readonly LoadResult[]): number =>
  Math.max(...results.flatMap(({ steps }) => steps.map(({ latency }) => latency.p95)));

function figuresOf(label: string, results: readonly LoadResult[]): Figure[] {
  const slowest = slowestStep(results);
  const errors = results.reduce((sum, one) => sum + one.errors, 0);
  return [
    { name: `lives per second, ${label}`, value: rounded(median(results.map(perSecond))) },
    ...(results[0]?.steps ?? []).map(({ name }, at) => ({
      name: `${name}, p95 ms, ${label}`,
      value: rounded(median(results.map(({ steps }) => steps[at]?.latency.p95 ?? Number.NaN))),
    })),
    {
      name: `slowest call's p95 of any round, ms, ${label}`,
      value: rounded(slowest),
      goal: '< 50',
      met: slowest < p95MsMax,
    },
    { name: `errors, ${label}`, value: String(errors), goal: '0', met: errors === 0 },
  ];
}

export const lifecycle: Measure = {
  name: 'lifecycle',
  title: 'One life: file, take, decide, read, 8 at once',
  async run({ quick }) {
    const [few, many] = quick ? [1_000, 50_000] : [1_000, 1_000_000];
    const [rounds, seconds] = quick ? [2, 3] : [5, 5];
    const product = await startProduct();
    const client = await openOwner(product);
    try {
      const plan = await lifecyclePlan(product, client);
      const warm = await runLoad({ ...plan, seconds: 3, first: 1 });
      const model = warm.kept[0] ?? '';
      await seedCases(client, model, { count: few, days: 30, mark: 'A' });
      const before = await runRounds(plan, 1_000_000, rounds, seconds);
      await seedCases(client, model, { count: many, days: 1_000, mark: 'B' });
      await runLoad({ ...plan, seconds: 3, first: before.next });
      const after = await runRounds(plan, before.next + 100_000, rounds, seconds);
      const left = median(after.results.map(perSecond)) / median(before.results.map(perSecond));
      const stored = (count: number) => `${count.toLocaleString('en-US')} stored`;
      return [
        ...figuresOf(stored(few), before.results),
        ...figuresOf(stored(many), after.results),
        {
          name: 'lost on the way',
          value: `${((1 - left) * 100).toFixed(1)} %`,
          goal: '< 15 %',
          met: left > 1 - lossMax,
        },
      ];
    } finally {
      await client.end();
      await product.stop();
    }
  },
};
