/** A complaint that was written to the ordinary address goes into the sealed room, and the ordinary desk forgets it. */
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { separarCita } from '../../domain/correo/cita.ts';
import { claseDe } from '../../domain/correo/clase-de-correo.ts';
import type { CorreoLeido } from '../../domain/correo/leido.ts';
import { sugerirTramite } from '../../domain/correo/sugerencia-de-correo.ts';
import { type CorreoTomado, forgetCorreo } from '../../store/correo-por-procesar.ts';
import { learntSuggestions } from '../chat/learnt-suggestions.ts';
import type { Deps } from '../deps.ts';
import { receiveSealedMail, SealedRoomUnready } from '../sala/receive-sealed-mail.ts';
import { ownAddresses } from './judge-mail.ts';

/** A first mail of a person, clearly about what only the sealed room receives. A file that staff uploaded was seen already. */
async function isStray(
  deps: Deps,
  { via, sobre, causa }: CorreoTomado,
  correo: CorreoLeido,
): Promise<boolean> {
  if (deps.mail.alertAddress === null || via === 'archivo' || causa !== null) return false;
  if (correo.enRespuestaA.length > 0 || correo.referencias.length > 0) return false;
  if (claseDe(correo, sobre, ownAddresses(deps)).clase !== 'persona') return false;
  const indice = await learntSuggestions(deps.definiciones);
  const [first] = sugerirTramite(indice, correo, separarCita(correo.texto).visible);
  return first !== undefined && deps.definiciones.porId(first.tramite)?.definicion.sellado === true;
}

/**
 * True where the mail lies in the sealed room now, and outside of it nothing but the hash by which it is known when it
 * comes again. Whoever dies between the two finds the same complaint there the next time. False where it is none, or the
 * room cannot take it: then it is worked off like any other, and its author is shown the sealed door.
 */
export async function sealStray(deps: Deps, tomado: CorreoTomado, correo: CorreoLeido): Promise<boolean> {
  const { alertAddress } = deps.mail;
  if (alertAddress === null || !(await isStray(deps, tomado, correo))) return false;
  const { id, crudo, sha256, via, sobre } = tomado;
  try {
    const receipt = await receiveSealedMail(deps, {
      via,
      buzon: alertAddress,
      uidvalidity: null,
      uid: null,
      sobre: { de: sobre.de, para: [alertAddress] },
      cuenta: null,
      ip: null,
      helo: null,
      crudo: crudo === null ? deps.files.read(sha256) : Readable.from([crudo], { objectMode: false }),
    });
    if (receipt.outcome !== 'guardado' && receipt.outcome !== 'repetido') return false;
  } catch (error) {
    if (error instanceof SealedRoomUnready) return false;
    throw error;
  }
  await forgetCorreo(deps.db, id, deps.clock.nowMs());
  if (crudo === null) await rm(deps.files.pathOf(sha256), { force: true });
  return true;
}
