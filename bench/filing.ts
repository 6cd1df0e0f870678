/** Filing over HTTP, durable and whole, against the rate at which plain `pg` connections write on the same database. */
import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { systemClock } from '../src/platform/clock.ts';
import { type Database, openDatabase } from '../src/platform/database.ts';
import { systemIds } from '../src/platform/ids.ts';
import { createLog } from '../src/platform/log.ts';
import type { BareOrder, BareResult } from './bare-order.ts';
import { bareInsert, wholeStatement } from './filing-statements.ts';
import { filedTramite, fileStep, officerStep, officerTramite } from './filing-step.ts';
import type { LoadResult, Plan, Step } from './load-plan.ts';
import type { Figure, Measure } from './measure.ts';
import { type Product, startProduct } from './product.ts';
import { runChild, runLoad } from './run-child.ts';
import { settle } from './settle.ts';
import { median, rounded } from './statistics.ts';
import { createSuppliers, openOwner, type Party } from './synthetic.ts';
import { verifyFiling } from './verify-filing.ts';

const connections = 8;
const suppliers = 64;

type Stage = {
  readonly product: Product;
  readonly client: pg.Client;
  readonly db: Database;
  readonly parties: readonly Party[];
};

function planFor({ product, parties }: Stage, step: Step, seconds: number, first: number): Plan {
  return {
    port: product.port,
    connections,
    seconds,
    perSecond: null,
    first,
    lists: { token: parties.map(({ token }) => token) },
    steps: [step],
    keep: 'referencia',
  };
}

async function bareOrders(stage: Stage, referencia: string, seconds: number) {
  const shared = { address: stage.product.database.owner, connections, seconds };
  const row = await bareInsert(stage.client, referencia);
  const whole = await wholeStatement(stage.db, stage.client, referencia);
  return {
    row: async (): Promise<BareResult> =>
      runChild<BareOrder, BareResult>('./bare-loop.ts', { ...shared, ...row, titulares: [] }),
    whole: async (): Promise<BareResult> => {
      const { rows } = await stage.client.query<{ ruc: string; version: number }>(
        `select id as ruc, version from asientos where clase = 'proveedor' and id = any($1)`,
        [stage.parties.map(({ ruc }) => ruc)],
      );
      return runChild<BareOrder, BareResult>('./bare-loop.ts', { ...shared, ...whole, titulares: rows });
    },
  };
}

/** Seconds of processor time that a process and those below it have used. */
function cpuSeconds(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, one) => sum + one, 0) / 100;
}

type Round = {
  readonly filed: LoadResult;
  readonly row: BareResult;
  readonly whole: BareResult;
  readonly toOfficer: LoadResult;
  readonly nodeCpu: number;
};

const rate = ({ done, elapsedMs }: { done: number; elapsedMs: number }): number => (done * 1000) / elapsedMs;

function figuresOf(rounds: readonly Round[], problems: readonly string[]): Figure[] {
  const over = (pick: (round: Round) => number) => median(rounds.map(pick));
  const errors = rounds.reduce((sum, { filed, toOfficer }) => sum + filed.errors + toOfficer.errors, 0);
  const ratio = over(({ filed, row }) => rate(filed) / rate(row));
  const p99 = over(({ filed }) => filed.whole.p99);
  const perSecond = over(({ filed }) => rate(filed));
  return [
    {
      name: 'filings per second, 8 at once',
      value: rounded(perSecond),
      goal: '≥ 1,500',
      met: perSecond >= 1500,
    },
    { name: 'bare row inserts per second, 8 connections', value: rounded(over(({ row }) => rate(row))) },
    { name: 'filing / bare row', value: rounded(ratio), goal: '≥ 0.4', met: ratio >= 0.4 },
    { name: 'own whole statement looped bare, per second', value: rounded(over(({ whole }) => rate(whole))) },
    { name: 'filing / own whole statement', value: rounded(over((r) => rate(r.filed) / rate(r.whole))) },
    { name: 'filing p50, ms', value: rounded(over(({ filed }) => filed.whole.p50)) },
    { name: 'filing p95, ms', value: rounded(over(({ filed }) => filed.whole.p95)) },
    { name: 'filing p99, ms', value: rounded(p99), goal: '< 25', met: p99 < 25 },
    {
      name: 'processor time of the service per filing, ms',
      value: rounded(over((r) => (r.nodeCpu * 1000) / r.filed.done)),
    },
    { name: 'filings that go to an officer, per second', value: rounded(over((r) => rate(r.toOfficer))) },
    { name: 'the same, p99 ms', value: rounded(over((r) => r.toOfficer.whole.p99)) },
    { name: 'errors', value: String(errors), goal: '0', met: errors === 0 },
    {
      name: 'half, lost or doubled cases',
      value: problems.join('; ') || '0',
      goal: '0',
      met: problems.length === 0,
    },
  ];
}

/** Files for some seconds and keeps what was acknowledged, by trámite. */
function filerFor(stage: Stage) {
  let first = 1;
  const acknowledged = new Map<string, string[]>([
    [filedTramite, []],
    [officerTramite.id, []],
  ]);
  const file = async (tramite: string, seconds: number): Promise<LoadResult> => {
    const step = tramite === filedTramite ? fileStep : officerStep;
    const result = await runLoad(planFor(stage, step, seconds, first));
    first += result.done + result.errors + connections;
    acknowledged.get(tramite)?.push(...result.kept);
    for (const sample of result.samples) process.stderr.write(`${sample}\n`);
    return result;
  };
  return { acknowledged, file };
}

async function measureRounds(stage: Stage, rounds: number, seconds: number): Promise<Figure[]> {
  const { product, client } = stage;
  const { acknowledged, file } = filerFor(stage);
  await file(filedTramite, 3);
  const orders = await bareOrders(stage, acknowledged.get(filedTramite)?.[0] ?? '', seconds);
  const done: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await settle(client);
    const row = await orders.row();
    const before = cpuSeconds([product.pid]);
    const filed = await file(filedTramite, seconds);
    const nodeCpu = cpuSeconds([product.pid]) - before;
    await settle(client);
    const whole = await orders.whole();
    const toOfficer = await file(officerTramite.id, seconds);
    done.push({ filed, row, whole, toOfficer, nodeCpu });
    process.stderr.write(
      `round ${round + 1}: filing ${rounded(rate(filed))}/s, p99 ${rounded(filed.whole.p99)} ms; row ${rounded(rate(row))}/s\n`,
    );
  }
  const problems: string[] = [];
  for (const [tramite, references] of acknowledged) {
    problems.push(...(await verifyFiling(client, references, tramite)).problems);
  }
  return figuresOf(done, problems);
}

export const filing: Measure = {
  name: 'filing',
  title: 'Filing, decided and applied, over HTTP',
  async run({ quick }) {
    const product = await startProduct();
    const client = await openOwner(product);
    const log = createLog({ level: 'error', clock: systemClock, ids: systemIds });
    const db = openDatabase({
      connection: product.database.app,
      poolMax: 2,
      statementSeconds: 60,
      applicationName: 'medidas',
      log,
    });
    try {
      const parties = await createSuppliers(client, suppliers);
      return await measureRounds({ product, client, db, parties }, quick ? 3 : 5, quick ? 2 : 4);
    } finally {
      await db.close();
      await client.end();
      await product.stop();
    }
  },
};
