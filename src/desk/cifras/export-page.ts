/** What to export and how: the filter of the dashboard, the columns, the format; personal columns only where ticked. */
import { exportUnits } from '../../actions/cifras/export-cases.ts';
import { exportColumns } from '../../actions/cifras/export-columns.ts';
import type { ExportFormat } from '../../actions/cifras/export-formats.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { estadosAbiertos, estadosCerrados, nombreDeEstado } from '../../domain/solicitud/lifecycle.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { type Html, html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { figuresQuery } from './figures-address.ts';
import { askedInWords, enterFigures, type FiguresVisit } from './figures-room.ts';

export const exportPurpose = 'mesa-cifras-exportar';

export type ExportTyped = {
  readonly por: string;
  readonly estado: string;
  readonly formato: string;
  readonly columnas: readonly string[];
  readonly personales: boolean;
  readonly bom: boolean;
};

const usual: ExportTyped = {
  por: 'presentada',
  estado: '',
  formato: 'xlsx',
  columnas: exportColumns.filter(({ personal }) => personal !== true).map(({ clave }) => clave),
  personales: false,
  bom: true,
};

const formats: readonly { readonly value: ExportFormat; readonly text: string; readonly hint: string }[] = [
  {
    value: 'xlsx',
    text: 'Excel (.xlsx)',
    hint: 'Con fechas que se pueden ordenar. Hasta un millón de filas por hoja.',
  },
  { value: 'csv', text: 'CSV', hint: 'Texto separado por comas, para cualquier programa.' },
  { value: 'json', text: 'JSON', hint: 'Una lista, para programas.' },
  { value: 'ndjson', text: 'JSON por líneas', hint: 'Un objeto por línea, para archivos muy grandes.' },
];

function fields(typed: ExportTyped, { asked }: FiguresVisit, said: string | undefined): Html {
  const query = figuresQuery(asked).slice(1);
  const personal = exportColumns.filter((column) => column.personal === true);
  const ordinary = exportColumns.filter((column) => column.personal !== true);
  const item = ({ clave, titulo }: { clave: string; titulo: string }) => ({ value: clave, text: titulo });
  const states = [...estadosAbiertos, ...estadosCerrados].map((value) => ({
    value,
    text: nombreDeEstado[value],
  }));
  return html`<input type="hidden" name="consulta" value="${query}">
${radios({
  name: 'por',
  legend: 'Qué fecha cuenta',
  legendSize: 's',
  small: true,
  value: typed.por,
  items: [
    { value: 'presentada', text: 'La de presentación' },
    { value: 'cerrada', text: 'La de cierre: solo las que terminaron en el periodo' },
  ],
})}
${select({ name: 'estado', label: 'Estado', value: typed.estado, emptyText: 'Todos', items: states })}
${radios({ name: 'formato', legend: 'Formato', legendSize: 's', small: true, value: typed.formato, items: formats })}
${checkboxes({ name: 'bom', small: true, items: [{ value: 'si', text: 'Marcar el CSV como UTF-8, para que Excel muestre bien las tildes' }], values: typed.bom ? ['si'] : [] })}
<div class="v-cifras-columnas">${checkboxes({ name: 'columna', legend: 'Columnas', legendSize: 's', small: true, items: ordinary.map(item), values: typed.columnas, error: said })}</div>
${checkboxes({ name: 'personales', legend: 'Datos personales', legendSize: 's', hint: 'Pídalos solo si su trabajo los necesita. Queda escrito quién los llevó, cuándo y con qué filtro.', small: true, items: [{ value: 'si', text: `Incluir ${personal.map(({ titulo }) => titulo.toLowerCase().replace('ruc', 'RUC')).join(' y ')}` }], values: typed.personales ? ['si'] : [] })}
${button({ text: 'Descargar' })}`;
}

/** The form, with what was typed where it was refused. */
export async function showExport(
  web: Web,
  c: WebContext,
  visit: FiguresVisit,
  { typed, refusal }: { readonly typed: ExportTyped; readonly refusal: Refusal | null },
): Promise<Response> {
  const { cifras } = paths.mesa;
  const units = await exportUnits(web.deps, visit.staff.actor);
  if (isRefusal(units)) return deskRefusal(web, c, units, { text: 'Ir a las cifras', href: cifras.inicio });
  const back = `${cifras.inicio}${figuresQuery(visit.asked)}`;
  const said = refusal === null ? undefined : (refusal.errors[0]?.sentence ?? refusal.sentence);
  const inField = refusal?.errors[0] === undefined ? undefined : said;
  return deskPage(web, c, {
    title: 'Exportar las solicitudes',
    place: 'cifras',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    breadcrumbs: [{ text: 'Cifras', href: back }, { text: 'Exportar' }],
    main: html`${said !== undefined && errorSummary({ errors: [inField === undefined ? { text: said } : { text: said, href: '#columna' }] })}<h1 class="govuk-heading-l">Exportar las solicitudes</h1>
<p class="govuk-body">${askedInWords(visit)}. <a class="govuk-link" href="${back}">Cambiar el periodo o los filtros</a></p>
<p class="govuk-body">Se exportan las solicitudes de ${units.length === 1 ? 'su unidad' : 'las unidades que usted ve'}${visit.asked.unidad === null ? '' : ', solo de la unidad elegida'}. Una exportación a la vez; puede seguir trabajando mientras se descarga.</p>
<div class="v-angosto">${form({ action: cifras.exportar, csrf: tokenFor(web, c.var.visit, exportPurpose), content: fields(typed, visit, inField) })}</div>`,
  });
}

export async function exportPage(web: Web, c: WebContext): Promise<Response> {
  const visit = await enterFigures(web, c);
  return visit instanceof Response ? visit : showExport(web, c, visit, { typed: usual, refusal: null });
}
