/** First half of the check: every leaf against its event, the tree over them, and every head ever published. */
import type { Queries } from '../platform/database.ts';
import type { Lugar } from '../store/registro-publico.ts';
import {
  type HojaRevisada,
  type PuntoRevisado,
  readHojasRevisadas,
  readPuntosRevisados,
  readTramos,
} from '../store/registro-publico-revision.ts';
import { readCheckpoint } from '../trust/registro-publico/checkpoint.ts';
import { epochLeaf, eventLeaf } from '../trust/registro-publico/event-leaf.ts';
import type { LogKeys } from '../trust/registro-publico/log-keys.ts';
import { growWithCuts } from '../trust/registro-publico/tree-cuts.ts';
import { type Edge, emptyEdge, type LevelGrowth } from '../trust/registro-publico/tree-growth.ts';
import { leafHash } from '../trust/registro-publico/tree-hash.ts';
import { caseWords, count, type LogFindings, stopIfAsked } from './log-findings.ts';

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
  readonly progress: (leaves: number) => void;
  readonly signal: AbortSignal;
};

export type LeavesReviewed = { readonly size: number; readonly eventLeaves: number; readonly heads: number };

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
function isBehind(row: HojaRevisada, before: HojaRevisada | undefined): boolean {
  if (before === undefined || row.tx === null || before.tx === null) return true;
  const [own, other] = [BigInt(row.tx), BigInt(before.tx)];
  return own > other || (own === other && (row.seq ?? 0) > (before.seq ?? 0));
}

function reviewOrder(
  rows: readonly HojaRevisada[],
  last: HojaRevisada | undefined,
  findings: LogFindings,
): void {
  let before = last;
  for (const row of rows) {
    if (!isBehind(row, before))
      findings.add(
        'evento-desordenado',
        `El evento ${row.n} de ${caseWords(row.referencia, row.solicitud)} está fuera de orden: el registro lo asentó después (hoja ${row.indice}).`,
      );
    if (row.tx !== null) before = row;
  }
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

/** Reads every leaf in batches; memory does not grow with the log. */
export async function reviewLeaves(review: LeavesReview): Promise<LeavesReviewed> {
  const { queries, keys, known, findings, progress, signal } = review;
  let edge: Edge = emptyEdge;
  let last: HojaRevisada | undefined;
  let eventLeaves = 0;
  let heads = 0;
  for (;;) {
    stopIfAsked(signal);
    const from = edge.size;
    const read = await readHojasRevisadas(queries, from, batchLeaves);
    const rows = beforeGap(read, from, findings);
    if (rows.length === 0) break;
    for (const row of rows) reviewLeaf(row, keys, findings);
    reviewOrder(rows, last, findings);
    last = rows.findLast(({ tx }) => tx !== null) ?? last;
    eventLeaves += rows.filter(({ hash }) => hash !== null).length;
    const puntos = await readPuntosRevisados(queries, from, from + rows.length);
    const cuts = [...puntos.map(({ tamano }) => tamano), ...known.map(({ size }) => size)];
    const grown = growWithCuts(edge, Buffer.concat(rows.map(({ hoja }) => leafHash(hoja))), cuts);
    await reviewNodes(review, grown.levels);
    for (const punto of puntos) reviewHead(punto, grown.roots.get(punto.tamano), review);
    reviewKnown(review, grown.roots);
    heads += puntos.length;
    edge = grown.edge;
    progress(edge.size);
    if (rows.length < read.length) break;
  }
  for (const { size, words } of known)
    if (size > edge.size)
      findings.add(
        'registro-recortado',
        `El registro tiene ${count(edge.size)} hojas y ${words.quien} vio ${count(size)}: faltan hojas.`,
      );
  const [beyond] = await readPuntosRevisados(queries, edge.size, Number.MAX_SAFE_INTEGER);
  if (beyond !== undefined)
    findings.add(
      'registro-recortado',
      `Se publicó un punto de control de ${count(beyond.tamano)} hojas y el registro tiene ${count(edge.size)}: faltan hojas.`,
    );
  return { size: edge.size, eventLeaves, heads };
}
