/** Whether the journals of a sample of cases hold, as whoever verifies them would find. */
import { readJournal } from '../src/store/solicitudes.ts';
import { firstBreak } from '../src/trust/chain.ts';
import { type OpenAgency, openService } from './agencia-store.ts';
import type { Figure } from './measure.ts';

const sampled = 2_000;

export async function chainFigure({ product, client }: OpenAgency): Promise<Figure> {
  const { rows } = await client.query<{ id: string; eventos: number; hash: string }>(
    `select id, eventos, hash from solicitudes order by md5(id::text) limit ${sampled}`,
  );
  const db = openService(product);
  let broken = 0;
  try {
    for (const { id, eventos, hash } of rows) {
      const journal = await readJournal(db, id);
      const isWhole = journal.length === eventos && journal.at(-1)?.hash === hash;
      if (!isWhole || firstBreak(journal) !== null) broken += 1;
    }
  } finally {
    await db.close();
  }
  return {
    name: `journals that do not hold, of ${rows.length.toLocaleString('en-US')}`,
    value: String(broken),
    goal: '0',
    met: broken === 0,
  };
}
