/** A complaint being written: kept sealed under a key that only the visitor's cookie holds, and gone by itself. */
import type { ArchivoGuardado } from '../../domain/denuncia/denuncia.ts';
import type { Materia } from '../../domain/denuncia/materia.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { tokenHash } from '../../platform/token-hash.ts';
import {
  insertBorradorDeSala,
  readBorradorDeSala,
  removeBorradorDeSala,
  replaceBorradorDeSala,
} from '../../store/sala-borradores.ts';
import { boxClearBytesMax, openBox, sealBox } from '../../trust/sellado/box.ts';
import { subkey } from '../../trust/sellado/stretch.ts';
import type { Deps } from '../deps.ts';
import { sealedDoorLimits as limits } from './sealed-door-limits.ts';

export type ComplaintDraft = {
  /** What makes sending twice one complaint; as secret as the words it gives. */
  readonly llave: string;
  readonly materia: Materia | null;
  /** As typed, valid or not. */
  readonly entrada: Entrada;
  readonly archivos: readonly ArchivoGuardado[];
  /** Once sent nothing is left of it but the words, until they are written down. */
  readonly palabras: readonly string[] | null;
};

type Place = { readonly huella: string; readonly key: Buffer };

const tokenBytes = 32;
const hourMs = 3_600_000;
const about = (huella: string) => `borrador-de-denuncia|${huella}`;

/** The token finds the row and opens it, by two values that tell nothing about each other. */
function placeOf(token: string): Place {
  return {
    huella: tokenHash(`borrador-de-denuncia|${token}`),
    key: subkey(Buffer.from(token, 'base64url'), 'borrador'),
  };
}

function sealed(deps: Deps, { huella, key }: Place, draft: ComplaintDraft): Buffer {
  return sealBox(deps.ids, key, Buffer.from(JSON.stringify(draft)), about(huella));
}

function openedDraft({ huella, key }: Place, bytes: Buffer | null): ComplaintDraft | null {
  const clear = bytes === null ? null : openBox(key, bytes, about(huella));
  return clear === null ? null : (JSON.parse(clear.toString('utf8')) as ComplaintDraft);
}

const expiry = (deps: Deps, draft: ComplaintDraft): number =>
  deps.clock.nowMs() + (draft.palabras === null ? limits.draftHours : limits.wordsShownHours) * hourMs;

/** The token is for the visitor's cookie and nowhere else. */
export async function startComplaintDraft(deps: Deps, materia: Materia): Promise<string> {
  const token = deps.ids.randomToken(tokenBytes);
  const place = placeOf(token);
  const llave = deps.ids.randomToken(tokenBytes);
  const draft: ComplaintDraft = { llave, materia, entrada: {}, archivos: [], palabras: null };
  await insertBorradorDeSala(deps.sala.db, {
    huella: place.huella,
    sellado: sealed(deps, place, draft),
    venceMs: expiry(deps, draft),
  });
  return token;
}

/** Null where there is none any more. */
export async function readComplaintDraft(deps: Deps, token: string): Promise<ComplaintDraft | null> {
  const place = placeOf(token);
  return openedDraft(place, await readBorradorDeSala(deps.sala.db, place.huella, deps.clock.nowMs()));
}

/**
 * Changes the draft as it is at that moment: a file that arrives while a page is saved undoes nothing. `change` may run
 * more than once. `no-encontrada` where there is none any more.
 */
export async function changeComplaintDraft(
  deps: Deps,
  token: string,
  change: (draft: ComplaintDraft) => ComplaintDraft | Refusal,
): Promise<ComplaintDraft | Refusal> {
  const place = placeOf(token);
  for (let n = 0; n < limits.draftTriesMax; n += 1) {
    const before = await readBorradorDeSala(deps.sala.db, place.huella, deps.clock.nowMs());
    const draft = openedDraft(place, before);
    if (before === null || draft === null) return refuse('no-encontrada');
    const changed = change(draft);
    if ('refused' in changed) return changed;
    if (Buffer.byteLength(JSON.stringify(changed)) > Math.min(boxClearBytesMax, limits.draftBytesMax))
      return refuse('peticion-muy-grande');
    const fila = {
      huella: place.huella,
      sellado: sealed(deps, place, changed),
      venceMs: expiry(deps, changed),
    };
    if (await replaceBorradorDeSala(deps.sala.db, fila, before, deps.clock.nowMs())) return changed;
  }
  return refuse('denuncia-cambiada');
}

export async function endComplaintDraft(deps: Deps, token: string): Promise<void> {
  await removeBorradorDeSala(deps.sala.db, placeOf(token).huella);
}

/** Stands for the draft where something has to be bound to it; opens nothing. */
export function draftMark(token: string): string {
  return tokenHash(`marca-de-borrador|${token}`);
}
