/** Whoever stands in for an absent person takes over one of their cases; the journal says in whose place. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { findAusenciaDeHoy } from '../../store/ausencias.ts';
import { type Changed, type Command, changeSolicitud } from '../change-solicitud.ts';
import type { Deps } from '../deps.ts';
import { agencyToday } from '../reparto/today.ts';

/** From then on the case is theirs; who proposed an approval stays who proposed it, so two people still decide. */
export async function takeOverSolicitud(
  deps: Deps,
  actor: Funcionario,
  command: Command,
): Promise<Changed | Refusal> {
  const hoy = await agencyToday(deps);
  return changeSolicitud(deps, actor, command, {
    verbo: 'tomar',
    cuerpo: 'sustitucion',
    aplica: async (s) => {
      if (s.asignado === null || s.asignado === actor.cuenta) return refuse('transicion-imposible');
      const ausencia = await findAusenciaDeHoy(deps.db, s.asignado, hoy);
      if (ausencia === null || ausencia.sustituto !== actor.cuenta) return refuse('otra-persona-la-tiene');
      return {
        solicitud: { ...s, asignado: actor.cuenta },
        evento: {
          asignado: actor.cuenta,
          enSustitucionDe: ausencia.cuenta,
          motivo: `En sustitución de ${ausencia.nombre}.`,
        },
      };
    },
  });
}
