/** Opens a complaint for something a reader wants to do with it, and says why not where they may not. */
import { puedeEnDenuncia, siguienteDeDenuncia, type VerboDeDenuncia } from '../../domain/denuncia/ciclo.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { openAsReader } from './open-as-reader.ts';
import type { CasoAbierto, LectorAbierto } from './sala-types.ts';

/** `versionVista`: of the complaint as the page showed it. */
export type OrdenDeSala = { readonly id: string; readonly versionVista: number };

/** An opened complaint in which this reader may do the verb now. */
export type CasoDeLector = CasoAbierto & { readonly lector: LectorAbierto };

function whyNot(verbo: VerboDeDenuncia, { denuncia }: CasoAbierto): Refusal {
  if (siguienteDeDenuncia(verbo, denuncia) === undefined)
    return refuse('transicion-imposible', {
      sentence: 'En el estado en que está la denuncia, eso ya no se puede hacer. Revise cómo está ahora.',
    });
  return verbo === 'tomar'
    ? refuse('otra-persona-la-tiene', { sentence: 'Otra persona ya tomó esta denuncia.' })
    : refuse('no-la-tiene', {
        sentence: 'Tome primero la denuncia, o pida a quien la tiene que se la pase.',
      });
}

export async function openForVerb(
  deps: Deps,
  lector: LectorAbierto,
  verbo: VerboDeDenuncia,
  { id, versionVista }: OrdenDeSala,
): Promise<CasoDeLector | Refusal> {
  const caso = await openAsReader(deps, lector, id);
  if (isRefusal(caso)) return caso;
  if (caso.denuncia.version !== versionVista) return refuse('denuncia-cambiada');
  return puedeEnDenuncia(verbo, caso.denuncia, lector.cuenta) ? { ...caso, lector } : whyNot(verbo, caso);
}
