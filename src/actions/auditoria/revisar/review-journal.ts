/** The journal in steps: the chain of every case, its end against the case itself, and what its own events allowed. */
import type { Queries } from '../../../platform/database.ts';
import {
  type EventoRevisado,
  readDiarioRevisado,
  readSinEventos,
} from '../../../store/registro-publico-revision.ts';
import { checkEvent } from '../../../trust/chain.ts';
import { caseWords, findingsMax, type LogFindings } from './findings.ts';

const batchEvents = 1_000;
export const firstCase = '00000000-0000-0000-0000-000000000000';

export type JournalReview = { readonly queries: Queries; readonly findings: LogFindings };

/** Of one case: the last event that lost its content, and the last one that allowed it. */
type Removal = { lost: number; allowed: number };

/** The last event of a case, beside what the case says of its end. */
type Tail = Pick<EventoRevisado, 'referencia' | 'total' | 'cola'> & {
  readonly solicitud: string;
  readonly n: number;
  readonly hash: string;
};

/** Whether an authorised removal took place; one that nothing in the case's own chain allowed is a finding. */
function reviewRemoval({ lost, allowed }: Removal, last: Tail, findings: LogFindings): boolean {
  if (lost === 0) return false;
  if (lost < allowed) return true;
  findings.add(
    'depurado-sin-autorizacion',
    `El evento ${lost} de ${caseWords(last.referencia, last.solicitud)} perdió su contenido sin que nada en su diario lo autorice.`,
  );
  return false;
}

/** The last event of a case has to be the one the case itself names as its last. */
function reviewEnd(last: Tail, findings: LogFindings): void {
  const { solicitud, n, hash, referencia, total, cola } = last;
  const owner = caseWords(referencia, solicitud);
  if (total === null)
    findings.add('solicitud-borrada', `Hay eventos de ${owner}: la solicitud fue borrada y su diario no.`);
  else if (n < total)
    findings.add(
      'evento-borrado',
      `El evento ${n + 1} de ${owner} fue borrado: la solicitud cuenta ${total}.`,
    );
  else if (n !== total || hash !== cola)
    findings.add('evento-agregado', `El evento ${n} de ${owner} no es el último que la solicitud conoce.`);
}

/** One event behind the one before it in the same case. */
function reviewEvent(
  { evento, referencia }: EventoRevisado,
  before: Tail | null,
  removal: Removal,
  findings: LogFindings,
): void {
  const owner = caseWords(referencia, evento.solicitud);
  const n = (before?.n ?? 0) + 1;
  if (evento.n !== n) {
    findings.add('evento-borrado', `El evento ${n} de ${owner} fue borrado: tras él sigue el ${evento.n}.`);
    return;
  }
  const check = checkEvent(evento);
  if (check === 'depurado' || check === 'depurado-sin-resumen') removal.lost = n;
  if (evento.clase === 'depurar' && check === 'conforme') removal.allowed = n;
  if (check === 'reescrito')
    findings.add('evento-reescrito', `El evento ${n} de ${owner} fue reescrito: su contenido no da su hash.`);
  if (evento.hashAnterior !== (before?.hash ?? null))
    findings.add(
      'cadena-rota',
      `El evento ${n} de ${owner} no continúa al anterior: alguno fue cambiado o movido.`,
    );
}

/** How far a review has come. */
export type JournalState = {
  readonly before: Tail | null;
  readonly removal: Removal;
  readonly events: number;
  /** Events that the log has read. */
  readonly logged: number;
  readonly cases: number;
  /** Cases whose content was removed by an event of their own journal. */
  readonly removed: number;
  readonly isDone: boolean;
};

export const journalBegin: JournalState = {
  before: null,
  removal: { lost: 0, allowed: 0 },
  events: 0,
  logged: 0,
  cases: 0,
  removed: 0,
  isDone: false,
};

function endCase({ before, removal, removed }: JournalState, findings: LogFindings): number {
  if (before === null) return removed;
  reviewEnd(before, findings);
  return removed + (reviewRemoval(removal, before, findings) ? 1 : 0);
}

/** Events by case and number, behind those of the state; the last case stays open until the next call or `endJournal`. */
export function reviewEvents(
  rows: readonly EventoRevisado[],
  begin: JournalState,
  findings: LogFindings,
): JournalState {
  let state = begin;
  for (const row of rows) {
    const { evento, referencia, total, cola, asentado } = row;
    const isSame = state.before?.solicitud === evento.solicitud;
    const removed = isSame ? state.removed : endCase(state, findings);
    const removal = isSame ? { ...state.removal } : { lost: 0, allowed: 0 };
    reviewEvent(row, isSame ? state.before : null, removal, findings);
    const { solicitud, n, hash } = evento;
    state = {
      before: { solicitud, n, hash, referencia, total, cola },
      removal,
      events: state.events + 1,
      logged: state.logged + (asentado ? 1 : 0),
      cases: state.cases + (isSame ? 0 : 1),
      removed,
      isDone: false,
    };
  }
  return state;
}

/** Reads the next events; memory does not grow with the journal. */
export async function reviewNextEvents(
  { queries, findings }: JournalReview,
  state: JournalState,
): Promise<JournalState & { readonly rows: readonly EventoRevisado[] }> {
  const rows = await readDiarioRevisado(queries, state.before ?? { solicitud: firstCase, n: 0 }, batchEvents);
  return { ...reviewEvents(rows, state, findings), isDone: rows.length < batchEvents, rows };
}

/** The end of the last case, and cases without any event. Returns how many cases were removed in all. */
export async function endJournal({ queries, findings }: JournalReview, state: JournalState): Promise<number> {
  const removed = endCase(state, findings);
  for (const referencia of await readSinEventos(queries, findingsMax))
    findings.add(
      'evento-borrado',
      `El evento 1 de la solicitud ${referencia} fue borrado: no le queda ninguno.`,
    );
  return removed;
}

/** The end of one case alone. */
export function endOneCase(state: JournalState, findings: LogFindings): number {
  return endCase(state, findings);
}
