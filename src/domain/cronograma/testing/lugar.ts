/** A small calendar for tests of schedules: two national holidays, a local one of canton 0901, an office closed on its own day. */
import type { Holiday } from '../../calendar/holiday.ts';
import { indexCalendar } from '../../calendar/working-calendar.ts';
import { zoneGuayaquil } from '../../calendar/zone.ts';
import type { Etapa, Proceso } from '../../registro/proceso.ts';
import type { Lugar } from '../cronograma-propuesto.ts';

const source = 'de prueba';
const holidays: readonly Holiday[] = [
  { date: '2026-12-25', name: 'Navidad', scope: 'nacional', source },
  { date: '2027-01-01', name: 'Año Nuevo', scope: 'nacional', source },
  { date: '2026-12-09', name: 'Día del cantón de prueba', scope: { canton: '0901' }, source },
  { date: '2026-12-10', name: 'Día de la sede', scope: { canton: '1701' }, source },
];
const hours = [[480, 1_020]] as const;
const calendario = indexCalendar({
  version: 'prueba',
  zone: zoneGuayaquil,
  hours: [[], hours, hours, hours, hours, hours, []],
  holidays,
  seat: { provincia: '17', canton: '1701' },
});

export const enGuayaquil: Lugar = { calendario, territorio: { provincia: '09', canton: '0901' } };
export const enCuenca: Lugar = { calendario, territorio: { provincia: '01', canton: '0101' } };

/** Synthetic: a reverse auction in December 2026, in order and within all terms. */
export const subasta: readonly Etapa[] = [
  { nombre: 'Fecha de Publicación', fechaHora: '2026-11-20T10:00' },
  { nombre: 'Fecha Límite de Preguntas', fechaHora: '2026-11-24T15:00' },
  { nombre: 'Fecha Límite de Respuestas', fechaHora: '2026-11-26T15:00' },
  { nombre: 'Fecha Límite entrega Ofertas', fechaHora: '2026-12-02T15:00' },
  { nombre: 'Fecha Límite solicitar Convalidación', fechaHora: '2026-12-03T15:00' },
  { nombre: 'Fecha Límite respuesta Convalidación', fechaHora: '2026-12-08T15:00' },
  { nombre: 'Fecha Límite de Calificación', fechaHora: '2026-12-14T15:00' },
  { nombre: 'Fecha Inicio de Puja', fechaHora: '2026-12-15T10:00' },
  { nombre: 'Fecha Final de Puja', fechaHora: '2026-12-15T10:30' },
  { nombre: 'Fecha Estimada de Adjudicación', fechaHora: '2026-12-21T16:00' },
];

export function procesoDePrueba(own: Partial<Proceso> = {}): Proceso {
  return {
    codigo: 'SIE-PRUEBA-001-2026',
    entidad: '1760999170001',
    objeto: 'De prueba',
    tipo: 'Subasta Inversa Electrónica',
    fase: 'precontractual',
    presupuesto: '48500.00',
    suspendido: false,
    etapas: subasta,
    ...own,
  };
}
