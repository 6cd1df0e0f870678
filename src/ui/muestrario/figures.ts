/** The dashboards' charts beside each other: courses, ranges and the grid of hours, each with its table. */
import { heatGrid } from '../components/chart-heat.ts';
import { lineChart } from '../components/chart-lines.ts';
import { rangeChart } from '../components/chart-ranges.ts';
import { type Html, html } from '../html.ts';

const days = Array.from({ length: 30 }, (_, index) => `${index + 1} nov`);
const hours = (value: number | null): string => (value === null ? '—' : `${value} h`);
const week = [
  { short: 'L', name: 'Lunes' },
  { short: 'M', name: 'Martes' },
  { short: 'X', name: 'Miércoles' },
  { short: 'J', name: 'Jueves' },
  { short: 'V', name: 'Viernes' },
];

function courses(): Html {
  return lineChart({
    id: 'g-curso-muestra',
    title: 'Recibidas y decididas por día',
    summary: 'Lo más que se recibió fue 33, el 3 nov.',
    stepHead: 'Día',
    labels: days,
    series: [
      { name: 'Recibidas', values: days.map((_, index) => (index % 7 > 4 ? 2 : 14 + ((index * 11) % 20))) },
      { name: 'Decididas', values: days.map((_, index) => (index % 7 > 4 ? 0 : 12 + ((index * 7) % 17))) },
    ],
    format: String,
  });
}

function ranges(): Html {
  return rangeChart({
    id: 'g-rangos-muestra',
    title: 'Cuánto tardan las que decide una persona',
    summary: 'La mitad espera a lo sumo lo primero; nueve de cada diez, lo segundo.',
    rowHead: 'Trámite',
    detailHead: 'Promesa',
    rows: [
      { label: 'Actualización de socios', detail: '72 horas', p50: 20, p90: 61 },
      { label: 'Reprogramación de procesos', detail: '72 horas', p50: 9, p90: 30 },
      { label: 'Correo electrónico', detail: 'Inmediato', p50: 2, p90: 7 },
      { label: 'Cambio a Pasivo', detail: 'Inmediato', p50: null, p90: null },
    ],
    format: hours,
  });
}

function heat(): Html {
  return heatGrid({
    id: 'g-calor-muestra',
    title: 'Recibidas por hora y día de la semana',
    summary: 'El lunes a las 10h00 llega lo más.',
    rowHead: 'Hora',
    columns: week,
    rows: [8, 9, 10, 11, 12].map((hour) => ({
      label: `${String(hour).padStart(2, '0')}h`,
      values: week.map((_, day) => (hour === 12 ? 0 : (hour * 3 + 11 - day * 4) % 23)),
    })),
    format: String,
  });
}

export function figuresPart(): Html {
  return html`${courses()}${ranges()}${heat()}`;
}
