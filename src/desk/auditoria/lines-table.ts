/** Lines as a table: when, who, what, and a way to more of the same. */
import { lineActor, lineDetails, lineTitle, shortHash } from '../../actions/auditoria/line-words.ts';
import type { Linea } from '../../actions/auditoria/read-lines.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { leerReferencia } from '../../domain/solicitud/referencia.ts';
import { paths } from '../../paths.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import { linesHref } from './lines-address.ts';

const sourceNames = {
  diario: 'Diario',
  seguridad: 'Seguridad',
  'hecho-por': 'Seguridad',
  ajustes: 'Ajustes',
  registro: 'Registro',
} as const;

function whoCell(linea: Linea): Html {
  const name = lineActor(linea);
  if (linea.cuenta === null) return html`${name}`;
  return html`<a class="govuk-link" href="${linesHref({ cuenta: linea.cuenta })}">${name}</a>`;
}

function caseCell({ referencia }: Linea): Html | string {
  if (referencia === null) return '—';
  // An entry of the register may name another cause: an import, an order of the register itself.
  if (leerReferencia(referencia) === null) return html`${referencia}`;
  return html`<a class="govuk-link" href="${paths.mesa.auditoria.caso(referencia)}">${referencia}</a>`;
}

function whatCell(linea: Linea, tramites: ReadonlyMap<string, string>): Html {
  const details = lineDetails(linea, tramites);
  const { red, por } = linea.detalle;
  return html`<strong>${lineTitle(linea)}</strong>${details.length > 0 && html`<span class="v-auditoria-detalle">${details.join(' · ')}</span>`}${typeof por === 'string' && /^[0-9a-f-]{36}$/.test(por) && html`<span class="v-auditoria-detalle"><a class="govuk-link" href="${linesHref({ cuenta: por })}">Lo hizo otra cuenta: ver cuál</a></span>`}${typeof red === 'string' && html`<span class="v-auditoria-detalle">desde la red <a class="govuk-link" href="${linesHref({ red })}">${shortHash(red)}</a></span>`}`;
}

export function linesTable(
  lineas: readonly Linea[],
  { zone, tramites }: { readonly zone: Zone; readonly tramites: ReadonlyMap<string, string> },
): Html {
  return table({
    caption: 'Quién hizo y quién leyó qué, lo más reciente primero',
    captionHidden: true,
    narrow: 'cards',
    classes: 'v-auditoria-lineas',
    head: [
      { text: 'Cuándo' },
      { text: 'Quién' },
      { text: 'Qué' },
      { text: 'Solicitud' },
      { text: 'De dónde' },
    ],
    rows: lineas.map((linea) => [
      instantText(Math.floor(linea.us / 1000), zone),
      whoCell(linea),
      whatCell(linea, tramites),
      caseCell(linea),
      sourceNames[linea.fuente],
    ]),
  });
}
