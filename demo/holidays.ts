/** National days of rest of 2026 and 2027 for the demonstration, one by one, as a person would review and import them. */
import type { Holiday } from '../src/domain/calendar/holiday.ts';

const source = 'propuesta según Código del Trabajo art. 65, sujeta a revisión';
const national = (date: string, name: string): Holiday => ({ date, name, scope: 'nacional', source });

export const demoHolidays: readonly Holiday[] = [
  national('2026-01-01', 'Año Nuevo'),
  national('2026-02-16', 'Lunes de Carnaval'),
  national('2026-02-17', 'Martes de Carnaval'),
  national('2026-04-03', 'Viernes Santo'),
  national('2026-05-01', 'Día del Trabajo'),
  national('2026-05-25', 'Batalla de Pichincha'),
  national('2026-08-10', 'Primer Grito de Independencia'),
  national('2026-10-09', 'Independencia de Guayaquil'),
  national('2026-11-02', 'Día de los Difuntos'),
  national('2026-11-03', 'Independencia de Cuenca'),
  national('2026-12-25', 'Navidad'),
  national('2027-01-01', 'Año Nuevo'),
  national('2027-02-08', 'Lunes de Carnaval'),
  national('2027-02-09', 'Martes de Carnaval'),
  national('2027-03-26', 'Viernes Santo'),
  national('2027-04-30', 'Día del Trabajo'),
  national('2027-05-24', 'Batalla de Pichincha'),
  national('2027-08-09', 'Primer Grito de Independencia'),
  national('2027-10-08', 'Independencia de Guayaquil'),
  national('2027-11-01', 'Independencia de Cuenca'),
  national('2027-11-02', 'Día de los Difuntos'),
  national('2027-12-24', 'Navidad'),
  national('2027-12-31', 'Año Nuevo'),
];
