/** Reading the public log: the newest head, proofs that lead to it, and the leaves for whoever keeps a copy. */
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Queries } from '../platform/database.ts';
import { type Publicado, readNodos, readPublicado } from '../store/registro-publico.ts';
import { type Epoca, findHoja, readEpocas, readHojas } from '../store/registro-publico-lectura.ts';
import { type EventOpening, eventLeaf, leafBytes } from '../trust/registro-publico/event-leaf.ts';
import type { LogKeys } from '../trust/registro-publico/log-keys.ts';
import { encodeProof } from '../trust/registro-publico/proof-text.ts';
import {
  consistencyRanges,
  foldPlaces,
  inclusionRanges,
  placesOf,
  type Range,
} from '../trust/registro-publico/tree-ranges.ts';
import type { Deps } from './deps.ts';
import { readLogLimits as limits } from './read-log-limits.ts';

type LogDeps = Pick<Deps, 'db'>;

const notFound = (path: string, sentence: string): Refusal =>
  refuse('no-encontrada', { errors: [{ path, sentence }] });
const wrong = (path: string, sentence: string): Refusal =>
  refuse('datos-con-errores', { errors: [{ path, sentence }] });
const nothingYet = (): Refusal =>
  notFound(
    'puntoDeControl',
    'El registro todavía no ha publicado nada. Vuelva a consultar en unos segundos.',
  );

/** The hashes of a proof, read in one query. */
async function readProof(queries: Queries, ranges: readonly Range[]): Promise<string[]> {
  const places = ranges.map(placesOf);
  const hashes = [...(await readNodos(queries, places.flat()))];
  return encodeProof(places.map(({ length }) => foldPlaces(hashes.splice(0, length))));
}

/** The newest signed note. */
export async function readNewestCheckpoint(deps: LogDeps): Promise<Publicado | Refusal> {
  return (await readPublicado(deps.db)) ?? nothingYet();
}

/** A size somebody asks for, at most the published one; the published one where they do not say. */
function sizeAsked(raw: string | undefined, { tamano }: Publicado, path: string): number | Refusal {
  if (raw === undefined || raw === '') return tamano;
  const size = /^[1-9]\d{0,15}$/.test(raw) ? Number(raw) : 0;
  if (size >= 1 && size <= tamano) return size;
  return wrong(path, `Escriba un número entero de 1 a ${tamano}, el tamaño publicado del registro.`);
}

export type InclusionAnswer = {
  /** 66 hexadecimal digits. */
  readonly hoja: string;
  readonly indice: number;
  readonly tamano: number;
  readonly prueba: readonly string[];
  /** Signed note of the newest size, whatever size was asked for. */
  readonly puntoDeControl: string;
};

/** Proof that a leaf (`hoja`, hexadecimal) is in the published tree, or in its first `tamano` leaves. */
export async function readInclusion(
  deps: LogDeps,
  hoja: string,
  tamano?: string,
): Promise<InclusionAnswer | Refusal> {
  const text = hoja.toLowerCase();
  if (!new RegExp(`^[0-9a-f]{${leafBytes * 2}}$`).test(text))
    return wrong('hoja', `La hoja se escribe con ${leafBytes * 2} dígitos hexadecimales.`);
  const [published, indice] = await Promise.all([
    readPublicado(deps.db),
    findHoja(deps.db, Buffer.from(text, 'hex')),
  ]);
  if (published === null) return nothingYet();
  const size = sizeAsked(tamano, published, 'tamano');
  if (typeof size !== 'number') return size;
  if (indice === null || indice >= size)
    return notFound(
      'hoja',
      'El registro publicado no contiene esta hoja. Si el hecho es de hace pocos segundos, vuelva a consultar.',
    );
  const prueba = await readProof(deps.db, inclusionRanges(indice, size));
  return { hoja: text, indice, tamano: size, prueba, puntoDeControl: published.nota };
}

export type ConsistencyAnswer = {
  readonly desde: number;
  readonly hasta: number;
  readonly prueba: readonly string[];
};

/** Proof that the first `desde` leaves are the beginning of the first `hasta`; the published size where it is not said. */
export async function readConsistency(
  deps: LogDeps,
  desde: string | undefined,
  hasta: string | undefined,
): Promise<ConsistencyAnswer | Refusal> {
  const published = await readPublicado(deps.db);
  if (published === null) return nothingYet();
  const to = sizeAsked(hasta, published, 'hasta');
  if (typeof to !== 'number') return to;
  const from = sizeAsked(
    desde === undefined || desde === '' ? '0' : desde,
    { ...published, tamano: to },
    'desde',
  );
  if (typeof from !== 'number') return from;
  return { desde: from, hasta: to, prueba: await readProof(deps.db, consistencyRanges(from, to)) };
}

export type LeavesAnswer = {
  readonly desde: number;
  /** In hexadecimal, 66 digits each. */
  readonly hojas: readonly string[];
  /** Published size: where reading ends. */
  readonly tamano: number;
};

/** A page of published leaves, for whoever keeps a copy: at most a thousand, from place `desde` on. */
export async function readLeaves(
  deps: LogDeps,
  desde: string | undefined,
  n: string | undefined,
): Promise<LeavesAnswer | Refusal> {
  const max = limits.leavesPerPageMax;
  const from = /^\d{1,15}$/.test(desde ?? '0') ? Number(desde ?? '0') : null;
  if (from === null) return wrong('desde', 'Escriba un número entero, 0 o mayor.');
  const count = /^[1-9]\d{0,8}$/.test(n ?? String(max)) ? Math.min(Number(n ?? max), max) : null;
  if (count === null) return wrong('n', `Escriba un número entero de 1 a ${max}.`);
  const published = await readPublicado(deps.db);
  const tamano = published?.tamano ?? 0;
  const hojas = await readHojas(deps.db, from, Math.min(from + count, tamano));
  return { desde: from, hojas: hojas.map((hoja) => hoja.toString('hex')), tamano };
}

/** The breaks the operator declared, newest first. */
export function readEpochs(deps: LogDeps): Promise<readonly Epoca[]> {
  return readEpocas(deps.db, limits.epochsListedMax);
}

/** What a receipt or a case page shows of an event in the log. */
export type EventInLog = Omit<InclusionAnswer, 'hoja'> & { readonly opening: EventOpening };

/**
 * The proof of one event of a case, ready for `verifyEvent`; null while the event waits to be published. The opening is
 * for the case's owner and its readers: whoever holds it recognises the event in the log.
 */
export async function readEventProof(
  deps: LogDeps,
  keys: LogKeys,
  event: { readonly solicitud: string; readonly n: number; readonly hash: string },
): Promise<EventInLog | null> {
  const opening = { sal: keys.saltOf(event.solicitud), n: event.n, hash: event.hash };
  const found = await readInclusion(deps, eventLeaf(opening).toString('hex'));
  if ('code' in found) return null;
  const { hoja: _leaf, ...rest } = found;
  return { ...rest, opening };
}
