/** Second half of the check: the chain of every case, its end against the case itself, and no event the log passed by. */
import type { Queries } from '../platform/database.ts';
import {
  type EventoRevisado,
  readDiarioRevisado,
  readFaltantes,
  readSinEventos,
} from '../store/registro-publico-revision.ts';
import { hashOf } from '../trust/chain.ts';
import { caseWords, findingsMax, type LogFindings, stopIfAsked } from './log-findings.ts';

const batchEvents = 1_000;
const firstCase = '00000000-0000-0000-0000-000000000000';

export type JournalReview = {
  readonly queries: Queries;
  readonly findings: LogFindings;
  readonly progress: (events: number) => void;
  readonly signal: AbortSignal;
};

export type JournalReviewed = { readonly events: number; readonly logged: number; readonly cases: number };

/** The last event of a case has to be the one the case itself names as its last. */
function reviewEnd(last: EventoRevisado, findings: LogFindings): void {
  const { evento, referencia, total, cola } = last;
  const owner = caseWords(referencia, evento.solicitud);
  if (total === null)
    findings.add('solicitud-borrada', `Hay eventos de ${owner}: la solicitud fue borrada y su diario no.`);
  else if (evento.n !== total && evento.n < total)
    findings.add(
      'evento-borrado',
      `El evento ${evento.n + 1} de ${owner} fue borrado: la solicitud cuenta ${total}.`,
    );
  else if (evento.n !== total || evento.hash !== cola)
    findings.add(
      'evento-agregado',
      `El evento ${evento.n} de ${owner} no es el último que la solicitud conoce.`,
    );
}

/** One event behind the one before it in the same case. */
function reviewEvent(
  { evento, referencia }: EventoRevisado,
  before: EventoRevisado | undefined,
  findings: LogFindings,
): void {
  const owner = caseWords(referencia, evento.solicitud);
  const n = (before?.evento.n ?? 0) + 1;
  if (evento.n !== n) {
    findings.add('evento-borrado', `El evento ${n} de ${owner} fue borrado: tras él sigue el ${evento.n}.`);
    return;
  }
  if (hashOf(evento) !== evento.hash)
    findings.add('evento-reescrito', `El evento ${n} de ${owner} fue reescrito: su contenido no da su hash.`);
  if (evento.hashAnterior !== (before?.evento.hash ?? null))
    findings.add(
      'cadena-rota',
      `El evento ${n} de ${owner} no continúa al anterior: alguno fue cambiado o movido.`,
    );
}

/** Reads every event in batches; memory does not grow with the journal. `eventLeaves`: leaves whose event exists. */
export async function reviewJournal(review: JournalReview, eventLeaves: number): Promise<JournalReviewed> {
  const { queries, findings, progress, signal } = review;
  let before: EventoRevisado | undefined;
  let [events, logged, cases] = [0, 0, 0];
  for (;;) {
    stopIfAsked(signal);
    const from = before?.evento ?? { solicitud: firstCase, n: 0 };
    const rows = await readDiarioRevisado(queries, from, batchEvents);
    for (const row of rows) {
      const isSame = before?.evento.solicitud === row.evento.solicitud;
      if (before !== undefined && !isSame) reviewEnd(before, findings);
      if (!isSame) cases += 1;
      reviewEvent(row, isSame ? before : undefined, findings);
      if (row.asentado) logged += 1;
      before = row;
    }
    events += rows.length;
    progress(events);
    if (rows.length < batchEvents) break;
  }
  if (before !== undefined) reviewEnd(before, findings);
  for (const referencia of await readSinEventos(queries, findingsMax))
    findings.add(
      'evento-borrado',
      `El evento 1 de la solicitud ${referencia} fue borrado: no le queda ninguno.`,
    );
  if (logged !== eventLeaves)
    for (const { n, referencia, solicitud } of await readFaltantes(queries, findingsMax))
      findings.add(
        'evento-sin-asentar',
        `El evento ${n} de ${caseWords(referencia, solicitud)} falta en el registro, que ya leyó más allá.`,
      );
  return { events, logged, cases };
}
