/** Takes a complaint: sealed in memory, to those whom it does not name, and kept in one statement. */
import { hash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { NuevaDenuncia, PiezaNueva } from '../../domain/denuncia/denuncia.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { listNombresDelPersonal } from '../../store/nombres-del-personal.ts';
import { type FilaDePieza, insertDenuncia } from '../../store/sala-denuncias.ts';
import { listLectores, listRecuperacion } from '../../store/sala-lectores.ts';
import { keyPairFromSeed } from '../../trust/sellado/hpke.ts';
import { keyOfWords, type LlaveDePalabras, wordsFrom } from '../../trust/sellado/palabras.ts';
import { stableId } from '../../trust/sellado/stable-id.ts';
import { subkey } from '../../trust/sellado/stretch.ts';
import type { Deps } from '../deps.ts';
import { newIdentityKey, newKey, sealsOf } from './case-seals.ts';
import { type Chosen, chooseReaders } from './choose-readers.ts';
import { openAsComplainant } from './open-as-complainant.ts';
import { fileOf, type LlaveDePieza, sealPiece } from './piece-seal.ts';
import { readPiezas } from './read-piezas.ts';
import { salaDay } from './sala-day.ts';
import { salaLimits } from './sala-limits.ts';

/** `palabras`: shown once; null for a mail, whose author is not here to be shown anything. */
export type DenunciaAbierta = { readonly id: string; readonly palabras: readonly string[] | null };

/** What the caller's key gives, the same for the same key. */
type Plan = {
  readonly id: string;
  readonly palabras: readonly string[] | null;
  readonly llave: LlaveDePalabras | null;
};

/** A file that was destroyed or taken meanwhile: everything is rolled back. */
class FilesGone extends Error {
  override readonly name = 'FilesGone';
}

/** For the web the identifier, too, tells nothing to whoever lacks the draft's key; a mail's key is no secret, so it is keyed. */
async function planOf(deps: Deps, { llave, via }: NuevaDenuncia): Promise<Plan> {
  const root = Buffer.from(deps.keys.mac('sala', `denuncia|${via}|${llave}`), 'base64url');
  const id = stableId(subkey(root, 'identificador'));
  if (via === 'correo') return { id, palabras: null, llave: null };
  const secret = Buffer.from(llave, 'base64url');
  if (secret.length < 32) throw new RangeError('the key of a submission holds 32 random bytes');
  const palabras = wordsFrom(secret);
  return { id, palabras, llave: await keyOfWords(deps.keys, palabras.join(' ')) };
}

function fingerprint({ llave: _llave, ...filed }: NuevaDenuncia): string {
  return hash('sha256', canonicalJson(filed), 'hex');
}

type Keyed = { readonly pieza: PiezaNueva; readonly llave: LlaveDePieza };

function piecesOf(
  nueva: NuevaDenuncia,
  chosen: Chosen,
  caso: LlaveDePieza,
  identidad: LlaveDePieza | null,
): Keyed[] {
  const { archivos, crudo, identidad: quien, relato, textoParaImpedimentos } = nueva;
  const autor = 'denunciante';
  const { excluidos } = chosen;
  const contenido = {
    respuestas: relato.respuestas,
    sellado: 'al-llegar',
    textoParaImpedimentos,
    excluidos,
    huella: fingerprint(nueva),
  } as const;
  const pieces: Keyed[] = [{ pieza: { clase: 'relato', autor, contenido }, llave: caso }];
  if (quien !== null && identidad !== null)
    pieces.push({ pieza: { clase: 'identidad', autor, contenido: quien }, llave: identidad });
  for (const archivo of archivos)
    pieces.push({ pieza: { clase: 'archivo', autor, contenido: { archivo, texto: '' } }, llave: caso });
  // A mail as it came says who sent it: it belongs to the identity.
  if (crudo !== null)
    pieces.push({
      pieza: { clase: 'crudo', autor, contenido: { archivo: crudo } },
      llave: identidad ?? caso,
    });
  return pieces;
}

function sealAll(deps: Deps, denuncia: string, pieces: readonly Keyed[], dia: string): FilaDePieza[] {
  const filas: FilaDePieza[] = [];
  let anterior = '';
  for (const { pieza, llave } of pieces) {
    const fila = sealPiece(deps.ids, { denuncia, piezas: filas.length, hash: anterior }, llave, pieza, dia);
    anterior = fila.hash;
    filas.push(fila);
  }
  return filas;
}

/** True when all of it was new; false when the complaint is there already. */
async function keep(deps: Deps, nueva: NuevaDenuncia, plan: Plan, chosen: Chosen): Promise<boolean> {
  const { ids, sala } = deps;
  const clave = newKey(ids);
  const identity = nueva.identidad === null ? null : newIdentityKey(ids);
  const recuperacion = await listRecuperacion(sala.db);
  const denunciante = plan.llave === null ? null : (await keyPairFromSeed(plan.llave.semilla)).publicKey;
  const sellos = await sealsOf(plan.id, { ...chosen, recuperacion, denunciante }, clave, identity);
  const dia = salaDay(deps.clock);
  const identidad = identity === null ? null : { nombre: 'identidad', llave: identity.whole };
  const pieces = piecesOf(nueva, chosen, { nombre: 'caso', llave: clave }, identidad);
  const piezas = sealAll(deps, plan.id, pieces, dia);
  const archivos = pieces.flatMap(({ pieza }) => fileOf(pieza)?.archivo ?? []);
  return sala.db.transaction(async (queries) => {
    const { nuevas, tomados } = await insertDenuncia(queries, {
      id: plan.id,
      busqueda: plan.llave?.busqueda ?? null,
      claveDenunciante: denunciante,
      grupo: chosen.grupo,
      clase: chosen.clase,
      via: nueva.via,
      conIdentidad: identity !== null,
      hash: piezas.at(-1)?.hash ?? '',
      dia,
      sellos,
      piezas,
      archivos,
    });
    if (nuevas === 1 && tomados !== archivos.length) throw new FilesGone('a file was destroyed or taken');
    await deps.faults.hit('antes-de-confirmar');
    return nuevas === 1;
  });
}

/** A repeat gets the first answer; the same key with other content does not. */
async function isSame(deps: Deps, nueva: NuevaDenuncia, { llave }: Plan): Promise<boolean> {
  // A mail's key stands for the mail itself.
  if (llave === null) return true;
  const caso = await openAsComplainant(deps, llave);
  if (isRefusal(caso)) return false;
  const { piezas } = await readPiezas(deps, caso);
  const [relato] = piezas;
  const contenido =
    relato?.clase === 'relato' && relato.contenido.como === 'abierta' ? relato.contenido.valor : null;
  return contenido?.huella === fingerprint(nueva);
}

/** Durable when it returns. Throws PasswordsBusy when too many wait for their words. */
export async function openDenuncia(deps: Deps, nueva: NuevaDenuncia): Promise<DenunciaAbierta | Refusal> {
  if (nueva.identidad === null && !deps.sala.admiteSinIdentidad)
    return refuse('identifiquese-para-denunciar');
  if (nueva.archivos.length > salaLimits.filesPerComplaintMax) return refuse('demasiados-archivos');
  const [enrolled, personal, plan] = await Promise.all([
    listLectores(deps.sala.db),
    listNombresDelPersonal(deps.db),
    planOf(deps, nueva),
  ]);
  const asked = { grupo: nueva.grupo, clase: nueva.clase, texto: nueva.textoParaImpedimentos };
  const chosen = chooseReaders(asked, enrolled, personal);
  if (isRefusal(chosen)) return chosen;
  try {
    const fresh = await keep(deps, nueva, plan, chosen);
    await deps.faults.hit('tras-confirmar-antes-de-responder');
    if (!fresh && !(await isSame(deps, nueva, plan))) return refuse('llave-repetida-con-otro-contenido');
  } catch (error) {
    if (error instanceof FilesGone) return refuse('archivo-incompleto');
    throw error;
  }
  return { id: plan.id, palabras: plan.palabras };
}
