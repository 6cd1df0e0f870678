/** What a person has here: drafts to go on with, requests with their state and their clock. */
import { listOwnCases, type OwnCases, type OwnDraft } from '../../actions/list-own-cases.ts';
import { listRequerimientos } from '../../actions/list-requerimientos.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { dateText, instantText } from '../../domain/calendar/civil-text.ts';
import { paths } from '../../paths.ts';
import { button, linkButton } from '../../ui/components/button.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { form } from '../../ui/components/form.ts';
import { pagination } from '../../ui/components/pagination.ts';
import { stateTag } from '../../ui/components/state-tag.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import { publicPage } from '../../web/pages.ts';
import { requireFiler } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { clockWords } from './case-clocks.ts';
import { requerimientosTable } from './requerimientos-table.ts';

/** Of the form that removes a draft, whichever page shows it. */
const discardPurpose = 'eliminar';

/** Further back nobody pages; they search by reference. */
const pagesMax = 200;

const nameOf = ({ deps }: Web, tramite: string): string =>
  deps.definiciones.porId(tramite)?.definicion.nombre ?? tramite;

function draftRow(web: Web, draft: OwnDraft, csrf: string, { zone }: OwnCases): readonly Html[] {
  const name = nameOf(web, draft.tramite);
  const discard = form({
    action: paths.borradorEliminar(draft.id),
    csrf,
    content: button({
      text: html`Eliminar<span class="govuk-visually-hidden"> el borrador de ${name}</span>`,
      variant: 'secondary',
      classes: 'v-boton-menor',
    }),
  });
  return [
    html`<a class="govuk-link" href="${paths.borrador(draft.id)}">${name}</a>`,
    html`${instantText(draft.cambiadoMs, zone)}`,
    html`${dateText(civilDateAt(draft.seBorraMs, zone))}`,
    discard,
  ];
}

function drafts(web: Web, c: WebContext, own: OwnCases): Html {
  if (own.borradores.length === 0) return html``;
  const csrf = tokenFor(web, c.var.visit, discardPurpose);
  return html`<h2 class="govuk-heading-m">Borradores</h2><p class="govuk-body">Todavía no los ha presentado. Elija uno para continuar donde lo dejó.</p>
${table({
  caption: 'Borradores',
  captionHidden: true,
  narrow: 'cards',
  firstCellIsHeader: true,
  head: ['Trámite', 'Guardado', 'Se borra', 'Acción'].map((text) => ({ text })),
  rows: own.borradores.map((draft) => draftRow(web, draft, csrf, own)),
})}`;
}

function requests(web: Web, own: OwnCases): Html {
  return table({
    caption: 'Solicitudes',
    captionHidden: true,
    narrow: 'cards',
    firstCellIsHeader: true,
    head: ['Solicitud', 'Presentada', 'Estado', 'Plazo'].map((text) => ({ text })),
    rows: own.solicitudes.map(({ solicitud, relojes }) => [
      html`<a class="govuk-link" href="${paths.solicitud(solicitud.referencia)}">${nameOf(web, solicitud.tramite)}<span class="govuk-visually-hidden">, </span></a><br><span class="govuk-hint">${solicitud.referencia}</span>`,
      dateText(civilDateAt(solicitud.presentadaMs, own.zone)),
      stateTag(solicitud.estado, web.deps.definiciones.porId(solicitud.tramite)?.definicion),
      solicitud.estado === 'desistida' || solicitud.estado === 'archivada'
        ? 'Cerrada'
        : `${clockWords(relojes)}.`,
    ]),
  });
}

function pages(pagina: number, hayMas: boolean): Html {
  const hrefOf = (number: number) => `${paths.misSolicitudes}?pagina=${number}`;
  if (pagina === 1 && !hayMas) return html``;
  return pagination({
    ...(pagina > 1 ? { previous: { href: hrefOf(pagina - 1) } } : {}),
    ...(hayMas ? { next: { href: hrefOf(pagina + 1) } } : {}),
  });
}

const nothing = emptyState({
  title: 'Todavía no ha presentado nada',
  text: 'Cuando presente un trámite, aquí verá su estado, quién lo tiene y hasta cuándo.',
  action: linkButton({ text: 'Ver los trámites', href: paths.catalogo }),
});

export async function showMyRequests(web: Web, c: WebContext): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const asked = Number(c.req.query('pagina') ?? '1');
  const pagina = Number.isInteger(asked) && asked >= 1 && asked <= pagesMax ? asked : 1;
  const [own, requeridas] = await Promise.all([
    listOwnCases(web.deps, actor, pagina),
    pagina === 1 ? listRequerimientos(web.deps, actor) : [],
  ]);
  const { solicitudes, borradores } = own;
  return publicPage(web, c, {
    title: 'Mis solicitudes',
    place: 'mis-solicitudes',
    width: 'full',
    main: html`<h1 class="govuk-heading-l">Mis solicitudes</h1>
${requerimientosTable(requeridas, own.zone)}
${drafts(web, c, own)}
${(borradores.length > 0 || requeridas.length > 0) && html`<h2 class="govuk-heading-m">Presentadas</h2>`}
${solicitudes.length === 0 ? nothing : requests(web, own)}
${pages(pagina, own.hayMas)}`,
  });
}
