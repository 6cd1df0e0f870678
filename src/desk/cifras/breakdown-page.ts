/** The figures told apart by trámite, by door or by unit: two charts, and every figure in one table. */
import type { FilaDeCifras } from '../../actions/cifras/figures-rows.ts';
import { type BreakdownDimension, readBreakdown } from '../../actions/cifras/read-breakdown.ts';
import { enteroEnPalabras, porcentaje } from '../../domain/cifras/cifras-en-palabras.ts';
import { duracionBreve } from '../../domain/cifras/duracion-breve.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Canal } from '../../domain/tramite/definicion.ts';
import { paths } from '../../paths.ts';
import { barChart } from '../../ui/components/chart-bars.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { doorNames, figuresQuery } from './figures-address.ts';
import { enterFigures, type FiguresVisit, figuresPage } from './figures-room.ts';
import { timesChart } from './times-chart.ts';

const { cifras } = paths.mesa;
const kinds: {
  readonly [D in BreakdownDimension]: { title: string; head: string; place: string; parameter: string };
} = {
  tramite: { title: 'Por trámite', head: 'Trámite', place: cifras.tramites, parameter: 'tramite' },
  canal: { title: 'Por puerta', head: 'Puerta', place: cifras.puertas, parameter: 'puerta' },
  unidad: { title: 'Por unidad', head: 'Unidad', place: cifras.unidades, parameter: 'unidad' },
};

function nameOf(clave: string, dimension: BreakdownDimension, { nombres }: FiguresVisit): string {
  if (dimension === 'canal') return doorNames[clave as Canal] ?? clave;
  return dimension === 'tramite' ? (nombres.get(clave) ?? clave) : clave;
}

const asked = (place: string, visit: FiguresVisit, dimension: BreakdownDimension, clave: string) =>
  `${place}${figuresQuery({
    ...visit.asked,
    ...(dimension === 'canal'
      ? { canal: clave as Canal }
      : dimension === 'tramite'
        ? { tramite: clave }
        : { unidad: clave }),
  })}`;

function whole(rows: readonly FilaDeCifras[], dimension: BreakdownDimension, visit: FiguresVisit): Html {
  const number = (value: number) => ({ text: enteroEnPalabras(value), numeric: true });
  const words = (text: string) => ({ text, numeric: true });
  const { title, head } = kinds[dimension];
  return table({
    caption: `${title}, todas las cifras`,
    captionSize: 'm',
    narrow: 'scroll',
    classes: 'v-cifras-tabla',
    firstCellIsHeader: true,
    head: [
      { text: head },
      ...[
        'Recibidas',
        'Decididas',
        'En el acto',
        'Concedidas',
        'Negadas',
        'Desistidas o archivadas',
        'Promesa',
        'Término legal',
        'p50',
        'p90',
        'Pendientes',
        'Vencidas',
      ].map((text) => ({ text, numeric: true })),
    ],
    rows: rows.map((row) => [
      html`<a class="govuk-link" href="${asked(cifras.inicio, visit, dimension, row.clave)}">${nameOf(row.clave, dimension, visit)}</a>`,
      number(row.recibidas),
      number(row.decididas),
      number(row.enElActo),
      number(row.concedidas),
      number(row.decididas - row.concedidas),
      number(row.desistidas + row.archivadas),
      words(porcentaje(row.promesaCumplidas, row.promesaMedidas)),
      words(porcentaje(row.legalCumplidas, row.legalMedidas)),
      words(duracionBreve(row.p50Ms)),
      words(duracionBreve(row.p90Ms)),
      number(row.pendientes),
      number(row.vencidas),
    ]),
  });
}

function received(rows: readonly FilaDeCifras[], dimension: BreakdownDimension, visit: FiguresVisit): Html {
  const total = rows.reduce((sum, row) => sum + row.recibidas, 0);
  const [most] = rows;
  return barChart({
    id: 'g-recibidas',
    title: 'Recibidas',
    summary:
      most === undefined || total === 0
        ? 'No se recibió ninguna en el periodo.'
        : `${nameOf(most.clave, dimension, visit)} recibe ${porcentaje(most.recibidas, total)} de todas.`,
    valueHead: 'Recibidas',
    bars: rows.map((row) => ({
      label: nameOf(row.clave, dimension, visit),
      value: row.recibidas,
      text: enteroEnPalabras(row.recibidas),
    })),
  });
}

function atOnce(rows: readonly FilaDeCifras[], dimension: BreakdownDimension, visit: FiguresVisit): Html {
  return barChart({
    id: 'g-acto',
    title: 'Decididas en el acto',
    summary: 'De lo que se decidió, la parte que las comprobaciones resolvieron al presentar.',
    valueHead: 'En el acto',
    bars: rows
      .filter(({ decididas }) => decididas > 0)
      .map((row) => ({
        label: nameOf(row.clave, dimension, visit),
        value: (row.enElActo / row.decididas) * 100,
        text: porcentaje(row.enElActo, row.decididas),
        series: 3,
      })),
    max: 100,
  });
}

export async function breakdownPage(
  web: Web,
  c: WebContext,
  dimension: BreakdownDimension,
): Promise<Response> {
  const visit = await enterFigures(web, c);
  if (visit instanceof Response) return visit;
  const rows = await readBreakdown(web.deps, visit.staff.actor, visit.asked, dimension);
  if (isRefusal(rows)) return deskRefusal(web, c, rows);
  const { title, place } = kinds[dimension];
  return figuresPage(web, c, visit, {
    title,
    place,
    main:
      rows.length === 0
        ? emptyState({
            title: 'No hay cifras en este periodo',
            text: 'Pruebe con más días o con menos filtros.',
          })
        : html`<div class="v-cifras-dos">${received(rows, dimension, visit)}${atOnce(rows, dimension, visit)}</div>
${dimension === 'tramite' && timesChart(web, rows, visit)}${whole(rows, dimension, visit)}
<p class="v-cifras-nota">«Promesa» y «Término legal»: parte cumplida de lo que decidieron personas, sin las pausas. p50 y p90: lo que esperan como máximo la mitad y nueve de cada diez, con un error de hasta el 5 %. Pendientes y vencidas son las de ahora.</p>`,
  });
}
