/** The desk's queue and figures. */
import { barChart } from '../components/chart-bars.ts';
import { stackedChart } from '../components/chart-stacked.ts';
import { type ClockState, clock } from '../components/clock.ts';
import { sparkline } from '../components/sparkline.ts';
import { statTiles } from '../components/stat-tiles.ts';
import { type StateName, stateTag } from '../components/state-tag.ts';
import { table } from '../components/table.ts';
import { type Html, html } from '../html.ts';
import { figuresPart } from './figures.ts';

const queue: readonly [string, string, string, StateName, ClockState, number, string, string][] = [
  [
    'VT-4K7M-92XQ',
    'Reprogramación de procesos',
    'Entidad de Ejemplo',
    'en-revision',
    'vencido',
    1.2,
    'Venció hace 3 h',
    'Sin asignar',
  ],
  [
    'VT-8TRW-35PC',
    'Actualización de socios',
    'Asociación Ficticia',
    'recibida',
    'por-vencer',
    0.9,
    'Quedan 5 h',
    'Sin asignar',
  ],
  [
    'VT-2HNB-77DK',
    'Cambio de estado a Pasivo',
    'Proveedor de Muestra',
    'en-revision',
    'a-tiempo',
    0.4,
    'Quedan 2 días',
    'Usted',
  ],
  [
    'VT-9QZJ-46FM',
    'Actualización de correo',
    'Comercial Inventada',
    'por-subsanar',
    'en-pausa',
    0.3,
    'En pausa',
    'Oficial de Muestra',
  ],
];

function queueTable(): Html {
  return table({
    caption: 'Solicitudes abiertas, lo más urgente primero',
    captionHidden: true,
    narrow: 'cards',
    firstCellIsHeader: true,
    head: ['Referencia', 'Trámite', 'Solicitante', 'Estado', 'Tiempo ofrecido', 'La tiene'].map((text) => ({
      text,
    })),
    rows: queue.map(([reference, tramite, who, state, clockState, usedRatio, words, owner]) => [
      html`<a class="govuk-link" href="#${reference}">${reference}</a>`,
      tramite,
      who,
      stateTag(state),
      clock({ label: 'Tiempo ofrecido', state: clockState, usedRatio, words, isCompact: true }),
      owner,
    ]),
  });
}

function charts(): Html {
  const days = ['2 nov', '3 nov', '4 nov', '5 nov', '6 nov', '9 nov', '10 nov', '11 nov', '12 nov', '13 nov'];
  return html`${barChart({
    id: 'g-edad',
    title: 'Pendientes por antigüedad',
    summary: 'Casi todo lo pendiente tiene menos de dos días.',
    valueHead: 'Solicitudes',
    bars: [
      { label: 'Menos de 1 día', value: 42 },
      { label: '1 a 2 días', value: 17 },
      { label: '2 a 3 días', value: 6, series: 2 },
      { label: 'Más de 3 días', value: 2, series: 5 },
    ],
  })}
${stackedChart({ id: 'g-dias', title: 'Recibidas por día', summary: 'El lunes entra la mayor parte.', series: ['Aprobadas al instante', 'A revisión', 'Negadas'], days: days.map((label, index) => ({ label, values: [20 + ((index * 7) % 13), 6 + ((index * 3) % 5), index % 4] })) })}
${sparkline({ id: 'g-tiempo', title: 'Tiempo de respuesta', summary: 'Nueve de cada diez reciben respuesta en menos de dos días.', format: (value) => `${value} h`, points: days.map((label, index) => ({ label, p50: 8 + ((index * 5) % 7), p90: 30 + ((index * 11) % 17) })) })}`;
}

export function deskMain(): Html {
  return html`<h1 class="govuk-heading-l">Bandeja</h1>
${statTiles([
  { label: 'Abiertas', value: 67 },
  { label: 'Por vencer hoy', value: 5, tone: 'waiting', href: '#hoy' },
  { label: 'Vencidas', value: 1, tone: 'bad' },
  { label: 'Dentro de lo ofrecido', value: '98,4 %', tone: 'good', detail: 'últimos 30 días' },
])}
${queueTable()}<h2 class="govuk-heading-m">Cómo vamos</h2>${charts()}${figuresPart()}`;
}
