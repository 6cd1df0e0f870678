/** Whoever filed says that the entity paid: the case closes with that. */
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import { type Refusal, refuse } from '../domain/refusals.ts';
import type { Actor } from '../domain/solicitud/actor.ts';
import { citaLegal } from '../domain/tramite/vigencia.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { demoraMs } from './clocks.ts';
import { closed } from './close-solicitud.ts';
import type { Deps } from './deps.ts';

const motivo = 'Quien presentó la denuncia confirmó que la entidad le pagó.';

export function confirmPayment(deps: Deps, actor: Actor, command: Command): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, command, {
    verbo: 'confirmar-pago',
    cuerpo: null,
    aplica: async (s, nowMs) => {
      const definicion = deps.definiciones.porId(s.tramite)?.definicion;
      if (definicion === undefined || s.requerimiento === undefined) return refuse('transicion-imposible');
      const { zone } = await deps.calendar();
      const baseLegal = citaLegal(definicion, civilDateAt(s.presentadaMs, zone));
      const decision = {
        resultado: 'aprobada' as const,
        motivo,
        baseLegal,
        cambios: [],
        funcionario: null,
        decididaMs: nowMs,
        efecto: 'ninguno' as const,
      };
      const solicitud = { ...closed(s, nowMs), decision };
      return { solicitud, evento: { motivo, baseLegal }, demoraMs: demoraMs(solicitud, nowMs) };
    },
  });
}
