/** The desk's search: one line for words, phrases, names, numbers and codes; filters; the results with their reason. */
import { noteSearch } from '../../actions/auditoria/note-search.ts';
import { buscarLimits } from '../../actions/buscar/buscar-limits.ts';
import { type SearchAsked, type SearchResult, searchDesk } from '../../actions/buscar/search-desk.ts';
import { readVisibleUnits } from '../../actions/read-visible-units.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { nombreDeEstado } from '../../domain/solicitud/lifecycle.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { inputControl } from '../../ui/components/input.ts';
import { pagination } from '../../ui/components/pagination.ts';
import { select } from '../../ui/components/select.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaff } from '../require-staff.ts';
import {
  canalesBuscados,
  clasesBuscadas,
  estadosBuscados,
  readSearchAddress,
  searchHref,
} from './search-address.ts';
import { searchResults } from './search-results.ts';

type Choices = {
  readonly tramites: readonly { readonly id: string; readonly nombre: string }[];
  readonly unidades: readonly string[];
};

const kindNames = { solicitud: 'Solicitudes', hilo: 'Correos', conversacion: 'Chats' } as const;
const doorNames = {
  portal: 'Portal',
  chat: 'Chat en línea',
  rapido: 'Trámite Rápido',
  correo: 'Correo electrónico',
} as const;

function isFiltered({ clase, tramite, unidad, estado, canal, mias, desde, hasta }: SearchAsked): boolean {
  return mias || [clase, tramite, unidad, estado, canal, desde, hasta].some((one) => one !== null);
}

const dateField = (name: string, text: string, value: string | null) =>
  html`<div class="govuk-form-group"><label class="govuk-label" for="${name}">${text}</label><input class="govuk-input" id="${name}" name="${name}" type="date" value="${value ?? ''}"></div>`;

function filters(asked: SearchAsked, { tramites, unidades }: Choices): Html {
  const statesOf = estadosBuscados.map((estado) => ({
    value: estado,
    text: estado === 'abiertas' ? 'Todas las abiertas' : nombreDeEstado[estado],
  }));
  return html`<div class="v-filtros">
${select({ name: 'en', label: 'Buscar en', value: asked.clase ?? '', emptyText: 'Todo', items: clasesBuscadas.map((one) => ({ value: one, text: kindNames[one] })) })}
${select({ name: 'tramite', label: 'Trámite', value: asked.tramite ?? '', emptyText: 'Todos', items: tramites.map(({ id, nombre }) => ({ value: id, text: nombre })) })}
${select({ name: 'estado', label: 'Estado', value: asked.estado ?? '', emptyText: 'Todos', items: statesOf })}
${select({ name: 'canal', label: 'Vía', value: asked.canal ?? '', emptyText: 'Todas', items: canalesBuscados.map((one) => ({ value: one, text: doorNames[one] })) })}
${unidades.length > 1 && select({ name: 'unidad', label: 'Unidad', value: asked.unidad ?? '', emptyText: 'Todas', items: unidades.map((one) => ({ value: one, text: one })) })}
${select({ name: 'de', label: 'De quién', value: asked.mias ? 'mi' : '', emptyText: 'De cualquiera', items: [{ value: 'mi', text: 'En las que intervine' }] })}
${dateField('desde', 'Recibida desde', asked.desde)}${dateField('hasta', 'Hasta', asked.hasta)}</div>`;
}

function form(asked: SearchAsked, choices: Choices): Html {
  return html`<search class="v-busqueda"><form action="${paths.mesa.buscar}" method="get">
<div class="v-busqueda__linea"><div class="govuk-form-group"><label class="govuk-label" for="q">Palabras, nombre, RUC, referencia o código de proceso</label>
<div class="govuk-hint" id="q-hint">Entre comillas, una frase exacta. Los acentos no importan.</div>${inputControl({ name: 'q', type: 'search', value: asked.q, autocomplete: 'off', lengthMax: buscarLimits.questionCharsMax, describedBy: 'q-hint' })}</div>${button({ text: 'Buscar' })}</div>
${details({ summary: 'Filtros', isOpen: isFiltered(asked), content: filters(asked, choices) })}
${isFiltered(asked) && html`<p class="govuk-body"><a class="govuk-link" href="${searchHref({ q: asked.q })}">Quitar filtros</a></p>`}</form></search>`;
}

function nothing(asked: SearchAsked, result: SearchResult): Html | false {
  if (asked.q.trim() === '') return false;
  if (!result.huboPalabras)
    return emptyState({
      title: 'Escriba palabras más precisas',
      text: 'Lo que escribió solo tiene signos o palabras que están en todos los textos, como «de» o «para».',
    });
  if (result.vistoHastaMs !== null)
    return emptyState({
      title: 'Nada en lo más reciente',
      text: 'Son palabras que están en muchos textos y la búsqueda se detuvo para no hacerle esperar. Siga hacia atrás con «Página siguiente».',
    });
  return emptyState({
    title: 'No se encontró nada',
    text: 'Revise cómo está escrito o pruebe con menos palabras. Lo que acaba de llegar se puede buscar a los pocos segundos.',
    ...(isFiltered(asked)
      ? { action: html`<a class="govuk-link" href="${searchHref({ q: asked.q })}">Buscar sin filtros</a>` }
      : {}),
  });
}

function neighbours(asked: SearchAsked, { siguiente }: SearchResult): Html | false {
  if (asked.lugar === null && siguiente === null) return false;
  return pagination({
    previous:
      asked.lugar === null
        ? undefined
        : { href: searchHref({ ...asked, lugar: null }), text: 'Primera página' },
    next:
      siguiente === null
        ? undefined
        : { href: searchHref({ ...asked, lugar: siguiente }), text: 'Página siguiente' },
  });
}

export async function searchPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const asked = readSearchAddress(new URL(c.req.url).searchParams);
  await noteSearch(web.deps, staff.session, asked.q, 'buscador');
  const [result, unidades, { zone }] = await Promise.all([
    searchDesk(web.deps, staff.actor, asked),
    readVisibleUnits(web.deps, staff.actor),
    web.deps.calendar(),
  ]);
  if (isRefusal(result)) {
    const sentence = 'Su cuenta no atiende solicitudes. Pida al administrador que le asigne una unidad.';
    return deskRefusal(web, c, { ...result, sentence }, { text: 'Ir al inicio', href: paths.mesa.inicio });
  }
  const tramites = web.deps.definiciones.todas
    .filter(({ definicion }) => unidades.includes(definicion.atiende))
    .map(({ definicion: { id, nombre } }) => ({ id, nombre }));
  const { hallazgos } = result;
  return deskPage(web, c, {
    title: asked.q.trim() === '' ? 'Buscar' : `Buscar: ${asked.q}`,
    place: 'cola',
    scripts: ['cola'],
    breadcrumbs: [{ text: 'Cola', href: paths.mesa.cola }, { text: 'Buscar' }],
    main: html`<h1 class="govuk-heading-l">Buscar</h1>${form(asked, { tramites, unidades })}
${hallazgos.length > 0 ? html`<h2 class="govuk-visually-hidden">Resultados</h2><div data-cola>${searchResults(hallazgos, { nowMs: web.deps.clock.nowMs(), zone })}</div>` : nothing(asked, result)}
${neighbours(asked, result)}`,
  });
}
