/** Takes a complaint, or hands it to another reader who holds its key. */
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { listLectoresDe } from '../../store/sala-bandeja.ts';
import type { Deps } from '../deps.ts';
import { changeDenuncia, type DenunciaCambiada } from './change-denuncia.ts';
import { type OrdenDeSala, openForVerb } from './open-for-verb.ts';
import type { LectorAbierto } from './sala-types.ts';

export async function takeDenuncia(
  deps: Deps,
  lector: LectorAbierto,
  orden: OrdenDeSala,
): Promise<DenunciaCambiada | Refusal> {
  const caso = await openForVerb(deps, lector, 'tomar', orden);
  if (isRefusal(caso)) return caso;
  const { versionVista } = orden;
  return changeDenuncia(deps, caso, { versionVista, cambios: { asignada: lector.cuenta }, hecho: 'tomada' });
}

/** `a`: account of the other reader; the note is for readers only. */
export async function handOnDenuncia(
  deps: Deps,
  lector: LectorAbierto,
  { a, nota, ...orden }: OrdenDeSala & { readonly a: string; readonly nota: string },
): Promise<DenunciaCambiada | Refusal> {
  const caso = await openForVerb(deps, lector, 'pasar', orden);
  if (isRefusal(caso)) return caso;
  const otra = (await listLectoresDe(deps.sala.db, orden.id)).find(({ cuenta }) => cuenta === a);
  if (otra === undefined || a === lector.cuenta) {
    const sentence = 'Elija a otra persona que pueda leer esta denuncia.';
    return refuse('datos-con-errores', { errors: [{ path: 'a', sentence }] });
  }
  const texto = `Pasa a ${otra.nombre}.${nota.trim() === '' ? '' : ` ${nota.trim()}`}`;
  return changeDenuncia(deps, caso, {
    versionVista: orden.versionVista,
    cambios: { asignada: a },
    piezas: [{ clase: 'nota', autor: 'lector', contenido: { texto, quien: lector.nombre } }],
    hecho: 'entregada',
  });
}
