/** Opens a complaint for a reader who was given its key, and notes that it was read. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { isUuid } from '../../domain/uuid.ts';
import { findDenunciaPara } from '../../store/sala-denuncias.ts';
import type { Deps } from '../deps.ts';
import { noteReading } from './bitacora.ts';
import { forReader, openSeal } from './case-seals.ts';
import type { CasoAbierto, LectorAbierto } from './sala-types.ts';

/** One that is unknown, destroyed, or not sealed to this reader: the answer is the same. */
export async function openAsReader(
  deps: Deps,
  lector: LectorAbierto,
  id: string,
): Promise<CasoAbierto | Refusal> {
  const { cuenta, nombre, clavePrivada } = lector;
  const para = forReader(cuenta);
  const found = isUuid(id) && !lector.custodio ? await findDenunciaPara(deps.sala.db, id, para) : null;
  if (found === null) return refuse('no-encontrada');
  const { denuncia, sellos } = found;
  const [clave, mitadIdentidad] = await Promise.all([
    openSeal(id, para, clavePrivada, 'caso', sellos.caso),
    openSeal(id, para, clavePrivada, 'identidad-lector', sellos['identidad-lector']),
  ]);
  if (clave === null) return refuse('no-encontrada');
  await noteReading(deps, { denuncia: id, cuenta, nombre });
  return { denuncia, clave, claveIdentidad: null, mitadIdentidad, lector };
}
