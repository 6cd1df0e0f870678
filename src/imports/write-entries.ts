/** Writes a batch of register entries; those that a case changed between reading and writing are looked at again. */
import type { FilaAsiento } from '../store/importar-asientos.ts';
import type { NumberedRow } from './kind.ts';
import type { RowRemark, Written } from './report.ts';

export type PlannedEntry = {
  readonly line: number;
  /** Null where the row changes nothing. */
  readonly fila: FilaAsiento | null;
  readonly remarks: readonly RowRemark[];
};

/** What one attempt planned and which entries (`clase:id`) went in. */
export type Attempt = { readonly plans: readonly PlannedEntry[]; readonly written: ReadonlySet<string> };

const attemptsMax = 4;
const busySentence =
  'El asiento cambió varias veces mientras se importaba y quedó como estaba: importe el archivo otra vez.';

/** `attempt` reads the entries, plans and writes in one statement. Rows whose entry moved meanwhile are tried again. */
export async function writeEntries<Row>(
  rows: readonly NumberedRow<Row>[],
  attempt: (rows: readonly NumberedRow<Row>[]) => Promise<Attempt>,
): Promise<Written> {
  const total = { inserted: 0, updated: 0, unchanged: 0 };
  const warnings: RowRemark[] = [];
  let left = rows;
  for (let tries = 0; tries < attemptsMax && left.length > 0; tries += 1) {
    const { plans, written } = await attempt(left);
    const missed = new Set<number>();
    for (const { line, fila, remarks } of plans) {
      if (fila !== null && !written.has(`${fila.clase}:${fila.id}`)) missed.add(line);
      else {
        warnings.push(...remarks);
        if (fila === null) total.unchanged += 1;
        else if (fila.versionVista === null) total.inserted += 1;
        else total.updated += 1;
      }
    }
    left = left.filter(({ line }) => missed.has(line));
  }
  return { ...total, warnings, problems: left.map(({ line }) => ({ line, sentence: busySentence })) };
}
