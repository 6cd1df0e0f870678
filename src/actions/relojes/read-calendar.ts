/** The calendar as whoever administers it sees it: what is in force, how far open cases follow it, and who changed it. */
import type { CambioDeAjuste } from '../../domain/ajuste.ts';
import type { Holiday } from '../../domain/calendar/holiday.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { listAjusteHistoria } from '../../store/ajustes.ts';
import { calendarFrom } from '../../store/calendar-source.ts';
import { readCalendar } from '../../store/calendario.ts';
import { type LugarDeFeriado, listLugaresDeFeriado } from '../../store/lugares-de-feriado.ts';
import { readRecalculo } from '../../store/recalculo.ts';
import type { Deps } from '../deps.ts';
import type { Horario } from './calendar-request.ts';
import { relojesLimits } from './relojes-limits.ts';

export type CalendarioDeMesa = {
  readonly version: number;
  readonly horario: Horario;
  readonly feriados: readonly Holiday[];
  /** Whether open cases are still being reckoned by an earlier version. */
  readonly recalculando: boolean;
};

/** Only administrators. */
export async function readCalendarForDesk(
  { db }: Pick<Deps, 'db'>,
  actor: Funcionario,
): Promise<CalendarioDeMesa | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  const [{ setting, holidays }, { vigente, hecha }] = await Promise.all([
    readCalendar(db),
    readRecalculo(db),
  ]);
  const { zone, hours, seat = {} } = calendarFrom(setting, holidays);
  return {
    version: setting.version,
    horario: { zona: zone.id, horas: hours, sede: seat },
    feriados: holidays,
    recalculando: hecha !== vigente,
  };
}

/** The newest first, up to a page of them; `antes`: only versions before that one. Only administrators. */
export async function listCalendarHistory(
  { db }: Pick<Deps, 'db'>,
  actor: Funcionario,
  antes?: number,
): Promise<readonly CambioDeAjuste[] | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  return listAjusteHistoria(db, 'calendario', relojesLimits.historyRowsMax, antes);
}

/** Provinces, and every canton as «Provincia: cantón». */
export function listHolidayPlaces({ db }: Pick<Deps, 'db'>): Promise<readonly LugarDeFeriado[]> {
  return listLugaresDeFeriado(db);
}
