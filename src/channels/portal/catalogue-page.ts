/** The front page: the agency's own table of trámites, to search, to narrow by door, as cards or as a table. */
import type { Delay, Delays } from '../../actions/measure-delays.ts';
import { describePlazo } from '../../domain/calendar/plazo.ts';
import { cleanText } from '../../domain/identity/nombre.ts';
import { limits } from '../../domain/limits.ts';
import type { Canal, Definicion } from '../../domain/tramite/definicion.ts';
import { puertasDe } from '../../domain/tramite/puertas.ts';
import { seOfrece } from '../../domain/tramite/resultados.ts';
import { paths } from '../../paths.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { searchBox } from '../../ui/components/search-box.ts';
import { table } from '../../ui/components/table.ts';
import { type TramiteCardOptions, tramiteCards } from '../../ui/components/tramite-card.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PublicPage } from '../../web/pages.ts';
import type { WebContext } from '../../web/web.ts';
import { type CatalogueQuery, matches } from './catalogue-search.ts';
import { doorNamed, doorNames, doorOrder } from './doors.ts';
import { durationText } from './duration-text.ts';
import { keptPage, type Portal } from './portal.ts';

type View = CatalogueQuery & { readonly vista: 'tarjetas' | 'tabla' };

const hasPromise = ({ tiempoEstimado }: Definicion): boolean => tiempoEstimado.kind !== 'sin-plazo';

function measuredText({ p50Ms, p90Ms }: Delay): string {
  return `La mitad en ${durationText(p50Ms)}; nueve de diez en ${durationText(p90Ms)}`;
}

type Closed = ReadonlySet<string>;

/** The published doors as the agency names them, then those it opened beyond them. */
const doorsShown = (definicion: Definicion, cerradas: Closed): readonly string[] =>
  puertasDe(definicion, cerradas)
    .filter(({ publicada, abierta }) => publicada || abierta)
    .map(({ canal, publicada }) => (publicada ? doorNames[canal] : `También: ${doorNames[canal]}`));

function cardOf(definicion: Definicion, delay: Delay | null, cerradas: Closed): TramiteCardOptions {
  const { id, nombre, resumen, tiempoEstimado } = definicion;
  return {
    name: nombre,
    href: paths.tramite(id),
    summary: resumen,
    doors: doorsShown(definicion, cerradas),
    promise: hasPromise(definicion) ? describePlazo(tiempoEstimado) : undefined,
    isImmediate: tiempoEstimado.kind === 'inmediato',
    measured: delay === null ? undefined : measuredText(delay),
  };
}

/** The four columns the agency publishes. */
function publishedTable(found: readonly Definicion[]): Html {
  return table({
    caption: 'Trámites en línea',
    captionHidden: true,
    narrow: 'cards',
    firstCellIsHeader: true,
    head: ['Trámite', 'Procedimiento', 'Canal', 'Tiempo estimado'].map((text) => ({ text })),
    rows: found.map((definicion) => [
      html`<a class="govuk-link" href="${paths.tramite(definicion.id)}">${definicion.nombre}</a>`,
      definicion.procedimiento,
      definicion.canales.map((canal) => doorNames[canal]).join(', '),
      hasPromise(definicion) ? describePlazo(definicion.tiempoEstimado) : 'Sin tiempo publicado',
    ]),
  });
}

const hrefOf = ({ q, canal, vista }: View): string =>
  paths.catalogoCon({ q, canal, vista: vista === 'tabla' ? 'tabla' : null });

function choice(text: string, href: string, isCurrent: boolean): Html {
  return isCurrent
    ? html`<a class="govuk-link govuk-link--no-visited-state" href="${href}" aria-current="true"><strong>${text}</strong></a>`
    : html`<a class="govuk-link govuk-link--no-visited-state" href="${href}">${text}</a>`;
}

function narrowing(view: View): Html {
  const doors: readonly (Canal | null)[] = [null, ...doorOrder];
  const items = doors.map(
    (canal) =>
      html`<li>${choice(canal === null ? 'Todos los canales' : doorNames[canal], hrefOf({ ...view, canal }), canal === view.canal)}</li>`,
  );
  return html`<nav aria-label="Filtrar por canal"><ul class="v-puertas govuk-!-margin-bottom-3">${items}</ul></nav>
<p class="govuk-body govuk-!-margin-bottom-5">Ver como ${choice('tarjetas', hrefOf({ ...view, vista: 'tarjetas' }), view.vista === 'tarjetas')} o ${choice('tabla', hrefOf({ ...view, vista: 'tabla' }), view.vista === 'tabla')}</p>`;
}

const chatNote = insetText({
  text: html`El chat en línea le hace las preguntas de estos trámites una por una. <a class="govuk-link" href="${paths.chat.inicio}">Abrir el chat en línea</a>`,
});

function heading({ q, canal }: View, count: number): string {
  const where = canal === null ? '' : ` por ${doorNames[canal]}`;
  if (q !== '') return `${count} ${count === 1 ? 'trámite' : 'trámites'} para «${q}»${where}`;
  return canal === null ? 'Todos los trámites en línea' : `Trámites${where}`;
}

function nothingFound(view: View): Html {
  return emptyState({
    title: view.q === '' ? 'Ningún trámite usa este canal' : `Ningún trámite coincide con «${view.q}»`,
    text: 'Pruebe con otras palabras, por ejemplo «clave», «dirección» o «correo». Si no encuentra lo que busca, llame a la mesa de ayuda: 1800-737267, de lunes a viernes de 08h00 a 17h00.',
    action: html`<p class="govuk-body"><a class="govuk-link" href="${paths.catalogo}">Ver todos los trámites</a></p>`,
  });
}

function cataloguePage(
  definiciones: readonly Definicion[],
  delays: Delays,
  view: View,
  cerradas: Closed,
): PublicPage {
  const found = definiciones.filter((definicion) => matches(definicion, view, cerradas));
  const list =
    view.vista === 'tabla'
      ? publishedTable(found)
      : tramiteCards(found.map((definicion) => cardOf(definicion, delays.of(definicion.id), cerradas)));
  const kept = [
    view.canal !== null && html`<input type="hidden" name="canal" value="${view.canal}">`,
    view.vista === 'tabla' && html`<input type="hidden" name="vista" value="tabla">`,
  ];
  return {
    title: view.q === '' && view.canal === null ? 'Trámites en línea' : heading(view, found.length),
    description: 'Trámites en línea de contratación pública: qué piden, cuánto toman y cómo presentarlos.',
    place: 'catalogo',
    width: 'full',
    hero: html`<h1 class="govuk-heading-xl">¿Qué trámite necesita?</h1>
<p class="govuk-body-l">Todos los trámites en línea de contratación pública, con el tiempo ofrecido y el que de verdad toman.</p>
${searchBox({ action: paths.catalogo, label: 'Busque por nombre o por lo que quiere hacer', hint: 'Por ejemplo, «cambiar mi teléfono»', value: view.q, extra: html`${kept}` })}`,
    main: html`${view.canal === 'chat' && chatNote}<h2 class="govuk-heading-m">${heading(view, found.length)}</h2>
${narrowing(view)}
${found.length === 0 ? nothingFound(view) : list}`,
  };
}

/** What was typed without anything invisible; nothing where it is beyond repair. */
function typedSearch(raw: string): string {
  const read = cleanText(raw.slice(0, limits.searchCharsMax).toWellFormed(), { max: limits.searchCharsMax });
  return read.ok ? read.value : '';
}

export async function showCatalogue(portal: Portal, c: WebContext): Promise<Response> {
  const view: View = {
    q: typedSearch(c.req.query('q') ?? ''),
    canal: doorNamed(c.req.query('canal') ?? ''),
    vista: c.req.query('vista') === 'tabla' ? 'tabla' : 'tarjetas',
  };
  const { definiciones: known, puertasCerradas } = portal.web.deps;
  const definiciones = known.todas.map(({ definicion }) => definicion).filter(seOfrece);
  const delays = await portal.delays();
  return keptPage(portal, c, { key: `${delays.version} ${hrefOf(view)}` }, () =>
    cataloguePage(definiciones, delays, view, puertasCerradas),
  );
}
