/** Puts a template into the words of one case: what the officer then reads, changes and sends. */
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { llenarPlantilla, type UsoDePlantilla } from '../../domain/plantilla/plantilla.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { readForActor } from '../change-solicitud.ts';
import { correctionEndMs } from '../correction-end.ts';
import type { Deps } from '../deps.ts';
import { templatesFor } from './templates.ts';

async function plazoOf(deps: Deps, s: Solicitud, uso: UsoDePlantilla): Promise<string> {
  const calendar = await deps.calendar();
  const untilMs =
    uso === 'subsanacion' ? correctionEndMs(calendar, deps.clock.nowMs(), s.territorio) : s.promesaVenceMs;
  return untilMs === null
    ? 'la fecha que consta en su solicitud'
    : dateText(civilDateAt(untilMs, calendar.zone));
}

/** `causal`: what is chosen in the form so far. `datos-con-errores` beside `plantilla` where none is chosen. */
export async function fillTemplate(
  deps: Deps,
  actor: Funcionario,
  asked: {
    readonly referencia: string;
    readonly plantilla: string;
    readonly uso: UsoDePlantilla;
    readonly causal: string;
  },
): Promise<string | Refusal> {
  const { referencia, plantilla, uso, causal } = asked;
  const s = await readForActor(deps, actor, referencia);
  if (isRefusal(s)) return s;
  const found = (await templatesFor(deps, s)).find((one) => one.id === plantilla && one.uso === uso);
  if (found === undefined) {
    const sentence = 'Elija una plantilla de la lista.';
    return refuse('datos-con-errores', { errors: [{ path: 'plantilla', sentence }] });
  }
  return llenarPlantilla(found.texto, {
    nombre: s.solicitante.nombre,
    referencia: s.referencia,
    tramite: deps.definiciones.porId(s.tramite)?.definicion.nombre ?? s.tramite,
    unidad: s.unidad,
    plazo: await plazoOf(deps, s, uso),
    causal: causal === '' ? '[elija la causal]' : causal,
  });
}
