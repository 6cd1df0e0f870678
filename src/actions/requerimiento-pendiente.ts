/** Why a case cannot be closed in favour of whoever filed it before the entity was asked. */
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';

/** Null where its trámite asks no entity, or this one was asked already. */
export function requerimientoPendiente(
  { requerimiento }: Pick<Definicion, 'requerimiento'>,
  solicitud: Pick<Solicitud, 'requerimiento'>,
): Refusal | null {
  if (requerimiento === undefined || solicitud.requerimiento !== undefined) return null;
  return refuse('transicion-imposible', {
    sentence: 'Primero notifique a la entidad: el caso se cierra con su respuesta, o cuando venza su plazo.',
  });
}
