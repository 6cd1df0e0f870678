/** The comparison of members as an officer decides on it: counts on top, one table, a box for each row that changes the roll. */
import type { MembersOfCase } from '../actions/members-of-case.ts';
import { type Clase, clases, type FilaComparada } from '../domain/socios/comparacion.ts';
import type { Socio } from '../domain/socios/socio.ts';
import { paths } from '../paths.ts';
import { button } from '../ui/components/button.ts';
import { details } from '../ui/components/details.ts';
import { insetText } from '../ui/components/inset-text.ts';
import { type Tone, tag } from '../ui/components/tag.ts';
import { type Html, html } from '../ui/html.ts';
import { type CaseView, formIdOf } from './case-view.ts';
import { chooserOf, leftOut, partsOf, previewAction, rowField, rowsShownMax } from './members-choice.ts';

const looks: { readonly [C in Clase]: { readonly one: string; readonly many: string; readonly tone: Tone } } =
  {
    invalido: { one: 'Cédula ilegible', many: 'cédulas ilegibles', tone: 'red' },
    duplicado: { one: 'Duplicado', many: 'duplicados', tone: 'red' },
    'solo-en-excel': { one: 'Solo en el Excel', many: 'solo en el Excel', tone: 'orange' },
    'solo-en-listado': { one: 'Solo en el listado', many: 'solo en el listado', tone: 'orange' },
    'cambio-de-nombre': { one: 'Cambio de nombre', many: 'cambios de nombre', tone: 'purple' },
    alta: { one: 'Alta', many: 'altas', tone: 'green' },
    baja: { one: 'Baja', many: 'bajas', tone: 'blue' },
    igual: { one: 'Igual', many: 'sin cambios', tone: 'grey' },
  };

const deciding = (view: CaseView) => chooserOf(view) !== null;

/** The roll with the rows that are left. */
function countAfter(view: CaseView, { comparacion, cambian }: MembersOfCase): Html {
  const left = leftOut(view);
  const out = cambian.filter(({ clave }) => left.has(clave));
  const weight = { entra: -1, sale: 1, queda: 0, ninguno: 0 } as const;
  const remaining = comparacion.totales.resultado + out.reduce((sum, { efecto }) => sum + weight[efecto], 0);
  const words =
    out.length === 0
      ? 'Con todas las filas aceptadas'
      : `Sin ${out.length === 1 ? 'la fila' : `las ${out.length} filas`} que ${view.caso.solicitud.propuesta === null ? 'usted' : 'la propuesta'} dejó fuera`;
  return html`${words} quedan <strong>${remaining}</strong>.`;
}

function counts(view: CaseView): Html | false {
  const { socios } = view.caso;
  if (socios === null) return false;
  const { cuentas, totales } = socios.comparacion;
  const items = clases
    .filter((clase) => cuentas[clase] > 0)
    .map((clase) => {
      const { one, many, tone } = looks[clase];
      const words = cuentas[clase] === 1 ? one.toLowerCase() : many;
      return html`<li>${tag({ text: html`<b>${cuentas[clase]}</b> ${words}`, tone })}</li>`;
    });
  const { registrados, listado, archivo } = totales;
  return html`<ul class="v-cuentas">${items}</ul>
<p class="govuk-body">Constan ${registrados} en el registro, ${listado} en el listado de la Superintendencia y ${archivo} en el Excel. ${socios.cambian.length > 0 && countAfter(view, socios)}</p>`;
}

const sources = ['Registro', 'Listado', 'Excel'] as const;

const dayOf = (socio: Socio | null) => socio?.fechaIngreso ?? 'sin fecha';

/** Where the person stays the same, what is corrected is all there is to say. */
function whatHappens({ clase, sentence, antes, despues }: FilaComparada): string {
  if (clase !== 'igual' || antes === null || despues === null) return sentence;
  const parts = [
    antes.nombre === despues.nombre ? null : `se escribirá ${despues.nombre}`,
    antes.fechaIngreso === despues.fechaIngreso
      ? null
      : `fecha de ingreso: ${dayOf(antes)} pasa a ${dayOf(despues)}`,
  ];
  return parts.filter((part) => part !== null).join('; ') || sentence;
}

/** Lean on purpose: a roll of 2,000 is one page. Rows become cards on a phone, so they name their roles. */
function row(fila: FilaComparada, box: Html | false | null, isOut: boolean): Html {
  const { cedula, nombres, clase } = fila;
  const { one, tone } = looks[clase];
  const cell = (name: string | null) =>
    html`<td role="cell">${name ?? html`<span class="v-nada">—</span>`}</td>`;
  return html`<tr role="row">${box !== null && html`<td role="cell">${box}</td>`}<th scope="row" role="rowheader">${cedula}</th>${cell(nombres.registrado)}${cell(nombres.listado)}${cell(nombres.archivo)}<td role="cell">${isOut && tag({ text: 'Fuera', tone: 'grey' })} ${tag({ text: one, tone })} ${whatHappens(fila)}</td></tr>
`;
}

function tableOf(view: CaseView, filas: readonly FilaComparada[], caption: string): Html {
  const { socios } = view.caso;
  const changing = new Set(socios?.cambian);
  const left = leftOut(view);
  const form = formIdOf(chooserOf(view) ?? 'aprobar');
  const boxes = deciding(view) && changing.size > 0;
  const box = (fila: FilaComparada): Html | false => {
    const { clave, cedula, nombres } = fila;
    if (!changing.has(fila)) return false;
    const name = nombres.listado ?? nombres.registrado ?? '';
    return html`<input type="checkbox" class="v-casilla" name="${rowField}" value="${clave}" form="${form}" aria-label="Aceptar ${cedula} ${name}"${!left.has(clave) && html` checked`}>`;
  };
  const rows = filas.map((fila) => row(fila, boxes ? box(fila) : null, !boxes && left.has(fila.clave)));
  return html`<div class="v-tabla-desliza" role="region" tabindex="0" aria-label="${caption}"><table role="table" class="${boxes ? 'v-socios v-socios--casillas' : 'v-socios'}"><caption class="govuk-visually-hidden">${caption}</caption><thead role="rowgroup"><tr role="row">${boxes && html`<th scope="col" role="columnheader"><span class="govuk-visually-hidden">Aceptar</span></th>`}${['Cédula', ...sources, 'Qué pasa'].map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}</tr></thead><tbody role="rowgroup">${rows}</tbody></table></div>`;
}

function equalOnes(filas: readonly FilaComparada[]): Html | false {
  if (filas.length === 0) return false;
  const shown = filas.slice(0, rowsShownMax);
  const rows = shown.map(
    ({ cedula, nombres }) => html`<li><span>${cedula}</span> ${nombres.listado ?? nombres.registrado}</li>`,
  );
  const more = filas.length - shown.length;
  return details({
    summary: filas.length === 1 ? '1 socio sin cambios' : `${filas.length} socios sin cambios`,
    content: html`<ul class="govuk-list v-iguales">${rows}</ul>${more > 0 && html`<p class="govuk-body">Y ${more} más.</p>`}`,
  });
}

export function caseMembers(view: CaseView): Html | false {
  const { socios } = view.caso;
  if (socios === null) return false;
  const { porVer, corregidas, iguales } = partsOf(socios);
  const hidden = Math.max(0, porVer.length - rowsShownMax) + Math.max(0, corregidas.length - rowsShownMax);
  const unread =
    socios.comparacion.totales.listado === 0 &&
    insetText({
      text: 'No pudimos leer socios en el listado de la Superintendencia. Aprobar anota los documentos, pero no cambia la lista de socios.',
    });
  const how =
    deciding(view) && socios.cambian.length > 0
      ? 'Quite la marca de las filas que no acepta: esas personas quedan como constan hoy en el registro.'
      : 'Quien decida la solicitud podrá aceptar toda la comparación o fila por fila.';
  const chooser = chooserOf(view) ?? 'aprobar';
  const verbHref = paths.mesa.verbo(view.caso.solicitud.referencia, chooser);
  const corrected = corregidas.slice(0, rowsShownMax);
  return html`<section aria-labelledby="socios"><h2 class="govuk-heading-m" id="socios">Comparación de socios</h2>
${counts(view)}${unread}
${socios.cambian.length > 0 && html`<p class="govuk-body">${how}</p>`}
${porVer.length > 0 && tableOf(view, porVer.slice(0, rowsShownMax), 'Socios que cambian o que hay que revisar')}
${
  corrected.length > 0 &&
  details({
    summary: `${corregidas.length === 1 ? '1 socio al que' : `${corregidas.length} socios a los que`} solo se corrige la escritura o la fecha`,
    isOpen: leftOut(view).size > 0,
    content: tableOf(view, corrected, 'Socios a los que solo se corrige la escritura o la fecha'),
  })
}
${hidden > 0 && html`<p class="govuk-body">Hay ${hidden} filas más, que se aceptan junto con estas. Si no está de acuerdo con alguna, pida una corrección.</p>`}
${
  deciding(view) &&
  socios.cambian.length > 0 &&
  button({
    text: 'Ver cómo quedaría con las filas marcadas',
    variant: 'secondary',
    name: '_accion',
    value: previewAction,
    attributes: { form: formIdOf(chooser), formaction: `${verbHref}#socios` },
  })
}${equalOnes(iguales)}</section>`;
}
