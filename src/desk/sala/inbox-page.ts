/** The room's first page: the complaints a reader may open, by what is clear of them; the auditor sees the log instead. */
import { type Inbox, type InboxAsked, type InboxRow, listInbox } from '../../actions/sala/list-inbox.ts';
import type { LectorAbierto } from '../../actions/sala/sala-types.ts';
import { clasesDeDenuncia, estadosDeDenuncia, gruposDeSala } from '../../domain/denuncia/denuncia.ts';
import { paths } from '../../paths.ts';
import { attributes } from '../../ui/attributes.ts';
import { button } from '../../ui/components/button.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { select } from '../../ui/components/select.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Content, type Html, html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { staffOf } from '../require-staff.ts';
import { logPage } from './log-page.ts';
import { requireSala } from './require-sala.ts';
import { salaPage } from './sala-page.ts';
import {
  claseText,
  estadoLooks,
  estadoTag,
  grupoText,
  habilesText,
  shortDay,
  viaText,
} from './sala-words.ts';

const views = { abiertas: 'Abiertas', mias: 'Mías', todas: 'Todas' } as const;

function readAsked(c: WebContext): InboxAsked {
  const ver = c.req.query('ver') ?? '';
  const oneOf = (name: string, known: readonly string[]) =>
    known.find((value) => value === c.req.query(name)) ?? '';
  return {
    ver: ver === 'mias' || ver === 'todas' ? ver : 'abiertas',
    estado: oneOf('estado', estadosDeDenuncia),
    clase: oneOf('clase', clasesDeDenuncia),
    grupo: oneOf('grupo', gruposDeSala),
  };
}

function filters(
  { ver, estado, clase, grupo }: InboxAsked,
  { cuentas }: Inbox,
  { grupos }: LectorAbierto,
): Html {
  const items = (Object.keys(views) as (keyof typeof views)[]).map((view) => {
    const list = attributes({
      href: `${paths.mesa.sala.inicio}?ver=${view}`,
      'aria-current': view === ver ? 'page' : undefined,
    });
    return html`<li><a class="v-pestanas__una"${list}>${views[view]} <span class="v-lado__cuenta">${cuentas[view]}</span></a></li>`;
  });
  const named = <K extends string>(keys: readonly K[], textOf: (key: K) => string) =>
    keys.map((value) => ({ value, text: textOf(value) }));
  return html`<nav class="v-pestanas" aria-label="Qué denuncias ver"><ul>${items}</ul></nav>
<search class="v-filtros"><form action="${paths.mesa.sala.inicio}" method="get"><input type="hidden" name="ver" value="${ver}">
${select({ name: 'estado', label: 'Estado', value: estado, emptyText: 'Todos', items: named(estadosDeDenuncia, (one) => estadoLooks[one].text) })}
${select({ name: 'clase', label: 'Clase', value: clase, emptyText: 'Todas', items: named(clasesDeDenuncia, (one) => claseText[one]) })}
${grupos.length > 1 && select({ name: 'grupo', label: 'Grupo', value: grupo, emptyText: 'Todos', items: named(gruposDeSala, (one) => grupoText[one]) })}
<div class="v-filtros__botones">${button({ text: 'Filtrar', variant: 'secondary' })}</div></form></search>`;
}

function holder({ asignada, asignadaNombre }: InboxRow, { cuenta }: LectorAbierto): Content {
  if (asignada === null) return 'Sin asignar';
  return asignada === cuenta ? html`<strong>Usted</strong>` : (asignadaNombre ?? 'Otra persona');
}

function rows(inbox: Inbox, lector: LectorAbierto): Html {
  return table({
    caption: 'Denuncias selladas, primero las que esperan algo de nosotros',
    captionHidden: true,
    narrow: 'cards',
    firstCellIsHeader: true,
    classes: 'v-cola',
    head: ['Llegó', 'Clase', 'Grupo', 'Estado', 'Por', 'Edad', 'La tiene'].map((text) => ({ text })),
    rows: inbox.filas.map((row, index) => [
      html`<div><a class="govuk-link" href="${paths.mesa.sala.denuncia(row.id)}" data-fila>${shortDay(row.dia)}<span class="govuk-visually-hidden">, denuncia ${index + 1} de la lista</span></a><div class="v-cola__avisos">${row.nosToca && tag({ text: 'Espera respuesta', tone: 'yellow' })}${row.retenida && tag({ text: 'Retención legal', tone: 'red' })}</div></div>`,
      claseText[row.clase],
      grupoText[row.grupo],
      estadoTag(row),
      viaText[row.via],
      habilesText(row.reloj.habiles),
      holder(row, lector),
    ]),
  });
}

/** Whom the log is for and nothing else. */
function isAuditor(c: WebContext): boolean {
  const staff = staffOf(c.var.visit);
  return staff?.actor.roles.includes('auditor') === true && !staff.actor.roles.includes('lector');
}

export async function inboxPage(web: Web, c: WebContext): Promise<Response> {
  if (isAuditor(c)) return logPage(web, c);
  const room = await requireSala(web, c);
  if (room instanceof Response) return room;
  const { lector } = room;
  if (lector.custodio) return seeOther(c, paths.mesa.sala.custodia);
  const asked = readAsked(c);
  const inbox = await listInbox(web.deps, lector, asked);
  return salaPage(web, c, {
    title: 'Denuncias selladas',
    lector,
    tab: 'bandeja',
    content: html`<h1 class="govuk-heading-l">Denuncias selladas</h1>
<p class="govuk-body">La lista muestra solo lo que está fuera del sello. Al abrir una denuncia queda anotado que usted la leyó.</p>
${filters(asked, inbox, lector)}
${
  inbox.filas.length > 0
    ? rows(inbox, lector)
    : emptyState({
        title: lector.grupos.length === 0 ? 'Todavía no tiene un grupo' : 'No hay denuncias en esta lista',
        text:
          lector.grupos.length === 0
            ? 'La administración debe asignarle uno. Las denuncias que ya llegaron siguen con quienes las tienen.'
            : 'Las que lleguen desde ahora y no le nombren a usted aparecerán aquí.',
      })
}`,
  });
}
