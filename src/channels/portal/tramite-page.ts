/** The page of one trámite: for whom, what it takes, how long it is promised and really takes, on which law it rests. */
import { type Delay, type Delays, delayDays } from '../../actions/measure-delays.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { describePlazo } from '../../domain/calendar/plazo.ts';
import { refuse } from '../../domain/refusals.ts';
import type { Definicion, NormaVigente } from '../../domain/tramite/definicion.ts';
import { seOfrece } from '../../domain/tramite/resultados.ts';
import { paths } from '../../paths.ts';
import { linkButton } from '../../ui/components/button.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { statTiles } from '../../ui/components/stat-tiles.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { type Tone, tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PublicPage } from '../../web/pages.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import type { WebContext } from '../../web/web.ts';
import { doorNames, doorSentence, isOpen } from './doors.ts';
import { durationText } from './duration-text.ts';
import { keptPage, type Portal, today } from './portal.ts';
import { dataAsked, documentsAsked, type Requirement, stepsOf } from './requirements.ts';

function times({ tiempoEstimado }: Definicion, delay: Delay | null): Html {
  const basis = `de los últimos ${delayDays} días, sin contar las pausas`;
  return statTiles([
    {
      label: 'Tiempo ofrecido',
      value: tiempoEstimado.kind === 'sin-plazo' ? '—' : describePlazo(tiempoEstimado),
      detail:
        tiempoEstimado.kind === 'sin-plazo'
          ? 'La institución no publica un tiempo para este trámite.'
          : 'Lo que la institución publica.',
    },
    delay === null
      ? {
          label: 'Tiempo medido',
          value: '—',
          detail: 'Aún no hay datos suficientes: hacen falta 20 respuestas en los últimos 90 días.',
        }
      : {
          label: 'La mitad espera como máximo',
          value: durationText(delay.p50Ms),
          detail: `${delay.casos} respuestas ${basis}.`,
        },
    ...(delay === null
      ? []
      : [
          {
            label: 'Nueve de cada diez esperan como máximo',
            value: durationText(delay.p90Ms),
            detail: `El percentil 90 ${basis}.`,
          },
        ]),
  ]);
}

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

function doors(definicion: Definicion): Html {
  const rows = definicion.canales.map((canal) => {
    const open = isOpen(canal) && definicion.recepcionCerrada === undefined;
    const state: { text: string; tone: Tone } = open
      ? { text: 'Abierto', tone: 'green' }
      : { text: 'Todavía no', tone: 'grey' };
    return {
      key: doorNames[canal],
      value: html`${tag(state)}<br>${doorSentence(canal, definicion)}${open && canal === 'chat' && html` <a class="govuk-link" href="${paths.chat.inicio}">Abrir el chat</a>`}`,
    };
  });
  return html`<h2 class="govuk-heading-m">Por dónde se presenta</h2>${summaryList({ rows })}
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
  return html`<h2 class="govuk-heading-m">Base legal</h2><ul class="govuk-list govuk-list--spaced">${inForce(definicion.baseLegal).map(norm)}${terms}</ul>`;
}

function start({ id, recepcionCerrada }: Definicion): Html {
  if (recepcionCerrada !== undefined)
    return notificationBanner({
      title: 'Todavía no se presenta aquí',
      content: html`<p class="govuk-body">${recepcionCerrada}</p>`,
    });
  return linkButton({ text: 'Empezar', href: paths.solicitar(id), isStart: true });
}

function tramitePage(definicion: Definicion, delays: Delays, date: string): PublicPage {
  return {
    title: definicion.nombre,
    description: definicion.resumen,
    place: 'catalogo',
    breadcrumbs: [{ text: 'Trámites', href: paths.catalogo }, { text: definicion.nombre }],
    main: html`<h1 class="govuk-heading-l">${definicion.nombre}</h1>
<p class="govuk-body-l">${definicion.resumen}</p>
${start(definicion)}
${times(definicion, delays.of(definicion.id))}
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
<ol class="govuk-list govuk-list--number govuk-list--spaced">${stepsOf(definicion).map((step) => html`<li>${step}</li>`)}</ol>
${doors(definicion)}
${law(definicion, date)}
<h2 class="govuk-heading-m">Ayuda</h2><p class="govuk-body">${definicion.contacto}</p>
${definicion.recepcionCerrada === undefined && start(definicion)}`,
  };
}

export async function showTramite(portal: Portal, c: WebContext, id: string): Promise<Response> {
  const vigente = portal.web.deps.definiciones.porId(id);
  if (vigente === null || !seOfrece(vigente.definicion))
    return refusalPage(portal.web, c, refuse('no-encontrada'));
  const { definicion } = vigente;
  const [delays, date] = await Promise.all([portal.delays(), today(portal)]);
  return keptPage(portal, c, { key: `${delays.version} ${date} ${definicion.id}` }, () =>
    tramitePage(definicion, delays, date),
  );
}
