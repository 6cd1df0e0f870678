/** The agency's calendar as data: zone and hours are a versioned setting, holidays a table. */
import type { Holiday, HolidayScope, Territory } from '../domain/calendar/holiday.ts';
import type { Queries } from '../platform/database.ts';
import { statement } from './statement.ts';

const readVersion = statement('calendario-version', `select version from ajustes where clave = 'calendario'`);
const readSetting = statement(
  'calendario-ajuste',
  `select version, valor from ajustes where clave = 'calendario'`,
);
const readHolidays = statement(
  'feriados',
  `select to_char(fecha, 'YYYY-MM-DD') as fecha, alcance, codigo, nombre, fuente, to_char(conocido_desde, 'YYYY-MM-DD') as conocido_desde,
    recuperable from feriados order by feriados.fecha`,
);

export type CalendarSetting = {
  readonly version: number;
  readonly valor: {
    readonly zona: string;
    readonly horas: readonly (readonly (readonly [number, number])[])[];
    /** Where the office stands: its local holidays close it for everyone. */
    readonly sede?: Territory;
  };
};

type HolidayRow = {
  fecha: string;
  alcance: 'nacional' | 'provincia' | 'canton';
  codigo: string;
  nombre: string;
  fuente: string;
  conocido_desde: string | null;
  recuperable: boolean;
};

function scopeOf(row: HolidayRow): HolidayScope {
  if (row.alcance === 'nacional') return 'nacional';
  return row.alcance === 'provincia' ? { provincia: row.codigo } : { canton: row.codigo };
}

export async function readCalendarVersion(db: Queries): Promise<number> {
  const [row] = await db.query<{ version: number }>(readVersion, []);
  return row?.version ?? 0;
}

export async function readCalendar(
  db: Queries,
): Promise<{ setting: CalendarSetting; holidays: readonly Holiday[] }> {
  const [setting] = await db.query<CalendarSetting>(readSetting, []);
  if (setting === undefined) throw new Error('the calendar setting is missing');
  const rows = await db.query<HolidayRow>(readHolidays, []);
  const holidays = rows.map((row) => ({
    date: row.fecha,
    name: row.nombre,
    scope: scopeOf(row),
    source: row.fuente,
    recovery: row.recuperable,
    ...(row.conocido_desde === null ? {} : { validFrom: row.conocido_desde }),
  }));
  return { setting, holidays };
}
