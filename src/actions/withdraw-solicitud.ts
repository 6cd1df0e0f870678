/** The filer gives up the request. */
import type { Refusal } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { closed } from './close-solicitud.ts';
import type { Deps } from './deps.ts';

export function withdrawSolicitud(
  deps: Deps,
  actor: Solicitante,
  command: Command,
): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, command, {
    verbo: 'desistir',
    cuerpo: null,
    aplica: (s, nowMs) => ({ solicitud: closed(s, nowMs), evento: {} }),
  });
}
