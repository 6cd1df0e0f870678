/** Reminds the entity that its time is about to end, once (a duty of the system). The letter goes out from the journal. */
import { type Refusal, refuse } from '../domain/refusals.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import type { Deps } from './deps.ts';

export function remindEntity(deps: Deps, command: Command): Promise<Changed | Refusal> {
  return changeSolicitud(deps, { clase: 'sistema' }, command, {
    verbo: 'recordar',
    cuerpo: null,
    aplica: (s, nowMs) => {
      const { requerimiento: asked } = s;
      if (asked?.estado !== 'pendiente' || asked.recordadoMs !== null) return refuse('transicion-imposible');
      const requerimiento = { ...asked, recordadoMs: nowMs };
      return {
        solicitud: { ...s, requerimiento },
        evento: { requerimiento: asked.id, venceMs: asked.venceMs },
        requerimiento: { requerimiento, recordarMs: null, adjuntos: [], nuevo: null },
      };
    },
  });
}
