/** The sealed thread as its complainant has it: reads it, writes to the readers, gets files out. */
import type { ArchivoGuardado, Denuncia, Pieza, PiezaNueva } from '../../domain/denuncia/denuncia.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { LlaveDePalabras } from '../../trust/sellado/palabras.ts';
import type { Deps } from '../deps.ts';
import { addPieza } from './add-pieza.ts';
import { openAsComplainant } from './open-as-complainant.ts';
import { openSealedFile } from './open-sealed-file.ts';
import { readPiezas } from './read-piezas.ts';
import { sealedDoorLimits as limits } from './sealed-door-limits.ts';

export type OwnThread = { readonly denuncia: Denuncia; readonly piezas: readonly Pieza[] };

/** `palabras-desconocidas` for words that open nothing, or nothing any more. */
export async function readOwnThread(deps: Deps, llave: LlaveDePalabras): Promise<OwnThread | Refusal> {
  const caso = await openAsComplainant(deps, llave);
  if (isRefusal(caso)) return caso;
  const { piezas } = await readPiezas(deps, caso);
  return { denuncia: caso.denuncia, piezas };
}

type Written = { readonly versionVista: number };

const sayTheSame = (a: PiezaNueva, b: Pieza | undefined): boolean =>
  b !== undefined &&
  b.autor === 'denunciante' &&
  b.clase === a.clase &&
  b.contenido.como === 'abierta' &&
  JSON.stringify(b.contenido.valor) === JSON.stringify(a.contenido);

async function add(
  deps: Deps,
  llave: LlaveDePalabras,
  pieza: PiezaNueva,
  { versionVista }: Written,
): Promise<'added' | Refusal> {
  const caso = await openAsComplainant(deps, llave);
  if (isRefusal(caso)) return caso;
  const added = await addPieza(deps, caso, pieza, { versionVista });
  if (!isRefusal(added)) return 'added';
  if (added.code !== 'denuncia-cambiada') return added;
  // A second press of the same button: what it would add is there.
  const { piezas } = await readPiezas(deps, caso);
  return sayTheSame(pieza, piezas.at(-1)) ? 'added' : added;
}

/** `mensaje-vacio`, `denuncia-cerrada`, `denuncia-cambiada` where somebody wrote since the page was shown. */
export function writeToReaders(
  deps: Deps,
  llave: LlaveDePalabras,
  { texto, ...written }: Written & { readonly texto: string },
): Promise<'added' | Refusal> {
  const plain = texto.replace(/\r\n?/g, '\n').trim();
  if (plain === '') return Promise.resolve(refuse('mensaje-vacio'));
  if ([...plain].length > limits.messageCharsMax)
    return Promise.resolve(
      refuse('datos-con-errores', {
        sentence: `El mensaje es muy largo. Puede escribir hasta ${limits.messageCharsMax} caracteres; envíe el resto en otro.`,
      }),
    );
  return add(deps, llave, { clase: 'mensaje', autor: 'denunciante', contenido: { texto: plain } }, written);
}

/** The same file sent twice, even at once, is one file: it is added to the thread as it was seen without it. */
export async function addFileToThread(
  deps: Deps,
  llave: LlaveDePalabras,
  archivo: ArchivoGuardado,
): Promise<'added' | Refusal> {
  const pieza: PiezaNueva = { clase: 'archivo', autor: 'denunciante', contenido: { archivo, texto: '' } };
  for (let n = 0; n < limits.threadTriesMax; n += 1) {
    const caso = await openAsComplainant(deps, llave);
    if (isRefusal(caso)) return caso;
    const { piezas } = await readPiezas(deps, caso);
    const isThere = piezas.some(
      ({ clase, autor, contenido }) =>
        clase === 'archivo' &&
        autor === 'denunciante' &&
        contenido.como === 'abierta' &&
        contenido.valor.archivo.sha256 === archivo.sha256,
    );
    if (isThere) return 'added';
    const added = await addPieza(deps, caso, pieza, { versionVista: caso.denuncia.version });
    if (!isRefusal(added)) return 'added';
    if (added.code !== 'denuncia-cambiada') return added;
  }
  return refuse('denuncia-cambiada');
}

export type ThreadFile = {
  readonly nombre: string;
  readonly tamanoBytes: number;
  readonly contenido: () => ReturnType<typeof openSealedFile>;
};

/** A file that stands in the thread, as it came. */
export async function readThreadFile(
  deps: Deps,
  llave: LlaveDePalabras,
  pieza: string,
): Promise<ThreadFile | Refusal> {
  const thread = await readOwnThread(deps, llave);
  if (isRefusal(thread)) return thread;
  const found = thread.piezas.find(({ id, clase }) => id === pieza && clase === 'archivo');
  if (found?.clase !== 'archivo' || found.contenido.como !== 'abierta') return refuse('no-encontrada');
  const { archivo } = found.contenido.valor;
  return {
    nombre: archivo.nombre,
    tamanoBytes: archivo.tamanoBytes,
    contenido: () => openSealedFile(deps, archivo),
  };
}
