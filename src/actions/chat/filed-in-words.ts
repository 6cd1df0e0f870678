/** What came of a filing, as the conversation tells it: decided in words and what changed, or who has it until when. */
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { longDateText } from '../../domain/calendar/civil-text.ts';
import type { ContenidoDeLinea } from '../../domain/chat/linea.ts';
import type { Cambio } from '../../domain/registro/asiento.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { Deps } from '../deps.ts';

type Words = Pick<ContenidoDeLinea['solicitud-presentada'], 'estado' | 'resultado' | 'cambios'>;

function changeInWords({ etiqueta, antes, ahora }: Cambio): string {
  if (antes === '') return `${etiqueta}: ahora consta ${ahora}.`;
  return ahora === ''
    ? `${etiqueta}: ya no consta ${antes}.`
    : `${etiqueta}: antes ${antes}; ahora ${ahora}.`;
}

function approved(definicion: Definicion | undefined, { decision }: Solicitud): string {
  if (decision?.efecto === 'pendiente')
    return 'Se aprobó. El registro todavía no confirma el cambio: lo seguimos intentando, y en la página de la solicitud verá cuándo quedó hecho.';
  return [decision?.motivo ?? '', definicion?.despues.aprobado ?? ''].filter((text) => text !== '').join(' ');
}

/** As it was filed: what an officer decides afterwards is told elsewhere. */
export async function filedInWords(deps: Deps, solicitud: Solicitud): Promise<Words> {
  const definicion = deps.definiciones.porId(solicitud.tramite)?.definicion;
  const { decision, unidad, promesaVenceMs } = solicitud;
  // Decided by the checks themselves: in the act.
  if (decision !== null && decision.funcionario === null)
    return {
      estado: 'aprobada',
      resultado: approved(definicion, solicitud),
      cambios: decision.cambios.map(changeInWords),
    };
  const { zone } = await deps.calendar();
  const until =
    promesaVenceMs === null
      ? []
      : [`Le responderemos hasta el ${longDateText(civilDateAt(promesaVenceMs, zone))}.`];
  const reasons = [...new Set(solicitud.verdicts.filter((v) => v.officer).map((v) => v.sentence))];
  return {
    estado: 'recibida',
    resultado: [
      `Su solicitud está en la cola de ${unidad}.`,
      ...reasons,
      definicion?.respuestas.enRevision ?? '',
      ...until,
    ]
      .filter((text) => text !== '')
      .join(' '),
    cambios: [],
  };
}
