/** A reader writes: to the complainant, with a file or without, or among readers. */
import type { ArchivoGuardado, PiezaNueva } from '../../domain/denuncia/denuncia.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { changeDenuncia, type DenunciaCambiada } from './change-denuncia.ts';
import { type OrdenDeSala, openForVerb } from './open-for-verb.ts';
import type { LectorAbierto } from './sala-types.ts';
import { textProblem } from './typed-text.ts';

/** `archivo`: stored by `storeSealedFile` before; null for none. */
export async function writeToComplainant(
  deps: Deps,
  lector: LectorAbierto,
  {
    texto,
    archivo,
    ...orden
  }: OrdenDeSala & { readonly texto: string; readonly archivo: ArchivoGuardado | null },
): Promise<DenunciaCambiada | Refusal> {
  const caso = await openForVerb(deps, lector, 'escribir', orden);
  if (isRefusal(caso)) return caso;
  const problem = textProblem(
    texto,
    'texto',
    archivo === null ? 'Escriba su mensaje antes de enviarlo.' : null,
  );
  if (problem !== null) return problem;
  const pieza: PiezaNueva =
    archivo === null
      ? { clase: 'mensaje', autor: 'lector', contenido: { texto: texto.trim() } }
      : { clase: 'archivo', autor: 'lector', contenido: { archivo, texto: texto.trim() } };
  return changeDenuncia(deps, caso, {
    versionVista: orden.versionVista,
    piezas: [pieza],
    hecho: 'respondida',
  });
}

/** The complainant never sees it. */
export async function noteInDenuncia(
  deps: Deps,
  lector: LectorAbierto,
  { texto, ...orden }: OrdenDeSala & { readonly texto: string },
): Promise<DenunciaCambiada | Refusal> {
  const caso = await openForVerb(deps, lector, 'anotar', orden);
  if (isRefusal(caso)) return caso;
  const problem = textProblem(texto, 'texto', 'Escriba la nota antes de guardarla.');
  if (problem !== null) return problem;
  const nota: PiezaNueva = {
    clase: 'nota',
    autor: 'lector',
    contenido: { texto: texto.trim(), quien: lector.nombre },
  };
  return changeDenuncia(deps, caso, { versionVista: orden.versionVista, piezas: [nota], hecho: 'anotada' });
}
