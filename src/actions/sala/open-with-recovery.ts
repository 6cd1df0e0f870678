/** Opens a complaint with the parts of the recovery key, whole: case and identity. */
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { isUuid } from '../../domain/uuid.ts';
import { findDenunciaPara } from '../../store/sala-denuncias.ts';
import { joinParts, type Part } from '../../trust/sellado/shares.ts';
import { appendBitacora } from './bitacora.ts';
import { forRecovery, openSeal } from './case-seals.ts';
import { undoing } from './change-denuncia.ts';
import type { CasoAbierto, SalaDeps } from './sala-types.ts';

/** 'no-encontrada' too where the parts are too few or of another key: nothing more can be told. Noted in the log of the room. */
export async function openWithRecovery(
  deps: SalaDeps,
  id: string,
  parts: readonly Part[],
): Promise<CasoAbierto | Refusal> {
  const key = await joinParts(parts);
  const [first] = parts;
  if (key === null || first === undefined || !isUuid(id)) return refuse('no-encontrada');
  const para = forRecovery(first.recovery);
  const found = await findDenunciaPara(deps.sala.db, id, para);
  if (found === null) return refuse('no-encontrada');
  const { denuncia, sellos } = found;
  const clave = await openSeal(id, para, key, 'caso', sellos.caso);
  if (clave === null) return refuse('no-encontrada');
  const claveIdentidad = await openSeal(id, para, key, 'identidad', sellos.identidad);
  const noted = await undoing(deps, async (queries) => {
    await appendBitacora(queries, deps, {
      clase: 'recuperada',
      denuncia: id,
      cuenta: null,
      nombre: 'Operador',
    });
    return true;
  });
  if (isRefusal(noted)) return noted;
  return { denuncia, clave, claveIdentidad, mitadIdentidad: null, lector: null };
}
