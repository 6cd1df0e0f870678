/** An officer gives way to a case and asks the contracting entity: from then on the entity's time runs, and ours stands still. */
import { civilDateAt, instantOf } from '../domain/calendar/civil-date.ts';
import { computeDeadline } from '../domain/calendar/deadline.ts';
import type { CalendarIndex } from '../domain/calendar/working-calendar.ts';
import type { Json } from '../domain/canonical-json.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Entidad } from '../domain/registro/proceso.ts';
import { diaDeRecordatorio } from '../domain/retencion/dia-de-recordatorio.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import type { RequerimientoDeCaso } from '../domain/solicitud/solicitud.ts';
import type { Requerimiento } from '../domain/tramite/definicion.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { territorioDe, withDueDates } from './clocks.ts';
import type { Deps } from './deps.ts';
import { findEntityToAsk } from './find-entity-to-ask.ts';
import { huellaDeEnlace } from './requerimiento-enlace.ts';

/** Reminders leave when offices open. */
const remindMinute = 8 * 60;

type Term = { readonly venceMs: number; readonly recordarMs: number | null };

/** Holidays of the place where the entity is count for it. */
function termOf(
  { plazo, recordarDias }: Requerimiento,
  { parroquia }: Entidad,
  calendar: CalendarIndex,
  nowMs: number,
): Term | null {
  const territory = territorioDe(parroquia ?? undefined);
  const clock = {
    plazo,
    startedAtMs: nowMs,
    territory,
    pauses: [],
    calendarVersion: calendar.calendar.version,
    finishedAtMs: null,
  };
  const { dueAtMs } = computeDeadline(clock, calendar, nowMs);
  if (dueAtMs === null) return null;
  const dates = {
    desde: civilDateAt(nowMs, calendar.zone),
    vence: civilDateAt(dueAtMs, calendar.zone),
    diasAntes: recordarDias,
  };
  const day = diaDeRecordatorio(calendar, dates, territory);
  return { venceMs: dueAtMs, recordarMs: day === null ? null : instantOf(day, remindMinute, calendar.zone) };
}

/** `entidad`: RUC, where the register does not say whose the process is; else empty. */
export function notifyEntity(
  deps: Deps,
  actor: Funcionario,
  input: Command & { readonly entidad: string },
): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, input, {
    verbo: 'notificar',
    cuerpo: { entidad: input.entidad },
    aplica: async (s, nowMs) => {
      const asked = deps.definiciones.porId(s.tramite)?.definicion.requerimiento;
      if (asked === undefined) return refuse('transicion-imposible');
      const entidad = await findEntityToAsk(deps, s, input.entidad);
      if (isRefusal(entidad)) return entidad;
      const calendar = await deps.calendar();
      const term = termOf(asked, entidad, calendar, nowMs);
      if (term === null) return refuse('transicion-imposible');
      const id = deps.ids.newId();
      const requerimiento: RequerimientoDeCaso = {
        id,
        entidad: { ruc: entidad.ruc, nombre: entidad.nombre },
        estado: 'pendiente',
        plazo: asked.plazo,
        notificadoMs: nowMs,
        venceMs: term.venceMs,
        recordadoMs: null,
        respuesta: null,
      };
      const paused = {
        ...s,
        requerimiento,
        propuesta: null,
        pausas: [
          ...s.pausas,
          { desdeMs: nowMs, hastaMs: null, motivo: 'a la espera de la respuesta de la entidad' },
        ],
      };
      return {
        solicitud: withDueDates(paused, calendar, nowMs),
        evento: { requerimiento: id, entidad: requerimiento.entidad as Json, venceMs: term.venceMs },
        requerimiento: {
          requerimiento,
          recordarMs: term.recordarMs,
          adjuntos: [],
          nuevo: {
            correo: entidad.correo,
            huella: huellaDeEnlace(deps, 'entidad', id),
            huellaTitular: huellaDeEnlace(deps, 'titular', id),
          },
        },
      };
    },
  });
}
