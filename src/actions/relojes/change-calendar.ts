/** An administrator changes the calendar: holidays, hours or the seat; the duty then reckons open cases anew. */
import { cleanText } from '../../domain/identity/nombre.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Deps } from '../deps.ts';
import { calendarioViejo, type PedidoDeCalendario, resolveChange } from './calendar-request.ts';
import { relojesLimits } from './relojes-limits.ts';
import { writeCalendar } from './write-calendar.ts';

export type CambioPedido = {
  readonly versionVista: number;
  readonly pedido: PedidoDeCalendario;
  /** Why, in words; shown in the history. */
  readonly motivo: string;
};

/** The version of the calendar from now on; `version-vieja` where somebody changed it meanwhile. Only administrators. */
export async function changeCalendar(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Funcionario,
  { versionVista, pedido, motivo: typed }: CambioPedido,
): Promise<number | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  const motivo = cleanText(typed, { max: relojesLimits.reasonCharsMax, multiline: true });
  if (!motivo.ok || motivo.value === '') {
    const sentence = motivo.ok ? 'Escriba por qué se hace este cambio.' : motivo.notice.sentence;
    return refuse('datos-con-errores', { errors: [{ path: 'motivo', sentence }] });
  }
  const resuelto = await resolveChange(deps.db, versionVista, pedido);
  if ('refused' in resuelto) return resuelto;
  const { cuenta, nombre } = actor;
  const autoria = { motivo: motivo.value, cuenta, nombre, ocurridoMs: deps.clock.nowMs() };
  const written = await deps.db.transaction((queries) =>
    writeCalendar(queries, versionVista, resuelto.cambio, autoria),
  );
  return written === null ? refuse('version-vieja', { sentence: calendarioViejo }) : written.version;
}
