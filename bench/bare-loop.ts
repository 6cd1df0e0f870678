/** The yardstick: connections of plain `pg` that run one prepared statement over and over, in a process of their own. */
import pg from 'pg';
import type { DatabaseAddress } from '../src/platform/embedded-postgres-roles.ts';
import type { BareOrder, BareResult } from './bare-order.ts';
import { valuesOf } from './bare-values.ts';
import { latencyOf } from './statistics.ts';

async function connectAll(address: DatabaseAddress, count: number): Promise<pg.Client[]> {
  const clients = Array.from({ length: count }, () => new pg.Client(address));
  for (const client of clients) await client.connect();
  return clients;
}

async function loop(order: BareOrder): Promise<BareResult> {
  const clients = await connectAll(order.address, order.connections);
  const timings: number[] = [];
  const beginMs = performance.now();
  const endMs = beginMs + order.seconds * 1000;
  await Promise.all(
    clients.map(async (client, slot) => {
      const next = valuesOf(order, slot);
      for (let startedMs = beginMs; startedMs < endMs; ) {
        await client.query({ name: order.name, text: order.text, values: next() });
        const nowMs = performance.now();
        timings.push(nowMs - startedMs);
        startedMs = nowMs;
      }
    }),
  );
  const elapsedMs = performance.now() - beginMs;
  for (const client of clients) await client.end();
  return { done: timings.length, elapsedMs, latency: latencyOf(timings) };
}

process.once('message', (order: BareOrder) => {
  loop(order).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
      process.exit(1);
    },
  );
});
