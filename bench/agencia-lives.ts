/** Whole lives (file, take, deny, read) at a given rate beside the stored agency: a minute of many, and bursts. */
import { systemClock } from '../src/platform/clock.ts';
import { signInOfficers, signInSuppliers } from './agencia-people.ts';
import { type ProcessorSeconds, processorTimer } from './agencia-processor.ts';
import type { OpenAgency } from './agencia-store.ts';
import { officerStep, officerTramite } from './filing-step.ts';
import { readStep } from './lifecycle.ts';
import type { LoadResult, Plan } from './load-plan.ts';
import type { Figure } from './measure.ts';
import { runLoad } from './run-child.ts';
import { settle } from './settle.ts';
import { verbStep, verbToken } from './staff-steps.ts';
import { rounded } from './statistics.ts';

const perSecond = 150;
const connections = 32;
const suppliers = 256;
const p95MsMax = 50;
const bursts = [15, 25, 35];
const burstSeconds = 10;
const calmSecondsMax = 5;
const probePerSecond = 4;

type Lives = (perSecond: number, seconds: number) => Promise<LoadResult>;

async function openLives({ product, client }: OpenAgency): Promise<Lives> {
  const parties = await signInSuppliers(client, suppliers);
  const officers = (await signInOfficers(client)).filter(({ unidad }) => unidad === officerTramite.atiende);
  const motivo = 'La actividad registrada no sustenta el código pedido.';
  const causal = officerTramite.causalesDeNegativa[0] ?? '';
  const plan: Omit<Plan, 'seconds' | 'first' | 'perSecond'> = {
    port: product.port,
    connections,
    lists: {
      token: parties.map(({ token }) => token),
      officer: officers.map(({ token }) => token),
      csrf_tomar: officers.map(({ token }) => verbToken(product, token, 'tomar')),
      csrf_negar: officers.map(({ token }) => verbToken(product, token, 'negar')),
    },
    steps: [
      officerStep,
      verbStep(product, 'tomar', 1, {}),
      verbStep(product, 'negar', 2, { motivo, causal }),
      readStep,
    ],
    keep: 'referencia',
  };
  // No number of a run before comes again: their keys are still known.
  let first = systemClock.nowMs();
  return async (rate, seconds) => {
    const result = await runLoad({ ...plan, perSecond: rate, seconds, first });
    first += Math.ceil(rate * seconds) + connections;
    for (const sample of result.samples) process.stderr.write(`${sample}\n`);
    return result;
  };
}

const slowestOf = ({ steps }: LoadResult): number => Math.max(...steps.map(({ latency }) => latency.p95));

function steadyFigures(result: LoadResult, { service, database }: ProcessorSeconds): Figure[] {
  const rate = (result.done * 1_000) / result.elapsedMs;
  return [
    {
      name: `lives a second, ${perSecond} asked`,
      value: rounded(rate),
      goal: `≥ ${perSecond}`,
      met: rate > perSecond * 0.98,
    },
    ...result.steps.map(({ name, latency }) => ({
      name: `${name}, ms p50 / p95 / p99`,
      value: `${rounded(latency.p50)} / ${rounded(latency.p95)} / ${rounded(latency.p99)}`,
      goal: `p95 < ${p95MsMax}`,
      met: latency.p95 < p95MsMax,
    })),
    {
      name: 'processor time a life, service / database, ms',
      value: `${rounded((service * 1_000) / result.done)} / ${rounded((database * 1_000) / result.done)}`,
    },
    { name: 'a whole life from when it was due, p95 ms', value: rounded(result.whole.p95) },
    { name: 'errors', value: String(result.errors), goal: '0', met: result.errors === 0 },
  ];
}

/** Seconds after a burst until single lives take what they took before it; one more than allowed where they never do. */
async function calmSeconds(live: Lives, usualMs: number): Promise<number> {
  const startedMs = performance.now();
  for (let look = 0; look < calmSecondsMax; look += 1) {
    const probe = await live(probePerSecond, 1);
    const seconds = (performance.now() - startedMs) / 1_000;
    if (probe.errors === 0 && slowestOf(probe) < Math.max(p95MsMax, usualMs * 2)) return seconds;
  }
  return calmSecondsMax + 1;
}

async function burstFigures({ client }: OpenAgency, live: Lives, rate: number): Promise<Figure[]> {
  await settle(client);
  const usualMs = slowestOf(await live(probePerSecond, 3));
  const burst = await live(rate, burstSeconds);
  const seconds = await calmSeconds(live, usualMs);
  const name = `burst of ${rate} a second`;
  return [
    { name: `${name}: slowest call's p95, ms`, value: rounded(slowestOf(burst)) },
    { name: `${name}: lives done`, value: rounded(burst.done) },
    { name: `${name}: errors`, value: String(burst.errors), goal: '0', met: burst.errors === 0 },
    {
      name: `${name}: normal again after, s`,
      value: seconds > calmSecondsMax ? `> ${calmSecondsMax}` : rounded(seconds),
      goal: `≤ ${calmSecondsMax}`,
      met: seconds <= calmSecondsMax,
    },
  ];
}

export async function livesFigures(agency: OpenAgency, seconds: number): Promise<readonly Figure[]> {
  const live = await openLives(agency);
  await live(20, 5);
  await settle(agency.client);
  const spent = processorTimer(agency.product);
  const steady = await live(perSecond, seconds);
  const figures = steadyFigures(steady, spent());
  for (const rate of bursts) figures.push(...(await burstFigures(agency, live, rate)));
  return figures;
}
