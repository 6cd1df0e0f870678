/** The facts of an ordinary day for tests of checks: everything answers, all the demo's tables are loaded, nobody in particular files. */
import { demoRegister } from '../../demo/register.ts';
import { instantOf } from '../../src/domain/calendar/civil-date.ts';
import { indexCalendar } from '../../src/domain/calendar/working-calendar.ts';
import { zoneGuayaquil } from '../../src/domain/calendar/zone.ts';
import type { Hechos } from '../../src/domain/tramite/hechos.ts';

const noonMinute = 720;
const { parroquias, cpcs, cpcCiius, feriados } = demoRegister('2026-11-23');
const tables = {
  parroquias: new Map(parroquias.map((p) => [p.codigo, p])),
  cpcs: new Map(cpcs.map((c) => [c.codigo, c])),
  relaciones: new Set(cpcCiius.map(({ cpc, ciiu }) => `${cpc}:${ciiu}`)),
  hayRelaciones: true,
} as const;

const officeHours = [[480, 1_020]] as const;
const calendario = indexCalendar({
  version: 'demostración',
  zone: zoneGuayaquil,
  hours: [[], officeHours, officeHours, officeHours, officeHours, officeHours, []],
  holidays: feriados,
});

/** Facts on `today` (civil date) at noon in the agency's zone, with `own` in place of the ordinary ones. */
export function plainFacts(today: string, own: Partial<Hechos> = {}): Hechos {
  return {
    ...tables,
    hoy: today,
    ahoraMs: instantOf(today, noonMinute, zoneGuayaquil),
    ahoraLocal: `${today}T12:00`,
    registroDisponible: true,
    ficha: null,
    proceso: null,
    entidadTitular: null,
    entidad: null,
    calendario,
    territorioEntidad: {},
    verificados: new Set(),
    ...own,
  };
}
