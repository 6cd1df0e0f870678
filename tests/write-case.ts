/** Writers in disorder, for whoever reads the journal behind them. */
import type pg from 'pg';

export async function pause(msMax: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * msMax));
}

/**
 * One case: its events follow each other, each in a transaction of its own that may hang or be rolled back. `insertEvent`
 * takes the case, the number and a hash.
 */
export async function writeCase(
  pool: pg.Pool,
  insertEvent: string,
  solicitud: string,
  events: number,
): Promise<void> {
  for (let n = 1; n <= events; ) {
    const client = await pool.connect();
    const fails = Math.random() < 0.2;
    await client.query('begin');
    await client.query(insertEvent, [solicitud, n, `${solicitud}-${n}`]);
    await pause(Math.random() < 0.1 ? 60 : 6);
    await client.query(fails ? 'rollback' : 'commit');
    client.release();
    if (!fails) n += 1;
  }
}
