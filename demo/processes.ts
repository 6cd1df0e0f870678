/** Synthetic processes whose schedules move with the day of the demo: before and past the answers deadline, contractual, suspended, exempt, old. */
import type { Etapa, Proceso } from '../src/domain/registro/proceso.ts';
import { diaEntreSemana } from '../src/domain/tramite/ejemplo.ts';
import { demoEntities } from './parties.ts';

/** Stages of an electronic reverse auction as the portal prints them, in weekdays from the answers deadline. */
const auction: readonly (readonly [string, number, string])[] = [
  ['Fecha de Publicación', -4, '10:00'],
  ['Fecha Límite de Preguntas', -2, '15:00'],
  ['Fecha Límite de Respuestas', 0, '15:00'],
  ['Fecha Límite entrega Ofertas', 5, '15:00'],
  ['Fecha Límite solicitar Convalidación', 6, '15:00'],
  ['Fecha Límite respuesta Convalidación', 8, '15:00'],
  ['Fecha Límite de Calificación', 9, '15:00'],
  ['Fecha Inicio de Puja', 10, '10:00'],
  ['Fecha Final de Puja', 10, '10:15'],
  ['Fecha Estimada de Adjudicación', 14, '16:00'],
];

/** Stages of a licitación, likewise. */
const tender: typeof auction = [
  ['Fecha de Publicación', -8, '12:00'],
  ['Fecha Límite de Preguntas', -4, '17:00'],
  ['Fecha Límite de Respuestas', 0, '17:00'],
  ['Fecha Límite de Propuestas', 10, '10:00'],
  ['Fecha Apertura de Ofertas', 10, '11:00'],
  ['Fecha Estimada de Adjudicación', 20, '16:00'],
];

/** Before the Reglamento of October 2025: its terms do not bind the process. */
const publishedUnderOldRules = '2025-09-15T12:00';

function schedule(stages: typeof auction, today: string, answersInDays: number): readonly Etapa[] {
  return stages.map(([nombre, days, hour]) => ({
    nombre,
    fechaHora: `${diaEntreSemana(today, answersInDays + days)}T${hour}`,
  }));
}

/** Processes on `today` (civil date). Answers deadlines lie two weekdays back or ahead, so the outcome never depends on the hour. */
export function demoProcesses(today: string): readonly Proceso[] {
  const { municipio, hospital } = demoEntities;
  const usual = { fase: 'precontractual', suspendido: false, presupuesto: null } as const;
  return [
    {
      ...usual,
      codigo: 'SIE-MDEMO-001-2026',
      entidad: municipio.ruc,
      objeto: 'Uniformes de trabajo para la cuadrilla de ejemplo',
      tipo: 'Subasta Inversa Electrónica',
      presupuesto: '48500.00',
      etapas: schedule(auction, today, -2),
    },
    {
      ...usual,
      codigo: 'SIE-MDEMO-002-2026',
      entidad: municipio.ruc,
      objeto: 'Mobiliario de oficina de ejemplo',
      tipo: 'Subasta Inversa Electrónica',
      presupuesto: '22300.00',
      etapas: schedule(auction, today, 2),
    },
    {
      ...usual,
      codigo: 'LICO-MDEMO-003-2026',
      entidad: municipio.ruc,
      objeto: 'Calzada y veredas de la calle de ejemplo',
      tipo: 'Licitación de obras',
      fase: 'contractual',
      presupuesto: '615000.00',
      etapas: schedule(tender, today, -90),
    },
    {
      ...usual,
      codigo: 'SIE-MDEMO-004-2026',
      entidad: municipio.ruc,
      objeto: 'Servicio de limpieza de edificios de ejemplo',
      tipo: 'Subasta Inversa Electrónica',
      suspendido: true,
      etapas: schedule(auction, today, -2),
    },
    {
      ...usual,
      codigo: 'SIE-MDEMO-005-2026',
      entidad: municipio.ruc,
      objeto: 'Repuestos de ejemplo comprados en el exterior',
      tipo: 'Subasta Inversa Electrónica',
      presupuesto: '31700.00',
      exencion: 'compra en el exterior',
      etapas: schedule(auction, today, -2),
    },
    {
      ...usual,
      codigo: 'LICO-MDEMO-006-2025',
      entidad: municipio.ruc,
      objeto: 'Parque de ejemplo',
      tipo: 'Licitación de obras',
      presupuesto: '734000.00',
      etapas: schedule(tender, today, -16).map((etapa, i) =>
        i === 0 ? { ...etapa, fechaHora: publishedUnderOldRules } : etapa,
      ),
    },
    {
      ...usual,
      codigo: 'SIE-HDEMO-001-2026',
      entidad: hospital.ruc,
      objeto: 'Ropa hospitalaria de ejemplo',
      tipo: 'Subasta Inversa Electrónica',
      presupuesto: '73900.00',
      etapas: schedule(auction, today, -2),
    },
    {
      ...usual,
      codigo: 'LICO-HDEMO-002-2026',
      entidad: hospital.ruc,
      objeto: 'Ampliación de la consulta externa de ejemplo',
      tipo: 'Licitación de obras',
      etapas: schedule(tender, today, -16),
    },
  ];
}
