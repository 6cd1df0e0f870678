/** Adds one piece to an opened complaint: a message, a file, a note. */
import type { PiezaNueva } from '../../domain/denuncia/denuncia.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { lockDenuncia } from '../../store/sala-denuncias.ts';
import type { Deps } from '../deps.ts';
import { changeIn, type PiezaPuesta, undoing } from './change-denuncia.ts';
import type { CasoAbierto } from './sala-types.ts';

/** Refused on a complaint that is closed, and with `versionVista` where it changed since. Its author is whoever opened it. */
export function addPieza(
  deps: Deps,
  caso: CasoAbierto,
  pieza: PiezaNueva,
  { versionVista }: { readonly versionVista?: number } = {},
): Promise<(PiezaPuesta & { readonly version: number }) | Refusal> {
  const own = caso.lector === null ? 'denunciante' : 'lector';
  if (pieza.autor === 'denunciante' && own !== 'denunciante')
    throw new RangeError('a reader does not write as the complainant');
  return undoing(deps, async (queries) => {
    const row = await lockDenuncia(queries, caso.denuncia.id);
    if (row?.trituradaDia === null && row.estado === 'cerrada' && pieza.clase !== 'nota')
      return refuse('denuncia-cerrada');
    const cambio = { piezas: [pieza], ...(versionVista === undefined ? {} : { versionVista }) };
    const changed = await changeIn(queries, deps, caso, cambio);
    if (isRefusal(changed)) return changed;
    const [placed] = changed.piezas;
    if (placed === undefined) throw new Error('a piece was lost');
    return { ...placed, version: changed.version };
  });
}
