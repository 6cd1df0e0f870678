/** Leaves of the public log in steps: each against its event, the tree over them, and every head ever published. */
import type { Queries } from '../../../platform/database.ts';
import type { Lugar } from '../../../store/registro-publico.ts';
import {
  type HojaRevisada,
  type PuntoRevisado,
  readHojasRevisadas,
  readPuntosRevisados,
  readTramos,
} from '../../../store/registro-publico-revision.ts';
import { readCheckpoint } from '../../../trust/registro-publico/checkpoint.ts';
import { epochLeaf, eventLeaf } from '../../../trust/registro-publico/event-leaf.ts';
import type { LogKeys } from '../../../trust/registro-publico/log-keys.ts';
import { growWithCuts } from '../../../trust/registro-publico/tree-cuts.ts';
import { type Edge, emptyEdge, type LevelGrowth } from '../../../trust/registro-publico/tree-growth.ts';
import { leafHash } from '../../../trust/registro-publico/tree-hash.ts';
import { count } from '../count-text.ts';
import { caseWords, type LogFindings } from './findings.ts';

const batchLeaves = 4_096;

/** How a head is called as the subject of a sentence, and after «las hojas». */
export type HeadWords = { readonly quien: string; readonly de: string };

/** A head to hold against the tree, with the words that name it. */
export type KnownHead = { readonly size: number; readonly root: Buffer; readonly words: HeadWords };

export type LeavesReview = {
  readonly queries: Queries;
  readonly keys: Pick<LogKeys, 'saltOf'>;
  readonly known: readonly KnownHead[];
  /** Whether the note is signed by this installation. */
  readonly isOurs: (note: string) => boolean;
  readonly findings: LogFindings;
  /** How many leaves there were when the review began; those entered since are left for the next one. */
  readonly hasta?: number;
};

/** The journal's place of a leaf. */
type Place = { readonly tx: string; readonly seq: number };

/** How far a review has come. */
export type LeavesState = {
  readonly edge: Edge;
  readonly last: Place | null;
  readonly eventLeaves: number;
  readonly heads: number;
  readonly isDone: boolean;
};

export const leavesBegin: LeavesState = {
  edge: emptyEdge,
  last: null,
  eventLeaves: 0,
  heads: 0,
  isDone: false,
};

/** The bytes the leaf must have; null where the journal has nothing it could be made of. */
function expectedLeaf(row: HojaRevisada, saltOf: LogKeys['saltOf']): Buffer | null {
  if (row.solicitud === null || row.n === null)
    return row.ultimoPunto === null ? null : epochLeaf(row.ultimoPunto);
  if (row.hash === null) return null;
  return eventLeaf({ sal: saltOf(row.solicitud), n: row.n, hash: row.hash });
}

function reviewLeaf(row: HojaRevisada, keys: LeavesReview['keys'], findings: LogFindings): void {
  const expected = expectedLeaf(row, keys.saltOf);
  if (expected?.equals(row.hoja) === true) return;
  const where = `hoja ${row.indice}`;
  const event = `El evento ${row.n} de ${caseWords(row.referencia, row.solicitud)}`;
  if (row.solicitud === null)
    findings.add('epoca-alterada', `La declaración de época de la ${where} fue cambiada o borrada.`);
  else if (expected === null)
    findings.add('evento-borrado', `${event} fue borrado: consta en el registro (${where}) y no en la base.`);
  else
    findings.add(
      'evento-reescrito',
      `${event} no es el que se asentó en el registro (${where}): fue reescrito.`,
    );
}

/** The journal's order is that of the leaves. Places compare as transaction, then number. */
function isBehind(row: HojaRevisada, before: Place | null): boolean {
  if (before === null || row.tx === null) return true;
  const [own, other] = [BigInt(row.tx), BigInt(before.tx)];
  return own > other || (own === other && (row.seq ?? 0) > before.seq);
}

/** Returns the place of the last one. */
function reviewOrder(rows: readonly HojaRevisada[], last: Place | null, findings: LogFindings): Place | null {
  let before = last;
  for (const row of rows) {
    if (!isBehind(row, before))
      findings.add(
        'evento-desordenado',
        `El evento ${row.n} de ${caseWords(row.referencia, row.solicitud)} está fuera de orden: el registro lo asentó después (hoja ${row.indice}).`,
      );
    if (row.tx !== null) before = { tx: row.tx, seq: row.seq ?? 0 };
  }
  return before;
}

function reviewHead(punto: PuntoRevisado, root: Buffer | undefined, review: LeavesReview): void {
  const { findings, isOurs } = review;
  const note = readCheckpoint(punto.nota);
  const says = note !== null && note.size === punto.tamano && note.root.equals(punto.raiz);
  if (!says || !isOurs(punto.nota))
    findings.add(
      'punto-alterado',
      `El punto de control de ${count(punto.tamano)} hojas no lleva una firma válida.`,
    );
  if (root !== undefined && !root.equals(punto.raiz))
    findings.add(
      'punto-contradicho',
      `Las primeras ${count(punto.tamano)} hojas no dan la raíz que se publicó de ellas.`,
    );
}

async function reviewNodes(
  { queries, findings }: LeavesReview,
  levels: readonly LevelGrowth[],
): Promise<void> {
  const above = levels.filter(({ level }) => level > 0);
  const stored = await readTramos(queries, above);
  for (const [i, { level, first, hashes }] of above.entries()) {
    const found = stored[i] ?? Buffer.alloc(0);
    if (found.equals(hashes)) continue;
    let at = 0;
    while (found.subarray(at, at + 32).equals(hashes.subarray(at, at + 32))) at += 32;
    const place: Lugar = { level, index: first + at / 32 };
    const from = place.index * 2 ** level;
    findings.add(
      'nodo-alterado',
      `Las hojas ${from} a ${from + 2 ** level - 1} no dan el nodo ${place.level}/${place.index} que se guardó de ellas.`,
    );
    return;
  }
}

function reviewKnown({ known, findings }: LeavesReview, roots: ReadonlyMap<number, Buffer>): void {
  for (const { size, root, words } of known) {
    const computed = roots.get(size);
    if (computed !== undefined && !computed.equals(root))
      findings.add('punto-contradicho', `Las primeras ${count(size)} hojas no son las ${words.de}.`);
  }
}

/** Rows up to the first gap; what lies behind a gap has no place in any tree. */
function beforeGap(
  rows: readonly HojaRevisada[],
  from: number,
  findings: LogFindings,
): readonly HojaRevisada[] {
  const gap = rows.findIndex(({ indice }, i) => indice !== from + i);
  if (gap < 0) return rows;
  findings.add('hoja-borrada', `Falta la hoja ${from + gap} del registro.`);
  return rows.slice(0, gap);
}

/** The next leaves; memory does not grow with the log. */
export async function reviewNextLeaves(review: LeavesReview, state: LeavesState): Promise<LeavesState> {
  const { queries, keys, known, findings, hasta = Number.MAX_SAFE_INTEGER } = review;
  const from = state.edge.size;
  const read = await readHojasRevisadas(queries, from, Math.min(batchLeaves, hasta - from));
  const rows = beforeGap(read, from, findings);
  if (rows.length === 0) return { ...state, isDone: true };
  for (const row of rows) reviewLeaf(row, keys, findings);
  const last = reviewOrder(rows, state.last, findings);
  const puntos = await readPuntosRevisados(queries, from, from + rows.length);
  const cuts = [...puntos.map(({ tamano }) => tamano), ...known.map(({ size }) => size)];
  const grown = growWithCuts(state.edge, Buffer.concat(rows.map(({ hoja }) => leafHash(hoja))), cuts);
  await reviewNodes(review, grown.levels);
  for (const punto of puntos) reviewHead(punto, grown.roots.get(punto.tamano), review);
  reviewKnown(review, grown.roots);
  return {
    edge: grown.edge,
    last,
    eventLeaves: state.eventLeaves + rows.filter(({ hash }) => hash !== null).length,
    heads: state.heads + puntos.length,
    isDone: rows.length < read.length || grown.edge.size >= hasta,
  };
}

/** Once all leaves are gone through: heads that saw more of them. */
export async function reviewMissingLeaves(review: LeavesReview, { edge }: LeavesState): Promise<void> {
  const { queries, known, findings, hasta = Number.MAX_SAFE_INTEGER } = review;
  for (const { size, words } of known)
    if (size > edge.size && size <= hasta)
      findings.add(
        'registro-recortado',
        `El registro tiene ${count(edge.size)} hojas y ${words.quien} vio ${count(size)}: faltan hojas.`,
      );
  const [beyond] = await readPuntosRevisados(queries, edge.size, hasta);
  if (beyond !== undefined)
    findings.add(
      'registro-recortado',
      `Se publicó un punto de control de ${count(beyond.tamano)} hojas y el registro tiene ${count(edge.size)}: faltan hojas.`,
    );
}
