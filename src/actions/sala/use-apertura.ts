/** Opens a granted identity: both halves together, once, for whoever asked. */
import type { Identidad } from '../../domain/denuncia/denuncia.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { isUuid } from '../../domain/uuid.ts';
import { lockApertura, spendApertura } from '../../store/sala-aperturas.ts';
import { openWith } from '../../trust/sellado/hpke.ts';
import type { Deps } from '../deps.ts';
import { aboutHalf, aperturaAct } from './apertura-seals.ts';
import { joinHalves } from './case-seals.ts';
import { changeIn, undoing } from './change-denuncia.ts';
import { readPiezasIn } from './read-piezas.ts';
import type { CasoAbierto } from './sala-types.ts';

/** What an opening shows, once. `caso` holds the identity's key for this call: the mail as it came opens with it, too. */
export type IdentidadAbierta = { readonly identidad: Identidad; readonly caso: CasoAbierto };

/** Opens a granted identity for whoever asked; the second time it is refused. */
export async function useApertura(
  deps: Deps,
  caso: CasoAbierto,
  id: string,
): Promise<IdentidadAbierta | Refusal> {
  const { lector, mitadIdentidad } = caso;
  if (lector === null || mitadIdentidad === null || !isUuid(id)) return refuse('sin-permiso');
  return undoing(deps, async (queries) => {
    const apertura = await lockApertura(queries, id);
    if (apertura === null || apertura.denuncia !== caso.denuncia.id) return refuse('no-encontrada');
    if (apertura.pide !== lector.cuenta) return refuse('sin-permiso');
    if (apertura.estado !== 'concedida' || apertura.sello === null) return refuse('transicion-imposible');
    const half = await openWith(lector.clavePrivada, apertura.sello, aboutHalf(id));
    if (half === null) return refuse('sin-permiso');
    const whole = { ...caso, claveIdentidad: joinHalves(mitadIdentidad, half) };
    const { piezas } = await readPiezasIn(queries, whole);
    const found = piezas.find((pieza) => pieza.clase === 'identidad');
    if (found?.contenido.como !== 'abierta') return refuse('no-encontrada');
    if (!(await spendApertura(queries, id, lector.cuenta))) return refuse('transicion-imposible');
    const acto = aperturaAct('apertura-usada', 'Se leyó su identidad.', lector.nombre);
    const changed = await changeIn(queries, deps, caso, { piezas: [acto], hecho: 'apertura-usada' });
    return isRefusal(changed) ? changed : { identidad: found.contenido.valor, caso: whole };
  });
}
