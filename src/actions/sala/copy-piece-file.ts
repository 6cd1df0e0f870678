/** Makes the clean copy of a file: the original stays sealed as evidence, only copies leave the room. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { cleanCopy } from '../../documents/limpieza/clean-copy.ts';
import { limpiezaLimits } from '../../documents/limpieza/limpieza-limits.ts';
import { limpiezaSentence } from '../../documents/limpieza/limpieza-refusal.ts';
import type { ArchivoGuardado } from '../../domain/denuncia/denuncia.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { changeDenuncia, type DenunciaCambiada } from './change-denuncia.ts';
import { type OrdenDeSala, openForVerb } from './open-for-verb.ts';
import { openSealedFile } from './open-sealed-file.ts';
import { fileOfPiece } from './read-piece-file.ts';
import { readPiezas } from './read-piezas.ts';
import type { LectorAbierto } from './sala-types.ts';
import { storeSealedFile } from './store-sealed-file.ts';

async function makeCopy(
  deps: Deps,
  original: ArchivoGuardado,
  n: number,
): Promise<{ readonly archivo: ArchivoGuardado; readonly por: string } | Refusal> {
  if (original.tamanoBytes > limpiezaLimits.sizeBytesMax)
    return refuse('documento-no-aceptado', { sentence: limpiezaSentence('demasiado-grande') });
  const made = await cleanCopy(await buffer(openSealedFile(deps, original)), original.nombre);
  if (made.outcome === 'rechazada')
    return refuse('documento-no-aceptado', { sentence: limpiezaSentence(made.causa) });
  // The name a file came with may tell who made it, so a copy has a name of ours.
  const nombre = `copia-${n}.${made.extension}`;
  const sizeBytesMax = limpiezaLimits.outputBytesMax;
  const archivo = await storeSealedFile(deps, Readable.from([made.copia]), { nombre, sizeBytesMax });
  return isRefusal(archivo) ? archivo : { archivo, por: made.por };
}

/** `pieza`: identifier of the piece that brought the file. */
export async function copyPieceFile(
  deps: Deps,
  lector: LectorAbierto,
  { pieza, ...orden }: OrdenDeSala & { readonly pieza: string },
): Promise<DenunciaCambiada | Refusal> {
  const caso = await openForVerb(deps, lector, 'copiar', orden);
  if (isRefusal(caso)) return caso;
  const { piezas } = await readPiezas(deps, caso);
  const found = piezas.find(({ id, clase }) => id === pieza && clase === 'archivo');
  const original = found === undefined ? null : fileOfPiece(found);
  if (found === undefined || original === null) return refuse('no-encontrada');
  const made = await makeCopy(deps, original, found.n);
  if (isRefusal(made)) return made;
  const texto = made.por === 'mat2' ? 'Hecha con mat2.' : 'Hecha por el sistema.';
  return changeDenuncia(deps, caso, {
    versionVista: orden.versionVista,
    piezas: [{ clase: 'copia', autor: 'lector', contenido: { archivo: made.archivo, texto, de: pieza } }],
    hecho: 'copia-limpia',
  });
}
