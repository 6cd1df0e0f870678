/** The page of one trámite: for whom, what it takes, how long it is promised and really takes, on which law it rests. */
import { closedDoor } from '../../actions/closed-door.ts';
import type { Delays } from '../../actions/measure-delays.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { describePlazo } from '../../domain/calendar/plazo.ts';
import { refuse } from '../../domain/refusals.ts';
import type { Definicion, NormaVigente } from '../../domain/tramite/definicion.ts';
import { tienePuertaSellada, tienePuertaWeb } from '../../domain/tramite/puertas.ts';
import { seOfrece } from '../../domain/tramite/resultados.ts';
import { silencioDe, silencioParaLaPersona } from '../../domain/tramite/silencio.ts';
import { paths } from '../../paths.ts';
import { linkButton } from '../../ui/components/button.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { type Tone, tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PublicPage } from '../../web/pages.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { type DoorShown, doorNames, doorsOf } from './doors.ts';
import { measuredTimes } from './measured-times.ts';
import { keptPage, type Portal, today } from './portal.ts';
import { dataAsked, documentsAsked, type Requirement, stepsOf } from './requirements.ts';

function requirement({ text, help, solo }: Requirement): Html {
  return html`<li>${text}${solo !== undefined && html`, ${solo}`}${help !== undefined && html`<br><span class="govuk-hint">${help}</span>`}</li>`;
}

function requirements(definicion: Definicion): Html {
  const documents = documentsAsked(definicion);
  const data = dataAsked(definicion);
  return html`<h2 class="govuk-heading-m">Qué necesita</h2>
${data.length > 0 && html`<h3 class="govuk-heading-s">Datos</h3><ul class="govuk-list govuk-list--bullet">${data.map(requirement)}</ul>`}
<h3 class="govuk-heading-s">Documentos</h3>
${documents.length === 0 ? html`<p class="govuk-body">Ninguno: no le pedimos copias de lo que ya consta en los registros.</p>` : html`<ul class="govuk-list govuk-list--bullet">${documents.map(requirement)}</ul>`}`;
}

/** The sealed room's own door is none of the agency's published ones. */
function sealedDoor(isOpen: boolean): readonly { key: string; value: Html }[] {
  if (!isOpen) return [];
  return [
    {
      key: 'Página reservada',
      value: html`${tag({ text: 'Abierto', tone: 'green' })}<br>En este sitio, a toda hora, sin cuenta ni correo: no guardamos su dirección de internet ni qué equipo usa. <a class="govuk-link" href="${paths.denuncias.inicio}">Ir a la página de denuncias</a>`,
    },
  ];
}

function doors(definicion: Definicion, shown: readonly DoorShown[], isSealedOpen: boolean): Html {
  const rows = shown.map(({ canal, abierta: open, sentence }) => {
    const state: { text: string; tone: Tone } = open
      ? { text: 'Abierto', tone: 'green' }
      : { text: 'Todavía no', tone: 'grey' };
    return {
      key: doorNames[canal],
      value: html`${tag(state)}<br>${sentence}${open && canal === 'chat' && html` <a class="govuk-link" href="${paths.chat.inicio}">Abrir el chat</a>`}`,
    };
  });
  return html`<h2 class="govuk-heading-m">Por dónde se presenta</h2>${summaryList({ rows: [...sealedDoor(isSealedOpen), ...rows] })}
<p class="govuk-body">La institución lo publica así: «${definicion.procedimiento}» <span class="govuk-hint">${definicion.fuente}.</span></p>`;
}

function norm({ norma, articulo, dice, desde, hasta }: NormaVigente): Html {
  const until = hasta === undefined ? '' : ` hasta el ${dateText(hasta)}`;
  return html`<li><strong>${norma}, ${articulo}.</strong> ${dice} <span class="govuk-hint">Vigente desde el ${dateText(desde)}${until}.</span></li>`;
}

function law(definicion: Definicion, date: string): Html {
  const inForce = <T extends { desde: string; hasta?: string }>(norms: readonly T[]) =>
    norms.filter(({ desde, hasta }) => desde <= date && (hasta === undefined || hasta >= date));
  const terms = inForce(definicion.plazoLegal).map(
    ({ plazo, norma, desde }) =>
      html`<li><strong>${norma}.</strong> Plazo legal de respuesta: ${describePlazo(plazo)}. <span class="govuk-hint">Vigente desde el ${dateText(desde)}.</span></li>`,
  );
  const silencio = terms.length === 0 ? null : silencioDe(definicion, date);
  return html`<h2 class="govuk-heading-m">Base legal</h2><ul class="govuk-list govuk-list--spaced">${inForce(definicion.baseLegal).map(norm)}${terms}${silencio !== null && html`<li><strong>Si no respondemos en el plazo legal.</strong> ${silencioParaLaPersona(silencio)[0]}</li>`}</ul>`;
}

function start(
  { deps }: Pick<Web, 'deps'>,
  definicion: Definicion,
  hasWebDoor: boolean,
  isSealedOpen: boolean,
): Html {
  if (isSealedOpen) return linkButton({ text: 'Empezar', href: paths.denuncias.inicio, isStart: true });
  if (!hasWebDoor)
    return notificationBanner({
      title:
        definicion.recepcionCerrada === undefined ? 'Se presenta por correo' : 'Todavía no se presenta aquí',
      content: html`<p class="govuk-body">${closedDoor(deps, definicion)}</p>`,
    });
  return linkButton({ text: 'Empezar', href: paths.solicitar(definicion.id), isStart: true });
}

function tramitePage(
  web: Pick<Web, 'deps'>,
  definicion: Definicion,
  delays: Delays,
  date: string,
): PublicPage {
  const { deps } = web;
  const hasWebDoor = tienePuertaWeb(definicion, deps.puertasCerradas);
  const isSealedOpen = tienePuertaSellada(definicion, deps.puertasCerradas);
  return {
    title: definicion.nombre,
    description: definicion.resumen,
    place: 'catalogo',
    breadcrumbs: [{ text: 'Trámites', href: paths.catalogo }, { text: definicion.nombre }],
    main: html`<h1 class="govuk-heading-l">${definicion.nombre}</h1>
<p class="govuk-body-l">${definicion.resumen}</p>
${start(web, definicion, hasWebDoor, isSealedOpen)}
${measuredTimes(definicion, delays)}
${summaryList({
  rows: [
    { key: 'A quién está dirigido', value: definicion.dirigidoA },
    { key: 'Qué obtendrá', value: definicion.obtendra },
    { key: 'Costo', value: definicion.costo },
    { key: 'Quién lo atiende', value: definicion.atiende },
  ],
})}
${requirements(definicion)}
<h2 class="govuk-heading-m">Cómo se hace</h2>
<ol class="govuk-list govuk-list--number govuk-list--spaced">${stepsOf(definicion, hasWebDoor).map((step) => html`<li>${step}</li>`)}</ol>
${doors(definicion, doorsOf(definicion, deps), isSealedOpen)}
${law(definicion, date)}
<h2 class="govuk-heading-m">Ayuda</h2><p class="govuk-body">${definicion.contacto}</p>
${(hasWebDoor || isSealedOpen) && start(web, definicion, hasWebDoor, isSealedOpen)}`,
  };
}

export async function showTramite(portal: Portal, c: WebContext, id: string): Promise<Response> {
  const vigente = portal.web.deps.definiciones.porId(id);
  if (vigente === null || !seOfrece(vigente.definicion))
    return refusalPage(portal.web, c, refuse('no-encontrada'));
  const { definicion } = vigente;
  const [delays, date] = await Promise.all([portal.delays(), today(portal)]);
  return keptPage(portal, c, { key: `${delays.version} ${date} ${definicion.id}` }, () =>
    tramitePage(portal.web, definicion, delays, date),
  );
}
