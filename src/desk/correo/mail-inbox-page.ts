/** The mail desk: threads by what has to happen with them, mails set apart, and what stopped coming in. */
import {
  listMailDesk,
  type MailDesk,
  type MailDeskAsked,
  type MailTab,
  mailTabs,
} from '../../actions/correo-mesa/list-mail-desk.ts';
import { mailDeskLimits } from '../../actions/correo-mesa/mail-desk-limits.ts';
import { atiendeCorreo } from '../../domain/correo/quien-puede.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { attributes } from '../../ui/attributes.ts';
import { button } from '../../ui/components/button.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { inputControl } from '../../ui/components/input.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { pagination } from '../../ui/components/pagination.ts';
import { select } from '../../ui/components/select.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { mailHref, readMailAddress } from './mail-address.ts';
import { looseTable, threadTable } from './mail-rows.ts';
import { requireMailReader } from './mail-staff.ts';
import { stoppedSentence } from './mail-words.ts';

const tabNames: { readonly [T in MailTab]: string } = {
  atender: 'Por atender',
  esperan: 'Esperan documentos',
  presentados: 'Presentados',
  cuarentena: 'Cuarentena',
  apartados: 'Sin leer',
  cerrados: 'Cerrados',
};

const countText = (count: number) =>
  count >= mailDeskLimits.countedMax ? `${mailDeskLimits.countedMax}+` : String(count);

function tabs(asked: MailDeskAsked, { cuentas }: MailDesk): Html {
  const items = mailTabs.map((tab) => {
    const list = attributes({
      href: mailHref({ ...asked, tab, tras: null, buscar: '' }),
      'aria-current': tab === asked.tab && asked.buscar === '' ? 'page' : undefined,
    });
    return html`<li><a class="v-pestanas__una"${list}>${tabNames[tab]} <span class="v-lado__cuenta">${countText(cuentas[tab])}</span></a></li>`;
  });
  return html`<nav class="v-pestanas" aria-label="Qué correos ver"><ul>${items}</ul></nav>`;
}

const isLoose = ({ tab }: MailDeskAsked): boolean => tab === 'cuarentena' || tab === 'apartados';

const isFiltered = ({ buscar, tramite, unidad, soloMios }: MailDeskAsked): boolean =>
  buscar !== '' || tramite !== null || unidad !== null || soloMios;

function filters(asked: MailDeskAsked, { tramites, unidades }: MailDesk): Html {
  return html`<search class="v-filtros"><form action="${paths.mesa.correo.inicio}" method="get">
${asked.tab !== 'atender' && html`<input type="hidden" name="ver" value="${asked.tab}">`}
<div class="govuk-form-group v-filtros__ancho"><label class="govuk-label" for="q">${isLoose(asked) ? 'Remitente o asunto' : 'Remitente, asunto o referencia, en todos los estados'}</label>${inputControl({ name: 'q', type: 'search', value: asked.buscar, autocomplete: 'off', lengthMax: mailDeskLimits.searchCharsMax })}</div>
${
  !isLoose(asked) &&
  html`${select({ name: 'tramite', label: 'Trámite', value: asked.tramite ?? '', emptyText: 'Todos', items: tramites.map(({ id, nombre }) => ({ value: id, text: nombre })) })}
${select({ name: 'de', label: 'Quién lo tiene', value: asked.soloMios ? 'mios' : '', emptyText: 'Cualquiera', items: [{ value: 'mios', text: 'Yo' }] })}`
}
${unidades.length > 1 && select({ name: 'unidad', label: 'Unidad', value: asked.unidad ?? '', emptyText: 'Todas', items: unidades.map((unidad) => ({ value: unidad, text: unidad })) })}
<div class="v-filtros__botones">${button({ text: 'Filtrar', variant: 'secondary' })}${isFiltered(asked) && html`<a class="govuk-link" href="${mailHref({ tab: asked.tab })}">Quitar filtros</a>`}</div></form></search>`;
}

const emptyTexts: { readonly [T in MailTab]: string } = {
  atender: 'Lo nuevo aparecerá en cuanto llegue.',
  esperan: 'Aquí están los trámites por correo a los que les falta algo.',
  presentados: 'Aquí están los correos que ya son una solicitud.',
  cuarentena: 'Aquí se detienen los correos que dicen ser de un hilo sin que se haya podido comprobar.',
  apartados: 'Aquí quedan los correos que el programa no pudo leer. Ninguno se pierde.',
  cerrados: 'Aquí están los hilos cerrados.',
};

function nothing(asked: MailDeskAsked): Html {
  if (isFiltered(asked))
    return emptyState({
      title: 'Ningún correo coincide',
      text: 'Pruebe con menos filtros.',
      action: html`<a class="govuk-link" href="${mailHref({ tab: asked.tab })}">Quitar filtros</a>`,
    });
  return emptyState({ title: 'No hay nada aquí', text: emptyTexts[asked.tab] });
}

function stopped({ buzones }: MailDesk): Html | false {
  return (
    buzones.length > 0 &&
    notificationBanner({
      title: 'Un buzón no se está leyendo',
      content: html`${buzones.map(({ buzon, causa }) => html`<p class="govuk-body"><strong>${buzon}</strong>: ${stoppedSentence(causa)}</p>`)}<p class="govuk-body">Los correos siguen en el servidor y entrarán cuando se corrija. Si hay uno urgente, descárguelo y <a class="govuk-link" href="${paths.mesa.correo.subir}">súbalo como archivo</a>.</p>`,
    })
  );
}

function neighbours(asked: MailDeskAsked, { siguiente }: MailDesk): Html | false {
  if (asked.tras === null && siguiente === null) return false;
  return pagination({
    previous:
      asked.tras === null ? undefined : { href: mailHref({ ...asked, tras: null }), text: 'Primera página' },
    next:
      siguiente === null
        ? undefined
        : { href: mailHref({ ...asked, tras: siguiente }), text: 'Página siguiente' },
  });
}

export async function mailInboxPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireMailReader(web, c);
  if (staff instanceof Response) return staff;
  const asked = readMailAddress(new URL(c.req.url).searchParams);
  const desk = await listMailDesk(web.deps, staff.actor, asked);
  if (isRefusal(desk)) return deskRefusal(web, c, desk);
  const { hilos, sueltos, ahoraMs } = desk;
  const loose = asked.tab === 'cuarentena' || asked.tab === 'apartados' ? asked.tab : null;
  const list =
    loose === null
      ? hilos.length > 0 && threadTable({ web, c, staff, ahoraMs }, hilos)
      : sueltos.length > 0 && looseTable({ ahoraMs }, sueltos, loose);
  return deskPage(web, c, {
    title: `Correo: ${tabNames[asked.tab].toLowerCase()}`,
    place: 'correo',
    scripts: ['cola'],
    main: html`${c.req.query('hecho') === 'sala' && notificationBanner({ isSuccess: true, content: html`<p class="govuk-notification-banner__heading">El correo era para la dirección de alerta: quedó sellado en la sala reservada.</p>` })}${stopped(desk)}<div class="v-correo-cabeza"><h1 class="govuk-heading-l">Correo</h1>${atiendeCorreo(staff.actor) && html`<a class="govuk-link" href="${paths.mesa.correo.subir}">Subir un correo en archivo</a>`}</div>
${tabs(asked, desk)}${filters(asked, desk)}
${asked.buscar !== '' && loose === null && html`<p class="govuk-body">Resultado de la búsqueda, con abiertos y cerrados.</p>`}
${list === false ? nothing(asked) : html`<div data-cola>${list}</div>`}
${neighbours(asked, desk)}`,
  });
}
