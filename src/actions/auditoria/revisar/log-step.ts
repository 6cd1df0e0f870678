/** A step of the review of the public log: its leaves up to where it stood at the beginning, then the whole journal. */
import type { PasoDeRevision, Revision } from '../../../domain/auditoria/revision.ts';
import type { Json } from '../../../domain/canonical-json.ts';
import type { Database, Queries } from '../../../platform/database.ts';
import { readNodos, readPublicado, readTamano } from '../../../store/registro-publico.ts';
import { openCheckpoint, readCheckpoint } from '../../../trust/registro-publico/checkpoint.ts';
import { LogHeadBroken, readLogHead } from '../../../trust/registro-publico/log-head.ts';
import { emptyEdge, rootOf } from '../../../trust/registro-publico/tree-growth.ts';
import { placesOf } from '../../../trust/registro-publico/tree-ranges.ts';
import type { Deps } from '../../deps.ts';
import { LogFindings } from './findings.ts';
import { endJournal, type JournalState, journalBegin, reviewNextEvents } from './review-journal.ts';
import {
  type KnownHead,
  type LeavesReview,
  type LeavesState,
  leavesBegin,
  reviewMissingLeaves,
  reviewNextLeaves,
} from './review-leaves.ts';
import { foundIn, type ReviewTools, reviewEntered } from './review-tools.ts';

/** As it is kept between steps: bytes as base64. */
type Kept =
  | {
      readonly fase: 'hojas';
      readonly hasta: number;
      readonly size: number;
      readonly hashes: readonly string[];
      readonly last: LeavesState['last'];
      readonly eventLeaves: number;
      readonly heads: number;
    }
  | {
      readonly fase: 'diario';
      readonly hasta: number;
      readonly heads: number;
      readonly journal: JournalState;
    };

const asJson = (kept: Kept): Json => JSON.parse(JSON.stringify(kept)) as Json;

/** From some leaf on, the stored nodes stand for what lies before it. */
async function begin(queries: Queries, desdeHoja: number): Promise<Kept> {
  const hasta = await readTamano(queries);
  const start = Math.min(desdeHoja, hasta);
  const places = placesOf({ start: 0, end: start });
  const hashes = start === 0 ? [] : await readNodos(queries, places);
  return {
    fase: 'hojas',
    hasta,
    size: start,
    hashes: hashes.map((hash) => hash.toString('base64')),
    last: null,
    eventLeaves: 0,
    heads: 0,
  };
}

function headBeside(headPath: string, findings: LogFindings): readonly KnownHead[] {
  const words = {
    quien: 'el último punto publicado desde esta máquina',
    de: 'del último punto publicado desde esta máquina',
  };
  try {
    const head = readLogHead(headPath);
    return head === null ? [] : [{ ...head, words }];
  } catch (error) {
    if (!(error instanceof LogHeadBroken)) throw error;
    findings.add('punto-alterado', 'El archivo del último punto publicado desde esta máquina está dañado.');
    return [];
  }
}

/** A note under an older name of the log was signed by another key of this installation: only its text is checked. */
function signedHere({ verifier }: ReviewTools['keys'], name: string | null): (note: string) => boolean {
  return (note) => {
    const origin = readCheckpoint(note)?.origin;
    if (origin === undefined) return false;
    return origin !== name || openCheckpoint(note, verifier) !== null;
  };
}

async function leavesStep(
  db: Database,
  { keys, headPath }: ReviewTools,
  kept: Extract<Kept, { fase: 'hojas' }>,
  isWhole: boolean,
): Promise<PasoDeRevision> {
  const findings = new LogFindings();
  const { hasta, size, hashes, last, eventLeaves, heads } = kept;
  const edge = size === 0 ? emptyEdge : { size, hashes: hashes.map((hash) => Buffer.from(hash, 'base64')) };
  const published = await readPublicado(db);
  const name = published === null ? null : (readCheckpoint(published.nota)?.origin ?? null);
  const review: LeavesReview = {
    queries: db,
    keys,
    known: headBeside(headPath, findings),
    isOurs: signedHere(keys, name),
    findings,
    hasta,
  };
  const state = await reviewNextLeaves(review, { ...leavesBegin, edge, last, eventLeaves, heads });
  if (state.isDone) await reviewMissingLeaves(review, state);
  const next: Kept = state.isDone
    ? { fase: 'diario', hasta, heads: state.heads, journal: journalBegin }
    : {
        fase: 'hojas',
        hasta,
        size: state.edge.size,
        hashes: state.edge.hashes.map((hash) => hash.toString('base64')),
        last: state.last,
        eventLeaves: state.eventLeaves,
        heads: state.heads,
      };
  return {
    avance: asJson(next),
    hechos: state.edge.size,
    total: isWhole ? hasta * 2 : hasta,
    resultado: {
      hojas: state.edge.size,
      puntos: state.heads,
      cabeza: state.edge.size === 0 ? null : rootOf(state.edge).toString('base64'),
    },
    ...foundIn(findings),
    acabo: state.isDone && !isWhole,
  };
}

async function journalStep(
  db: Database,
  { keys }: ReviewTools,
  { resultado }: Revision,
  kept: Extract<Kept, { fase: 'diario' }>,
): Promise<PasoDeRevision> {
  const findings = new LogFindings();
  const { rows, ...journal } = await reviewNextEvents({ queries: db, findings }, kept.journal);
  await reviewEntered(db, keys, rows, findings);
  const removed = journal.isDone ? await endJournal({ queries: db, findings }, journal) : journal.removed;
  const { events, logged, cases } = journal;
  return {
    avance: asJson({ ...kept, journal }),
    hechos: kept.hasta + events,
    total: Math.max(kept.hasta * 2, kept.hasta + events),
    resultado: {
      ...resultado,
      eventos: events,
      porAsentar: events - logged,
      solicitudes: cases,
      depuradas: removed,
    },
    ...foundIn(findings),
    acabo: journal.isDone,
  };
}

export async function logStep(
  { db }: Pick<Deps, 'db'>,
  tools: ReviewTools,
  revision: Revision,
  desdeHoja: number,
): Promise<PasoDeRevision> {
  const kept = (revision.avance as Json as Kept | null) ?? (await begin(db, desdeHoja));
  return kept.fase === 'hojas'
    ? leavesStep(db, tools, kept, desdeHoja === 0)
    : journalStep(db, tools, revision, kept);
}
