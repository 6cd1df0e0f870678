/** By what cases are watched: the ladder in force, the calendar, and where each unit sits. */
import type { Territory } from '../../domain/calendar/holiday.ts';
import type { CalendarIndex } from '../../domain/calendar/working-calendar.ts';
import { type Escala, leerEscala } from '../../domain/escalas/escala.ts';
import { leerUnidades } from '../../domain/reparto/unidad.ts';
import { readAjuste } from '../../store/ajustes.ts';
import type { Deps } from '../deps.ts';

export type WatchRules = {
  readonly calendar: CalendarIndex;
  readonly escala: Escala;
  /** Of the setting; 0 where nobody ever set one. */
  readonly version: number;
  /** Names all of it: cases reckoned by another one are looked at again. */
  readonly nombre: string;
  /** Where the unit sits: nobody is written to while its office is closed. */
  readonly lugarDe: (unidad: string) => Territory;
};

export async function readWatchRules({ db, calendar }: Pick<Deps, 'db' | 'calendar'>): Promise<WatchRules> {
  const [index, escalas, unidades] = await Promise.all([
    calendar(),
    readAjuste(db, 'escalas'),
    readAjuste(db, 'unidades'),
  ]);
  const places = new Map(
    leerUnidades(unidades?.valor ?? null).flatMap(({ nombre, provincia }) =>
      provincia === null ? [] : [[nombre, { provincia }] as const],
    ),
  );
  const version = escalas?.version ?? 0;
  return {
    calendar: index,
    escala: leerEscala(escalas?.valor ?? null),
    version,
    nombre: `escalas ${version}, calendario ${index.calendar.version}, unidades ${unidades?.version ?? 0}`,
    lugarDe: (unidad) => places.get(unidad) ?? {},
  };
}
