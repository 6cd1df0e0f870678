/** The letter to a contracting entity that is asked, or reminded: to the address it had registered when it was notified. */
import type { Deps } from '../actions/deps.ts';
import { enlaceDe } from '../actions/requerimiento-enlace.ts';
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import { dateText } from '../domain/calendar/civil-text.ts';
import type { Evento } from '../domain/solicitud/evento.ts';
import { nameId } from '../platform/name-id.ts';
import { findDireccionRequerida } from '../store/requerimientos.ts';
import { findSolicitudById } from '../store/solicitudes.ts';
import type { LetterOwed } from './deliver-letter.ts';
import { cartaAEntidad } from './letters.ts';

/** Null where the entity answered meanwhile, or is asked something else by now: there is nothing to write about. */
export async function entityLetter(
  deps: Deps,
  agencia: string,
  { solicitud, clase, hash, datos }: Evento,
): Promise<LetterOwed | null> {
  const s = await findSolicitudById(deps.db, solicitud);
  const asked = s?.requerimiento;
  const definicion = s === null ? undefined : deps.definiciones.porId(s.tramite)?.definicion;
  if (s === null || asked?.estado !== 'pendiente' || asked.id !== datos.requerimiento) return null;
  if (definicion?.requerimiento === undefined) return null;
  const { zone } = await deps.calendar();
  const proceso = s.datos[definicion.requerimiento.proceso];
  return {
    id: nameId(hash, 'entidad'),
    solicitud,
    clase: `${clase}-entidad`,
    para: await findDireccionRequerida(deps.db, asked.id),
    carta: cartaAEntidad(agencia, {
      referencia: s.referencia,
      proceso: typeof proceso === 'string' ? proceso : 'que consta en el caso',
      entidad: asked.entidad.nombre,
      pide: definicion.requerimiento.pide,
      hasta: dateText(civilDateAt(asked.venceMs, zone)),
      enlace: enlaceDe(deps, 'entidad', asked.id),
      recuerda: clase === 'recordar',
    }),
  };
}
