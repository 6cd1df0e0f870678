/** What the steps of a review work with besides the database. */

import type { HallazgoDeRevision, PasoDeRevision } from '../../../domain/auditoria/revision.ts';
import type { Queries } from '../../../platform/database.ts';
import { findHojas } from '../../../store/auditoria-hojas.ts';
import type { EventoRevisado } from '../../../store/registro-publico-revision.ts';
import { eventLeaf } from '../../../trust/registro-publico/event-leaf.ts';
import type { LogKeys } from '../../../trust/registro-publico/log-keys.ts';
import { caseWords, type LogFindings } from './findings.ts';

export type ReviewTools = {
  readonly keys: Pick<LogKeys, 'saltOf' | 'verifier'>;
  /** File of the last head published from here, outside the database. */
  readonly headPath: string;
};

/** What a step found, as it is kept. */
export function foundIn(findings: LogFindings): Pick<PasoDeRevision, 'nuevos' | 'hallados'> {
  return { nuevos: findings.kept satisfies readonly HallazgoDeRevision[], hallados: findings.count };
}

/** Events that the log has read past although it holds no leaf of theirs, or another one. */
export async function reviewEntered(
  queries: Queries,
  { saltOf }: ReviewTools['keys'],
  rows: readonly EventoRevisado[],
  findings: LogFindings,
): Promise<void> {
  const entered = rows.filter(({ asentado }) => asentado);
  const leaves = entered.map(({ evento: { solicitud, n, hash } }) =>
    eventLeaf({ sal: saltOf(solicitud), n, hash }),
  );
  const present = await findHojas(queries, leaves);
  for (const [i, { evento, referencia }] of entered.entries())
    if (!present.has(leaves[i]?.toString('hex') ?? ''))
      findings.add(
        'evento-sin-asentar',
        `El evento ${evento.n} de ${caseWords(referencia, evento.solicitud)} no es el que consta en el registro público, o falta en él.`,
      );
}
