/** Takes a complaint for another kind than it came as, and hands it to the group that may read that kind. */
import { clasesDeDenuncia } from '../../domain/denuncia/denuncia.ts';
import { grupoDeClase } from '../../domain/denuncia/grupo-de-clase.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { acto, conTexto } from './acto.ts';
import { changeDenuncia, type DenunciaCambiada } from './change-denuncia.ts';
import { type OrdenDeSala, openForVerb } from './open-for-verb.ts';
import { moveToGroup } from './reseal.ts';
import type { LectorAbierto } from './sala-types.ts';
import { textProblem } from './typed-text.ts';

/**
 * Of another group: its readers get the key and all others lose theirs, whoever does it too. Of the same one only the kind
 * changes. The complainant reads why.
 */
export async function rerouteDenuncia(
  deps: Deps,
  lector: LectorAbierto,
  { clase: asked, motivo, ...orden }: OrdenDeSala & { readonly clase: string; readonly motivo: string },
): Promise<DenunciaCambiada | Refusal> {
  const caso = await openForVerb(deps, lector, 'derivar', orden);
  if (isRefusal(caso)) return caso;
  const clase = clasesDeDenuncia.find((one) => one === asked);
  if (clase === undefined || clase === caso.denuncia.clase) {
    const sentence = 'Elija una clase distinta de la que tiene.';
    return refuse('datos-con-errores', { errors: [{ path: 'clase', sentence }] });
  }
  const problem = textProblem(motivo, 'motivo', 'Diga por qué: quien denunció lo va a leer.');
  if (problem !== null) return problem;
  const grupo = grupoDeClase(clase);
  const { versionVista } = orden;
  if (grupo === caso.denuncia.grupo) {
    const piezas = [acto('derivada', conTexto('La denuncia sigue como otra clase.', motivo), lector.nombre)];
    return changeDenuncia(deps, caso, { versionVista, cambios: { clase }, piezas, hecho: 'derivada' });
  }
  const frase = 'La denuncia pasó a otro grupo de personas; quienes la leían antes ya no la pueden abrir.';
  const moved = await moveToGroup(deps, caso, grupo, {
    versionVista,
    clase,
    acto: acto('derivada', conTexto(frase, motivo), lector.nombre),
  });
  if (!isRefusal(moved) || moved.code !== 'sin-lectores') return moved;
  return refuse('sin-lectores', {
    sentence:
      'Nadie de ese grupo puede leer esta denuncia: falta inscribir lectores o la denuncia los nombra.',
  });
}
