/** Opens a complaint for whoever holds its words. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { findDenunciaPorPalabras } from '../../store/sala-denuncias.ts';
import { keyPairFromSeed, sealTo } from '../../trust/sellado/hpke.ts';
import type { LlaveDePalabras } from '../../trust/sellado/palabras.ts';
import type { Deps } from '../deps.ts';
import { caseKeyBytes, forComplainant, openSeal } from './case-seals.ts';
import type { CasoAbierto } from './sala-types.ts';

/** What is opened where there is nothing: the time it takes must not tell whether a complaint exists. */
let decoy: Promise<Buffer> | undefined;

function decoySeal(): Promise<Buffer> {
  decoy ??= keyPairFromSeed(Buffer.alloc(caseKeyBytes, 1)).then(({ publicKey }) =>
    sealTo(publicKey, Buffer.alloc(caseKeyBytes), 'nada'),
  );
  return decoy;
}

/** Unknown and destroyed complaints are answered alike, after the same work. */
export async function openAsComplainant(
  deps: Deps,
  { busqueda, semilla }: LlaveDePalabras,
): Promise<CasoAbierto | Refusal> {
  const [found, pair, nothing] = await Promise.all([
    findDenunciaPorPalabras(deps.sala.db, busqueda),
    keyPairFromSeed(semilla),
    decoySeal(),
  ]);
  const id = found?.denuncia.id ?? '';
  const open = (llave: 'caso' | 'identidad') =>
    openSeal(id, forComplainant, pair.privateKey, llave, found?.sellos[llave] ?? nothing);
  const [clave, claveIdentidad] = await Promise.all([open('caso'), open('identidad')]);
  if (found === null || clave === null) return refuse('palabras-desconocidas');
  return { denuncia: found.denuncia, clave, claveIdentidad, mitadIdentidad: null, lector: null };
}
