/** Archives a case whose correction never came within its term (a duty of the system, not of a person). */
import { type Refusal, refuse } from '../domain/refusals.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { closed } from './close-solicitud.ts';
import type { Deps } from './deps.ts';

export function archiveSolicitud(deps: Deps, command: Command): Promise<Changed | Refusal> {
  return changeSolicitud(deps, { clase: 'sistema' }, command, {
    verbo: 'archivar',
    cuerpo: null,
    aplica: (s, nowMs) => {
      if (s.correccion === null || s.correccion.venceMs >= nowMs) return refuse('transicion-imposible');
      return {
        solicitud: closed(s, nowMs),
        evento: { motivo: 'No llegó la corrección dentro del término.' },
      };
    },
  });
}
