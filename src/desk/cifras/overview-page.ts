/** The dashboard's first page: what came and was decided, what waits and how long, how the promise fares. */
import type { EdadDeCola, FilaDeCifras } from '../../actions/cifras/figures-rows.ts';
import { type Overview, readOverview } from '../../actions/cifras/read-overview.ts';
import { enteroEnPalabras, porcentaje } from '../../domain/cifras/cifras-en-palabras.ts';
import { duracionBreve } from '../../domain/cifras/duracion-breve.ts';
import type { Paso } from '../../domain/cifras/periodo.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { barChart } from '../../ui/components/chart-bars.ts';
import { lineChart } from '../../ui/components/chart-lines.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { type StatTile, statTiles } from '../../ui/components/stat-tiles.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { enterFigures, type FiguresVisit, figuresPage } from './figures-room.ts';
import { timesChart } from './times-chart.ts';

const stepHeads: { readonly [P in Paso]: string } = {
  dia: 'Día',
  semana: 'Semana desde',
  mes: 'Mes',
};
const stepWords: { readonly [P in Paso]: string } = { dia: 'por día', semana: 'por semana', mes: 'por mes' };
const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];

function stepLabel(desde: string, paso: Paso): string {
  const month = months[Number(desde.slice(5, 7)) - 1] ?? '';
  return paso === 'mes' ? `${month} ${desde.slice(0, 4)}` : `${Number(desde.slice(8))} ${month}`;
}

const keptGood = 0.9;

function tiles(total: FilaDeCifras): readonly StatTile[] {
  const { recibidas, decididas, enElActo, pendientes, vencidas, promesaMedidas, promesaCumplidas } = total;
  const kept = promesaCumplidas / Math.max(1, promesaMedidas);
  return [
    { label: 'Recibidas', value: enteroEnPalabras(recibidas) },
    {
      label: 'Decididas',
      value: enteroEnPalabras(decididas),
      ...(decididas === 0 ? {} : { detail: `${porcentaje(enElActo, decididas)} en el acto` }),
    },
    {
      label: 'Promesa cumplida',
      value: porcentaje(promesaCumplidas, promesaMedidas),
      detail: `${enteroEnPalabras(promesaMedidas)} decididas por personas`,
      ...(promesaMedidas === 0 ? {} : { tone: kept >= keptGood ? ('good' as const) : ('bad' as const) }),
    },
    {
      label: 'Las personas tardan',
      value: duracionBreve(total.p50Ms),
      detail:
        total.p50Ms === null
          ? 'sin decisiones de personas'
          : `la mitad; nueve de diez, ${duracionBreve(total.p90Ms)}`,
    },
    {
      label: 'Pendientes ahora',
      value: enteroEnPalabras(pendientes),
      detail: `${enteroEnPalabras(vencidas)} vencidas`,
      ...(vencidas > 0 ? { tone: 'bad' as const } : {}),
    },
  ];
}

function course({ puntos, paso }: Overview): Html {
  const busiest = puntos.reduce((max, point) => (point.recibidas > max.recibidas ? point : max), {
    desde: '',
    recibidas: 0,
    decididas: 0,
  });
  return lineChart({
    id: 'g-curso',
    title: `Recibidas y decididas ${stepWords[paso]}`,
    summary:
      busiest.recibidas === 0
        ? 'No se recibió ninguna en el periodo.'
        : `Lo más que se recibió fue ${enteroEnPalabras(busiest.recibidas)}, ${paso === 'mes' ? 'en' : paso === 'semana' ? 'la semana del' : 'el'} ${stepLabel(busiest.desde, paso)}.`,
    stepHead: stepHeads[paso],
    series: [
      { name: 'Recibidas', values: puntos.map(({ recibidas }) => recibidas) },
      { name: 'Decididas', values: puntos.map(({ decididas }) => decididas) },
    ],
    labels: puntos.map(({ desde }) => stepLabel(desde, paso)),
    format: enteroEnPalabras,
  });
}

function ageName({ desdeDias, hastaDias }: EdadDeCola): string {
  if (desdeDias === null) return 'Menos de 1 día';
  return hastaDias === null ? `Más de ${desdeDias} días` : `De ${desdeDias} a ${hastaDias} días`;
}

function ages({ edades, total }: Overview): Html {
  const old = edades
    .filter(({ desdeDias }) => (desdeDias ?? 0) >= 7)
    .reduce((sum, { casos }) => sum + casos, 0);
  return barChart({
    id: 'g-edades',
    title: 'Pendientes ahora, por antigüedad',
    summary:
      total.pendientes === 0
        ? 'No hay nada pendiente.'
        : `${porcentaje(old, total.pendientes)} de lo pendiente tiene más de siete días.`,
    valueHead: 'Pendientes · vencidas',
    bars: edades.map((age, index) => ({
      label: ageName(age),
      value: age.casos,
      text:
        age.vencidas === 0
          ? enteroEnPalabras(age.casos)
          : `${enteroEnPalabras(age.casos)} · ${enteroEnPalabras(age.vencidas)} venc.`,
      series: index >= 4 ? 5 : index >= 3 ? 2 : 1,
    })),
  });
}

function promise(rows: readonly FilaDeCifras[], { nombres }: FiguresVisit): Html {
  const measured = rows.filter(({ promesaMedidas }) => promesaMedidas > 0);
  const [worst] = [...measured].sort(
    (a, b) => a.promesaCumplidas / a.promesaMedidas - b.promesaCumplidas / b.promesaMedidas,
  );
  return barChart({
    id: 'g-promesa',
    title: 'Promesa cumplida, por trámite',
    summary:
      worst === undefined
        ? 'Ninguna persona decidió una solicitud con promesa en el periodo.'
        : `Lo que decidieron personas, sin las pausas. La más baja: ${nombres.get(worst.clave) ?? worst.clave}.`,
    valueHead: 'Cumplida',
    bars: measured.map(({ clave, promesaCumplidas, promesaMedidas }) => ({
      label: nombres.get(clave) ?? clave,
      value: (promesaCumplidas / promesaMedidas) * 100,
      text: porcentaje(promesaCumplidas, promesaMedidas),
      series: promesaCumplidas / promesaMedidas >= keptGood ? 4 : 5,
    })),
    max: 100,
  });
}

const nothing = emptyState({
  title: 'No hay cifras en este periodo',
  text: 'No se recibió ni se decidió ninguna solicitud. Pruebe con más días o con menos filtros.',
});

export async function overviewPage(web: Web, c: WebContext): Promise<Response> {
  const visit = await enterFigures(web, c);
  if (visit instanceof Response) return visit;
  const found = await readOverview(web.deps, visit.staff.actor, visit.asked);
  if (isRefusal(found)) return deskRefusal(web, c, found);
  const { total, tramites } = found;
  const isEmpty = total.recibidas === 0 && total.decididas === 0 && total.pendientes === 0;
  return figuresPage(web, c, visit, {
    title: 'Resumen',
    place: paths.mesa.cifras.inicio,
    main: isEmpty
      ? nothing
      : html`${statTiles(tiles(total))}${course(found)}
<div class="v-cifras-dos">${ages(found)}${promise(tramites, visit)}</div>${timesChart(web, tramites, visit)}`,
  });
}
