/** Rest between turns: what one turn owes to the outside is done before the next begins. */
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';

/** Letters of one turn must not be paid for in the next: waits until the queues are empty, at most twenty seconds. */
export async function settle(client: pg.Client): Promise<void> {
  for (let look = 0; look < 40; look += 1) {
    const { rows } = await client.query<{ due: boolean }>(
      `select exists (select from eventos e, cursores c where c.nombre = 'diario' and (e.tx, e.seq) > (c.tx, c.seq))
         or exists (select from pgboss.job where state < 'completed') as due`,
    );
    if (rows[0]?.due !== true) return;
    await wait(500);
  }
}
