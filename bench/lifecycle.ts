/** A whole life (file, take, decide, read) at eight at once, with few cases stored and with a million. */
import type pg from 'pg';
import type { Verbo } from '../src/domain/solicitud/lifecycle.ts';
import { officerStep, officerTramite } from './filing-step.ts';
import type { LoadResult, Plan, Step } from './load-plan.ts';
import type { Figure, Measure } from './measure.ts';
import { type Product, startProduct } from './product.ts';
import { runLoad } from './run-child.ts';
import { seedCases } from './seed.ts';
import { settle } from './settle.ts';
import { verbStep, verbToken } from './staff-steps.ts';
import { median, rounded } from './statistics.ts';
import { createOfficers, createSuppliers, openOwner } from './synthetic.ts';

const connections = 8;
const lossMax = 0.15;
const p95MsMax = 50;
export const readStep: Step = {
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

type Stage = { readonly stored: number; run(seconds: number): Promise<LoadResult>; stop(): Promise<void> };

/** A product of its own with `stored` copies of a case that went through the whole life. */
async function openStage(stored: number, days: number): Promise<Stage> {
  const product = await startProduct();
  const client = await openOwner(product);
  const stop = async (): Promise<void> => {
    await client.end();
    await product.stop();
  };
  try {
    const plan = await lifecyclePlan(product, client);
    let first = 1;
    const run = async (seconds: number): Promise<LoadResult> => {
      const result = await runLoad({ ...plan, seconds, first });
      first += result.done + result.errors + connections;
      for (const sample of result.samples) process.stderr.write(`${sample}\n`);
      return result;
    };
    const [model] = (await run(2)).kept;
    if (model === undefined) throw new Error('no case went through');
    await seedCases(client, model, { count: stored, days, mark: 'A' });
    await run(3);
    await settle(client);
    return {
      stored,
      stop,
      run: async (seconds) => {
        const result = await run(seconds);
        await settle(client);
        return result;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
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

/** Both in turns, each first in every other round: what else the machine does meanwhile falls on both. */
async function compare(small: Stage, large: Stage, rounds: number, seconds: number): Promise<Figure[]> {
  const ofSmall: LoadResult[] = [];
  const ofLarge: LoadResult[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) ofSmall.push(await small.run(seconds));
    ofLarge.push(await large.run(seconds));
    if (round % 2 === 1) ofSmall.push(await small.run(seconds));
  }
  const left = median(ofLarge.map((one, at) => perSecond(one) / perSecond(ofSmall[at] ?? one)));
  const label = (stage: Stage) => `${stage.stored.toLocaleString('en-US')} stored`;
  const lost = `${((1 - left) * 100).toFixed(1)} %`;
  return [
    ...figuresOf(label(small), ofSmall),
    ...figuresOf(label(large), ofLarge),
    { name: 'lost on the way, median of the rounds', value: lost, goal: '< 15 %', met: left > 1 - lossMax },
  ];
}

export const lifecycle: Measure = {
  name: 'lifecycle',
  title: 'One life: file, take, decide, read, 8 at once',
  async run({ quick }) {
    const large = await openStage(quick ? 50_000 : 1_000_000, 1_000);
    try {
      const small = await openStage(1_000, 30);
      try {
        return await compare(small, large, quick ? 2 : 7, quick ? 3 : 4);
      } finally {
        await small.stop();
      }
    } finally {
      await large.stop();
    }
  },
};
