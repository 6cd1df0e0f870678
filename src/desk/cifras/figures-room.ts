/** Who enters the dashboards, and the frame that all of them share: tabs, filters, the period in words. */
import { figuresScope, tramitesWithin, unitsWithin } from '../../actions/cifras/figures-scope.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { nombreDePeriodo, periodosConocidos } from '../../domain/cifras/periodo.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { attributes } from '../../ui/attributes.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { inputControl } from '../../ui/components/input.ts';
import { select } from '../../ui/components/select.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaff, type Staff } from '../require-staff.ts';
import {
  doorNames,
  doors,
  type FiguresAddress,
  figuresQuery,
  readFiguresAddress,
} from './figures-address.ts';

export type FiguresVisit = {
  readonly staff: Staff;
  readonly asked: FiguresAddress;
  /** Names of trámites by id. */
  readonly nombres: ReadonlyMap<string, string>;
};

/** The person and what they ask for, or the answer that sends them elsewhere. */
export async function enterFigures(web: Web, c: WebContext): Promise<FiguresVisit | Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const scope = figuresScope(staff.actor);
  if (isRefusal(scope)) return deskRefusal(web, c, scope, { text: 'Ir al inicio', href: paths.mesa.inicio });
  const { zone } = await web.deps.calendar();
  const hoy = civilDateAt(web.deps.clock.nowMs(), zone);
  const asked = readFiguresAddress(new URL(c.req.url).searchParams, hoy);
  const nombres = new Map(tramitesWithin(web.deps, null).map(({ id, nombre }) => [id, nombre]));
  return { staff, asked, nombres };
}

const { cifras } = paths.mesa;
const tabs: readonly (readonly [text: string, href: string])[] = [
  ['Resumen', cifras.inicio],
  ['Por trámite', cifras.tramites],
  ['Por puerta', cifras.puertas],
  ['Por unidad', cifras.unidades],
  ['Por hora', cifras.horas],
];

function tabList(here: string, query: string): Html {
  const items = tabs.map(([text, href]) => {
    const list = attributes({
      href: `${href}${query}`,
      'aria-current': href === here ? 'page' : undefined,
    });
    return html`<li><a class="v-pestanas__una"${list}>${text}</a></li>`;
  });
  return html`<nav class="v-pestanas" aria-label="Qué cifras ver"><ul>${items}</ul></nav>`;
}

export const badPeriod =
  'Escriba dos fechas que existan, la primera antes de la segunda y no en el futuro. Mientras tanto se muestran los últimos 30 días.';

function dateField(name: 'desde' | 'hasta', label: string, value: string, isWrong: boolean): Html {
  return html`<div class="govuk-form-group"><label class="govuk-label" for="${name}">${label}</label>${isWrong && name === 'desde' && html`<p class="govuk-error-message" id="desde-error"><span class="govuk-visually-hidden">Error:</span> ${badPeriod}</p>`}${inputControl({ name, type: 'date', value, ...(isWrong ? { classes: 'govuk-input--error', attributes: { 'aria-describedby': 'desde-error' } } : {}) })}</div>`;
}

function filters(web: Web, here: string, { staff, asked }: FiguresVisit): Html {
  const scope = figuresScope(staff.actor);
  const allowed = isRefusal(scope) ? { unidades: [] } : scope;
  const units = unitsWithin(web.deps, allowed);
  const choices = tramitesWithin(web.deps, allowed.unidades).map(({ id, nombre }) => ({
    value: id,
    text: nombre,
  }));
  const typed = asked.mal ?? (asked.conocido === null ? asked.periodo : { desde: '', hasta: '' });
  return html`<search class="v-filtros v-cifras-filtros"><form action="${here}" method="get">
${select({ name: 'periodo', label: 'Periodo', value: asked.conocido ?? '', items: [...periodosConocidos.map((value) => ({ value, text: nombreDePeriodo[value] })), { value: '', text: 'Entre dos fechas' }] })}
${dateField('desde', 'Desde', typed.desde, asked.mal !== null)}${dateField('hasta', 'Hasta', typed.hasta, asked.mal !== null)}
${units.length > 1 && select({ name: 'unidad', label: 'Unidad', value: asked.unidad ?? '', emptyText: 'Todas', items: units.map((unit) => ({ value: unit, text: unit })) })}
${select({ name: 'tramite', label: 'Trámite', value: asked.tramite ?? '', emptyText: 'Todos', items: choices })}
${select({ name: 'puerta', label: 'Puerta', value: asked.canal ?? '', emptyText: 'Todas', items: doors.map((value) => ({ value, text: doorNames[value] })) })}
<div class="v-filtros__botones">${button({ text: 'Ver', variant: 'secondary' })}${figuresQuery(asked) !== '' && html`<a class="govuk-link" href="${here}">Quitar filtros</a>`}</div></form></search>`;
}

/** «Del 1 de octubre de 2026 al 31 de octubre de 2026», and what it is narrowed to. */
export function askedInWords({ asked, nombres }: Pick<FiguresVisit, 'asked' | 'nombres'>): string {
  const { periodo, unidad, tramite, canal } = asked;
  const days =
    periodo.desde === periodo.hasta
      ? `El ${dateText(periodo.desde)}`
      : `Del ${dateText(periodo.desde)} al ${dateText(periodo.hasta)}`;
  return [
    days,
    unidad ?? '',
    tramite === null ? '' : (nombres.get(tramite) ?? tramite),
    canal === null ? '' : doorNames[canal],
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** A page of the dashboards. `place`: the address of its tab, without filters. */
export function figuresPage(
  web: Web,
  c: WebContext,
  visit: FiguresVisit,
  { title, place, main }: { readonly title: string; readonly place: string; readonly main: Html },
): Response {
  const { asked, staff } = visit;
  const query = figuresQuery(asked);
  const { roles } = staff.actor;
  const mayExport = roles.includes('supervisor') || roles.includes('auditor');
  return deskPage(web, c, {
    title: `Cifras: ${title.toLowerCase()}`,
    place: 'cifras',
    status: asked.mal === null ? 200 : 422,
    errorsPresent: asked.mal !== null,
    main: html`${asked.mal !== null && errorSummary({ errors: [{ text: badPeriod, href: '#desde' }] })}
<div class="v-cifras-cabeza"><h1 class="govuk-heading-l">Cifras</h1>${mayExport && html`<a class="govuk-link v-cifras-acciones" href="${cifras.exportar}${query}">Exportar las solicitudes</a>`}</div>
${tabList(place, query)}${filters(web, place, visit)}
<p class="v-cifras-nota">${askedInWords(visit)}. Lo de hoy puede tardar medio minuto en aparecer.</p>
${main}`,
  });
}
