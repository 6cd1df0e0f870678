/** The trámites somebody can be told of or proposed: those on offer, by name. */
import type { Definiciones } from '../../actions/deps.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { seOfrece } from '../../domain/tramite/resultados.ts';

export function offeredTramites({ todas }: Definiciones): readonly Definicion[] {
  return todas
    .map(({ definicion }) => definicion)
    .filter((definicion) => seOfrece(definicion) && definicion.recepcionCerrada === undefined)
    .sort((a, b) => a.nombre.localeCompare(b.nombre, 'es'));
}
