/** `/transparencia`: a month's figures for everybody, with the files beside them. */
import {
  newestPublicMonth,
  type PublicMonth,
  type PublicRow,
  readPublicMonth,
} from '../../actions/cifras/read-public-month.ts';
import { monthText } from '../../domain/calendar/civil-text.ts';
import { enteroEnPalabras, porcentaje } from '../../domain/cifras/cifras-en-palabras.ts';
import { duracionBreve } from '../../domain/cifras/duracion-breve.ts';
import { isRefusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { attributes } from '../../ui/attributes.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import { publicPage } from '../../web/pages.ts';
import { refusalParts } from '../../web/refusal-page.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { doorNames } from './doors.ts';
import { sendPublicMonth } from './transparency-data.ts';

function figures({ mes, filas }: PublicMonth): Html {
  const number = (value: number) => ({ text: enteroEnPalabras(value), numeric: true });
  const words = (text: string) => ({ text, numeric: true });
  const line = (row: PublicRow) => [
    html`<span>${row.nombre}<span class="v-transparencia__via">${row.canal === null ? 'Todas las vías' : doorNames[row.canal]}</span></span>`,
    number(row.recibidas),
    number(row.decididas),
    number(row.concedidas),
    number(row.negadas),
    number(row.pendientes),
    words(duracionBreve(row.demoraMediaMs)),
    words(duracionBreve(row.p50Ms)),
    words(duracionBreve(row.p90Ms)),
    row.ofrecido,
    words(porcentaje(row.promesaCumplida, row.conPromesa)),
  ];
  const figuresTable = table({
    caption: `Solicitudes de ${monthText(mes)}`,
    captionSize: 'm',
    narrow: 'cards',
    classes: 'v-transparencia',
    firstCellIsHeader: true,
    head: [
      { text: 'Trámite y vía' },
      ...[
        'Recibidas',
        'Decididas',
        'Concedidas',
        'Negadas',
        'Pendientes',
        'Demora media',
        'La mitad en',
        'Nueve de diez en',
      ].map((text) => ({ text, numeric: true })),
      { text: 'Ofrecido' },
      { text: 'Promesa cumplida', numeric: true },
    ],
    rows: filas.map(line),
  });
  return html`<div class="v-tabla-desliza" role="region" tabindex="0" aria-label="Solicitudes del mes">${figuresTable}</div>`;
}

function otherMonths({ mes, meses }: PublicMonth): Html | false {
  if (meses.length < 2) return false;
  const items = meses.map((each) => {
    const list = attributes({
      href: paths.transparenciaMes(each),
      'aria-current': each === mes ? 'page' : undefined,
    });
    return html`<li><a class="govuk-link"${list}>${monthText(each)}</a></li>`;
  });
  return html`<nav aria-labelledby="otros-meses"><h2 class="govuk-heading-m" id="otros-meses">Otros meses</h2><ul class="govuk-list">${items}</ul></nav>`;
}

const heading = html`<h1 class="govuk-heading-l">Transparencia: cómo atendemos los trámites</h1>`;

function monthPage(web: Web, c: WebContext, month: PublicMonth): Response {
  const { mes, enCurso, filas } = month;
  const files = (['csv', 'json'] as const).map(
    (format) =>
      html`<li><a class="govuk-link" href="${paths.transparenciaDatos(mes, format)}">${monthText(mes)} en ${format.toUpperCase()}</a></li>`,
  );
  return publicPage(web, c, {
    title: `Transparencia: ${monthText(mes)}`,
    description: 'Solicitudes recibidas y decididas cada mes, cuánto tardaron y si se cumplió lo ofrecido.',
    width: 'full',
    main: html`${heading}
<p class="govuk-body-l">Solicitudes de ${monthText(mes)}, por trámite y por la vía en que llegaron.</p>
${enCurso && insetText({ text: 'Este mes todavía no termina: las cifras van hasta hace unos minutos.' })}
${filas.length === 0 ? emptyState({ title: 'En este mes no hubo solicitudes' }) : figures(month)}
<h2 class="govuk-heading-m">Los mismos datos, para programas</h2><ul class="govuk-list">${files}</ul>
<p class="govuk-body">La dirección de cada mes no cambia. Puede usar los datos libremente, citando la fuente.</p>
<h2 class="govuk-heading-m">Cómo se cuenta</h2><ul class="govuk-list govuk-list--bullet">
<li>La demora va desde que se presenta hasta que se decide, sin los días en que esperamos su respuesta. «La mitad en» y «Nueve de diez en» tienen un error de hasta el 5 %.</li>
<li>La promesa se cumple cuando se decide dentro del tiempo ofrecido, según el calendario de días hábiles.</li>
<li>Pendientes: las que seguían abiertas al terminar el mes. Si una solicitud se reabre, deja de contarse como decidida.</li>
<li>Las quejas no se separan por vía cuando son menos de cinco. Las denuncias reservadas no se cuentan aquí.</li></ul>
${otherMonths(month)}`,
  });
}

const fileName = /^(\d{4}-\d{2})\.(csv|json)$/;

export async function showTransparency(web: Web, c: WebContext, named: string | null): Promise<Response> {
  const [, file, format] = fileName.exec(named ?? '') ?? [];
  const mes = file ?? named ?? (await newestPublicMonth(web.deps));
  if (mes === null) {
    return publicPage(web, c, {
      title: 'Transparencia',
      main: html`${heading}${emptyState({ title: 'Todavía no hay cifras', text: 'Aparecerán cuando se presente la primera solicitud.' })}`,
    });
  }
  const month = await readPublicMonth(web.deps, mes);
  if (isRefusal(month)) {
    const sentence = 'De ese mes no hay cifras. Elija otro en la página de transparencia.';
    const next = { text: 'Ver la transparencia', href: paths.transparencia };
    return publicPage(web, c, refusalParts(refuse('no-encontrada', { sentence }), next));
  }
  return format === 'csv' || format === 'json' ? sendPublicMonth(c, month, format) : monthPage(web, c, month);
}
