/** A legal hold: while it stands nothing of the complaint is destroyed, whatever its term says. */
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { changeDenuncia, type DenunciaCambiada } from './change-denuncia.ts';
import { type OrdenDeSala, openForVerb } from './open-for-verb.ts';
import type { LectorAbierto } from './sala-types.ts';
import { textProblem } from './typed-text.ts';

/** The reason is a note among readers; that it is held is outside the seal. */
export async function holdDenuncia(
  deps: Deps,
  lector: LectorAbierto,
  {
    verbo,
    motivo,
    ...orden
  }: OrdenDeSala & { readonly verbo: 'retener' | 'soltar'; readonly motivo: string },
): Promise<DenunciaCambiada | Refusal> {
  const caso = await openForVerb(deps, lector, verbo, orden);
  if (isRefusal(caso)) return caso;
  const problem = textProblem(motivo, 'motivo', 'Escriba el motivo: quién lo ordena y hasta cuándo.');
  if (problem !== null) return problem;
  const retenida = verbo === 'retener';
  const texto = `${retenida ? 'Retención legal' : 'Fin de la retención legal'}: ${motivo.trim()}`;
  return changeDenuncia(deps, caso, {
    versionVista: orden.versionVista,
    cambios: { retenida },
    piezas: [{ clase: 'nota', autor: 'lector', contenido: { texto, quien: lector.nombre } }],
    hecho: retenida ? 'retenida' : 'retencion-levantada',
  });
}
