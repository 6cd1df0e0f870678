/** The load generator, in a process of its own: gets a plan from its parent, carries it out, sends the result back. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Connection, openConnection } from './connection.ts';
import type { LoadResult, Plan, Step } from './load-plan.ts';
import { latencyOf } from './statistics.ts';

const samplesMax = 5;

type Values = Map<string, string>;

/** A text with its `{names}` cut out beforehand. */
function template(text: string): (values: Values) => string {
  const parts = text.split(/\{(\w+)\}/);
  if (parts.length === 1) return () => text;
  return (values) => parts.map((part, i) => (i % 2 === 0 ? part : (values.get(part) ?? ''))).join('');
}

type Ready = {
  readonly step: Step;
  readonly captures: readonly (readonly [string, RegExp])[];
  request(values: Values): string;
};

function prepare(step: Step): Ready {
  const lines = Object.entries({ host: '127.0.0.1', ...step.headers }).map(([k, v]) => `${k}: ${v}\r\n`);
  const head = template(`${step.method} ${step.path} HTTP/1.1\r\n${lines.join('')}`);
  const body = step.body === null ? null : template(step.body);
  return {
    step,
    captures: Object.entries(step.captures).map(([name, pattern]) => [name, new RegExp(pattern)]),
    request(values) {
      if (body === null) return `${head(values)}\r\n`;
      const sent = body(values);
      return `${head(values)}content-length: ${Buffer.byteLength(sent)}\r\n\r\n${sent}`;
    },
  };
}

class Unexpected extends Error {}

/** Carries out one scenario; throws `Unexpected` when an answer is not the one the plan says. */
async function runScenario(
  connection: Connection,
  steps: readonly Ready[],
  values: Values,
  timings: readonly number[][],
): Promise<void> {
  for (const [at, ready] of steps.entries()) {
    const request = ready.request(values);
    const startedMs = performance.now();
    const answer = await connection.send(request);
    timings[at]?.push(performance.now() - startedMs);
    if (answer.status !== ready.step.status) {
      throw new Unexpected(
        `${ready.step.name}: ${answer.status} ${answer.body.toString('utf8').slice(0, 300)}`,
      );
    }
    for (const [name, pattern] of ready.captures) {
      const found = pattern.exec(`${answer.head}\r\n\r\n${answer.body.toString('utf8')}`)?.[1];
      if (found === undefined) throw new Unexpected(`${ready.step.name}: no ${name} in the answer`);
      values.set(name, found);
    }
  }
}

async function carryOut(plan: Plan): Promise<LoadResult> {
  const steps = plan.steps.map(prepare);
  const timings: number[][] = steps.map(() => []);
  const whole: number[] = [];
  const kept: string[] = [];
  const samples: string[] = [];
  let errors = 0;
  let started = 0;
  const connections = await Promise.all(
    Array.from({ length: plan.connections }, () => openConnection(plan.port)),
  );
  const beginMs = performance.now();
  const endMs = beginMs + plan.seconds * 1000;

  async function serve(slot: number): Promise<void> {
    let connection = connections[slot];
    while (connection !== undefined) {
      const number = started;
      started += 1;
      const dueMs = plan.perSecond === null ? performance.now() : beginMs + (number * 1000) / plan.perSecond;
      if (dueMs >= endMs) return;
      if (dueMs > performance.now()) await wait(dueMs - performance.now());
      const n = plan.first + number;
      const values: Values = new Map([['n', String(n)]]);
      for (const [name, list] of Object.entries(plan.lists)) values.set(name, list[n % list.length] ?? '');
      try {
        await runScenario(connection, steps, values, timings);
        whole.push(performance.now() - dueMs);
        if (plan.keep !== null) kept.push(values.get(plan.keep) ?? '');
      } catch (error) {
        errors += 1;
        if (samples.length < samplesMax) samples.push(String(error));
        connection.close();
        connection = await openConnection(plan.port);
        connections[slot] = connection;
      }
    }
  }

  await Promise.all(connections.map((_connection, slot) => serve(slot)));
  const elapsedMs = performance.now() - beginMs;
  for (const connection of connections) connection.close();
  return {
    done: whole.length,
    elapsedMs,
    steps: steps.map(({ step }, at) => ({ name: step.name, latency: latencyOf(timings[at] ?? []) })),
    whole: latencyOf(whole),
    errors,
    samples,
    kept,
  };
}

process.once('message', (plan: Plan) => {
  carryOut(plan).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (error) => {
      process.stderr.write(`${error}\n`);
      process.exit(1);
    },
  );
});
