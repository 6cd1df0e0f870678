/** A new national holiday while 100,000 cases are open: how soon every date follows, and what filing feels of it. */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { stopwatch } from '../src/platform/clock.ts';
import { seedAgency } from './agency-seed.ts';
import { fileStep } from './filing-step.ts';
import type { LoadResult, Plan } from './load-plan.ts';
import type { Measure } from './measure.ts';
import { familyOf, startProduct } from './product.ts';
import { runLoad } from './run-child.ts';
import { rounded } from './statistics.ts';
import { createSuppliers, openOwner } from './synthetic.ts';

const secondsMax = 10;
const perSecond = 20;
const lookMs = 50;
const waitMsMax = 180_000;
const ticksPerSecond = 100;

function casesAsked(quick: boolean): number {
  const { values } = parseArgs({ options: { cases: { type: 'string' } }, strict: false });
  return typeof values.cases === 'string' ? Number(values.cases) : quick ? 10_000 : 100_000;
}

type State = {
  readonly vigente: number;
  readonly hecha: number;
  readonly enCurso: number | null;
  readonly vuelta: number;
};

async function readState(client: pg.Client): Promise<State> {
  const { rows } = await client.query<State>(
    `select (select version from ajustes where clave = 'calendario') as vigente, version_hecha as hecha,
       version_en_curso as "enCurso", vuelta from recalculo`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the row of the recompute is missing');
  return row;
}

async function until(client: pg.Client, holds: (state: State) => boolean): Promise<void> {
  const ranMs = stopwatch();
  while (!holds(await readState(client))) {
    if (ranMs() > waitMsMax) throw new Error('the recompute did not come to its end');
    await wait(lookMs);
  }
}

/** Every case of the seed open and filed within the last days, with the dates of a promise and of a legal term. */
async function openAll(client: pg.Client): Promise<number> {
  await client.query(
    `update solicitudes set estado = 'en-revision', cerrada_en = null, decidida_en = null, demora_ms = null,
       correccion_vence_en = null, presentada_en = now() - make_interval(hours => abs(hashtext(id::text)) % 120),
       promesa_vence_en = now() + interval '3 days', legal_vence_en = now() + interval '40 days',
       contenido = contenido || '{"pausas": [], "correccion": null, "decision": null}'`,
  );
  await client.query('vacuum analyze solicitudes');
  const { rows } = await client.query<{ n: number }>(
    'select count(*)::int as n from solicitudes where cerrada_en is null',
  );
  return rows[0]?.n ?? 0;
}

/** A working day of the coming weeks becomes one of rest: the legal term of every case moves. */
async function declareHoliday(client: pg.Client): Promise<void> {
  await client.query(
    `with puesto as (
       insert into feriados (fecha, alcance, codigo, nombre, fuente, recuperable)
       select d::date, 'nacional', '', 'Puente de la medida', 'Decreto sintético', false
       from generate_series(current_date + 10, current_date + 25, interval '1 day') as d
       where extract(isodow from d) < 6 and not exists (select from feriados where fecha = d::date) limit 1 returning 1)
     update ajustes set version = version + 1 where clave = 'calendario' and exists (select from puesto)`,
  );
}

const recomputed = async (client: pg.Client): Promise<{ events: number; cases: number }> => {
  const { rows } = await client.query<{ events: number; cases: number }>(
    `select count(*)::int as events, count(distinct solicitud)::int as cases from eventos where clase = 'recalcular'`,
  );
  return rows[0] ?? { events: 0, cases: 0 };
};

/** Seconds of processor that the service and its database have used so far: what a machine busy with others does not blur. */
function processorSeconds(pid: number): number {
  const ticks = familyOf(pid).map((each) => {
    try {
      const fields = readFileSync(`/proc/${each}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
    } catch {
      // It ended between being listed and being asked.
      return 0;
    }
  });
  return ticks.reduce((sum, one) => sum + one, 0) / ticksPerSecond;
}

type Recompute = {
  readonly wholeMs: number;
  readonly workMs: number;
  readonly cpuSeconds: number;
  readonly load: LoadResult;
};

/** The first round passes every case; the second only looks for what crossed it. */
async function recompute(
  client: pg.Client,
  pid: number,
  load: () => Promise<LoadResult>,
): Promise<Recompute> {
  const wholeMs = stopwatch();
  await declareHoliday(client);
  const { vigente } = await readState(client);
  await until(client, ({ enCurso, hecha }) => enCurso === vigente || hecha === vigente);
  const workMs = stopwatch();
  const usedBefore = processorSeconds(pid);
  const loaded = load();
  await until(client, ({ vuelta, hecha }) => vuelta === 2 || hecha === vigente);
  const ended = {
    wholeMs: wholeMs(),
    workMs: workMs(),
    cpuSeconds: processorSeconds(pid) - usedBefore,
  };
  return { ...ended, load: await loaded };
}

export const relojes: Measure = {
  name: 'relojes',
  title: 'A new national holiday over 100,000 open cases',
  async run({ quick }) {
    const product = await startProduct();
    const client = await openOwner(product);
    try {
      const parties = await createSuppliers(client, 64);
      await until(client, ({ vigente, hecha }) => vigente === hecha);
      const cases = casesAsked(quick);
      await seedAgency(client, { cases, events: cases * 3, officers: 30 });
      const open = await openAll(client);
      const plan: Plan = {
        port: product.port,
        connections: 16,
        lists: { token: parties.map(({ token }) => token) },
        steps: [fileStep],
        keep: null,
        perSecond,
        seconds: quick ? 4 : 10,
        first: 1,
      };
      await runLoad({ ...plan, seconds: 3 });
      const quiet = await runLoad({ ...plan, first: 100_000 });
      const before = await recomputed(client);
      const { wholeMs, workMs, cpuSeconds, load } = await recompute(client, product.pid, () =>
        runLoad({ ...plan, first: 200_000 }),
      );
      const after = await recomputed(client);
      const events = after.events - before.events;
      const [calm, busy] = [quiet.whole, load.whole];
      return [
        { name: 'open cases', value: open.toLocaleString('en-US') },
        {
          name: 'from the first batch to the last, s',
          value: rounded(workMs / 1_000),
          goal: `< ${secondsMax}`,
          met: workMs < secondsMax * 1_000,
        },
        {
          name: 'from the decree to the last date, waiting for the duty included, s',
          value: rounded(wholeMs / 1_000),
        },
        { name: 'processor time of service and database meanwhile, s', value: rounded(cpuSeconds) },
        { name: 'cases a second', value: rounded((events / workMs) * 1_000) },
        { name: 'dates changed and told in the journal', value: events.toLocaleString('en-US') },
        {
          name: `filing at ${perSecond} a second, quiet: p50 / p99, ms`,
          value: `${rounded(calm.p50)} / ${rounded(calm.p99)}`,
        },
        { name: 'the same meanwhile: p50 / p99, ms', value: `${rounded(busy.p50)} / ${rounded(busy.p99)}` },
        { name: 'p99 meanwhile as ratio to quiet', value: rounded(busy.p99 / calm.p99) },
        {
          name: 'filings that failed, quiet and meanwhile',
          value: String(quiet.errors + load.errors),
          goal: '0',
          met: quiet.errors + load.errors === 0,
        },
      ];
    } finally {
      await client.end();
      await product.stop();
    }
  },
};
