/** Open cases of closed accounts go to whom the administration named, or back to their unit's queue. */
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { type CasoSinDueno, listSinDueno, puedeRecibir } from '../../store/reparto.ts';
import { type Changed, changeSolicitud } from '../change-solicitud.ts';
import type { Deps } from '../deps.ts';
import { giveSolicitud } from './give-solicitud.ts';
import { agencyToday } from './today.ts';

async function moveOne(deps: Deps, caso: CasoSinDueno, hoy: string): Promise<Changed | Refusal> {
  const { id, referencia, version, titular, titularCuenta, relevo, relevoNombre, unidad } = caso;
  const command = { referencia, versionVista: version, llave: `relevo-${id}-${version}` };
  const closed = `${titular} ya no tiene cuenta activa`;
  if (relevo !== null && (await puedeRecibir(deps.db, relevo, unidad, hoy))) {
    const a = { cuenta: relevo, nombre: relevoNombre ?? '' };
    return giveSolicitud(deps, {
      ...command,
      a,
      de: titularCuenta,
      motivo: `${closed}; la administración la pasó a ${a.nombre}.`,
    });
  }
  return changeSolicitud(deps, { clase: 'sistema' }, command, {
    verbo: 'devolver',
    cuerpo: null,
    aplica: (s) => ({
      solicitud: { ...s, asignado: null, propuesta: null },
      evento: { motivo: `${closed}.` },
    }),
  });
}

/** Returns how many it moved, at most `limite`. A case that changed meanwhile is left for the next time. */
export async function moveOrphaned(deps: Deps, limite: number): Promise<number> {
  const casos = await listSinDueno(deps.db, limite);
  if (casos.length === 0) return 0;
  const hoy = await agencyToday(deps);
  let moved = 0;
  for (const caso of casos) {
    const outcome = await moveOne(deps, caso, hoy);
    if (isRefusal(outcome)) deps.log.info('relevo-omitido', { id: caso.id, code: outcome.code });
    else moved += 1;
  }
  return moved;
}
