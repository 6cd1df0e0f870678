/** Waits until the duties of a running product have done what a newly seeded agency sets off. */
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { stopwatch } from '../src/platform/clock.ts';

const lookMs = 5_000;
/** So many looks in turn that find nothing new. */
const calmLooks = 6;
const waitedMsMax = 30 * 60_000;

/** Last number of the journal, and what the queues still hold. */
const standing = `select (select last_value from eventos_seq_seq)::text as events,
  (select count(*) from pgboss.job where state < 'completed')::text as jobs,
  (select count(*) from correos where estado = 'por-enviar')::text as letters`;

/** Milliseconds it took; after half an hour it goes on all the same. */
export async function quietDown(client: pg.Client): Promise<number> {
  const ranMs = stopwatch();
  let before = '';
  let calm = 0;
  while (calm < calmLooks && ranMs() < waitedMsMax) {
    await wait(lookMs);
    const { rows } = await client.query(standing);
    const now = JSON.stringify(rows[0]);
    calm = now === before ? calm + 1 : 0;
    before = now;
  }
  return ranMs();
}
