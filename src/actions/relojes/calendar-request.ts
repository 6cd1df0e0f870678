/** What an administrator asks of the calendar, and the calendar as it would be: checked against the one in force. */
import { type ClaveDeFeriado, claveDeFeriado, esFeriado } from '../../domain/calendar/clave-de-feriado.ts';
import type { Holiday, HolidayScope, Territory } from '../../domain/calendar/holiday.ts';
import type { WeekHours, WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { calendarProblems, indexCalendar } from '../../domain/calendar/working-calendar.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Database } from '../../platform/database.ts';
import { calendarFrom } from '../../store/calendar-source.ts';
import { type CalendarSetting, readCalendar } from '../../store/calendario.ts';
import { listLugaresDeFeriado } from '../../store/lugares-de-feriado.ts';
import type { CambioDeCalendario } from './write-calendar.ts';

export type Horario = {
  /** IANA name: America/Guayaquil or Pacific/Galapagos. */
  readonly zona: string;
  readonly horas: WeekHours;
  /** Where the office stands; empty: nowhere in particular. */
  readonly sede: Territory;
};

export type PedidoDeCalendario =
  /** `antes`: the one it takes the place of; null for a new one. */
  | { readonly clase: 'feriado'; readonly antes: ClaveDeFeriado | null; readonly feriado: Holiday }
  | { readonly clase: 'quitar'; readonly feriado: ClaveDeFeriado }
  | { readonly clase: 'horario'; readonly horario: Horario }
  /** Several at once: proposals that somebody compared with the official calendar. */
  | { readonly clase: 'varios'; readonly feriados: readonly Holiday[] };

export const calendarioViejo =
  'Otra persona cambió el calendario mientras usted lo veía. Revise cómo quedó y vuelva a hacer su cambio.';

/** The calendar in force as its rows lie. */
export type CalendarioVigente = { readonly setting: CalendarSetting; readonly holidays: readonly Holiday[] };

/** What is to be written, and what would come of it. */
export type CambioResuelto = {
  readonly vigente: CalendarioVigente;
  readonly cambio: CambioDeCalendario;
  readonly antes: WorkingCalendar;
  readonly despues: WorkingCalendar;
};

const wrong = (path: string, sentence: string): Refusal =>
  refuse('datos-con-errores', { errors: [{ path, sentence }] });

async function isPlace(db: Database, scope: Exclude<HolidayScope, 'nacional'>): Promise<boolean> {
  const codigo = 'canton' in scope ? scope.canton : scope.provincia;
  return (await listLugaresDeFeriado(db)).some((place) => place.codigo === codigo);
}

async function placeProblem(db: Database, scope: HolidayScope): Promise<Refusal | null> {
  if (scope === 'nacional' || (await isPlace(db, scope))) return null;
  return 'canton' in scope
    ? wrong('canton', 'Elija un cantón de la lista.')
    : wrong('provincia', 'Elija una provincia de la lista.');
}

async function holidayChange(
  db: Database,
  { antes, feriado }: Extract<PedidoDeCalendario, { clase: 'feriado' }>,
  held: readonly Holiday[],
): Promise<CambioDeCalendario | Refusal> {
  const problem = await placeProblem(db, feriado.scope);
  if (problem !== null) return problem;
  const old = antes === null ? undefined : held.find((holiday) => esFeriado(holiday, antes));
  if (antes !== null && old === undefined) return refuse('version-vieja', { sentence: calendarioViejo });
  const own = claveDeFeriado(feriado);
  const twin = held.find((holiday) => holiday !== old && esFeriado(holiday, own));
  if (twin !== undefined)
    return wrong('fecha-dia', `Ese día ya es feriado para el mismo lugar: ${twin.name}.`);
  return { poner: [feriado], quitar: old === undefined || esFeriado(old, own) ? [] : [old] };
}

async function hoursChange(
  db: Database,
  { zona, horas, sede }: Horario,
): Promise<CambioDeCalendario | Refusal> {
  const days = horas.slice(1, 6).filter((intervals) => intervals.length > 0).length;
  if (days === 0)
    return wrong('horas-1', 'Al menos un día de lunes a viernes debe tener horario de atención.');
  const { canton, provincia } = sede;
  const place = canton !== undefined ? { canton } : provincia !== undefined ? { provincia } : null;
  if (place !== null && !(await isPlace(db, place))) return wrong('sede', 'Elija un lugar de la lista.');
  return { valor: { zona, horas, ...(place === null ? {} : { sede }) } };
}

function severalChange(feriados: readonly Holiday[], held: readonly Holiday[]): CambioDeCalendario | Refusal {
  const known = feriados.find((one) => held.some((holiday) => esFeriado(holiday, claveDeFeriado(one))));
  if (known !== undefined) return refuse('version-vieja', { sentence: calendarioViejo });
  return feriados.length === 0
    ? wrong('dias', 'Elija al menos un día de la propuesta.')
    : { poner: feriados };
}

async function changeFor(
  db: Database,
  pedido: PedidoDeCalendario,
  held: readonly Holiday[],
): Promise<CambioDeCalendario | Refusal> {
  switch (pedido.clase) {
    case 'feriado':
      return holidayChange(db, pedido, held);
    case 'quitar': {
      const old = held.find((holiday) => esFeriado(holiday, pedido.feriado));
      return old === undefined ? refuse('version-vieja', { sentence: calendarioViejo }) : { quitar: [old] };
    }
    case 'horario':
      return hoursChange(db, pedido.horario);
    case 'varios':
      return severalChange(pedido.feriados, held);
  }
}

/** `versionVista`: of the calendar that whoever asks was looking at. */
export async function resolveChange(
  db: Database,
  versionVista: number,
  pedido: PedidoDeCalendario,
): Promise<CambioResuelto | Refusal> {
  const vigente = await readCalendar(db);
  const { setting, holidays } = vigente;
  if (setting.version !== versionVista) return refuse('version-vieja', { sentence: calendarioViejo });
  const cambio = await changeFor(db, pedido, holidays);
  if ('refused' in cambio) return cambio;
  const { poner = [], quitar = [], valor = setting.valor } = cambio;
  const gone = [...poner, ...quitar].map(claveDeFeriado);
  const kept = holidays.filter((holiday) => !gone.some((clave) => esFeriado(holiday, clave)));
  const despues = calendarFrom({ version: setting.version + 1, valor }, [...kept, ...poner]);
  const problems = calendarProblems(despues);
  if (problems.length > 0) return wrong('horas-1', problems.join(' '));
  return { vigente, cambio, antes: calendarFrom(setting, holidays), despues };
}

const textOf = (calendar: WorkingCalendar): string =>
  JSON.stringify({
    ...calendar,
    version: '',
    holidays: calendar.holidays
      .map((holiday) =>
        JSON.stringify([
          claveDeFeriado(holiday),
          holiday.name,
          holiday.source,
          holiday.validFrom,
          holiday.recovery ?? false,
        ]),
      )
      .sort(),
  });

/** Whether nothing at all would differ. */
export const cambiaNada = ({ antes, despues }: CambioResuelto): boolean => textOf(antes) === textOf(despues);

/** Ready for reckoning. */
export const indexAfter = ({ despues }: CambioResuelto) => indexCalendar(despues);
