/** The entity's time ended without an answer: the case goes back to its officer, who is told so (a duty of the system). */
import { type Refusal, refuse } from '../domain/refusals.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import type { Deps } from './deps.ts';
import { endRequerimiento } from './end-requerimiento.ts';

export function expireRequerimiento(deps: Deps, command: Command): Promise<Changed | Refusal> {
  return changeSolicitud(deps, { clase: 'sistema' }, command, {
    verbo: 'vencer',
    cuerpo: null,
    aplica: async (s, nowMs) => {
      const { requerimiento: asked } = s;
      if (asked?.estado !== 'pendiente' || asked.venceMs >= nowMs) return refuse('transicion-imposible');
      const requerimiento = { ...asked, estado: 'vencido' as const };
      return {
        ...(await endRequerimiento(deps, s, nowMs, { requerimiento, adjuntos: [] })),
        evento: { requerimiento: asked.id, motivo: 'Terminó su plazo y la entidad no respondió.' },
      };
    },
  });
}
