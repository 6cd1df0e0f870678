/** The trámites somebody can be told of or proposed: those on offer, by name. */
import type { Deps } from '../../actions/deps.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { tienePuertaWeb } from '../../domain/tramite/puertas.ts';
import { seOfrece } from '../../domain/tramite/resultados.ts';

export function offeredTramites({
  definiciones,
  puertasCerradas,
}: Pick<Deps, 'definiciones' | 'puertasCerradas'>): readonly Definicion[] {
  return definiciones.todas
    .map(({ definicion }) => definicion)
    .filter((definicion) => seOfrece(definicion) && tienePuertaWeb(definicion, puertasCerradas))
    .sort((a, b) => a.nombre.localeCompare(b.nombre, 'es'));
}
