/** One complaint, opened for this page only: what was told, what was done, and what can be done now. */
import { readDenunciaForReader } from '../../actions/sala/read-denuncia-for-reader.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { tag } from '../../ui/components/tag.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { denunciaArchivos } from './denuncia-archivos.ts';
import { denunciaConservacion, denunciaDecision } from './denuncia-decision.ts';
import { denunciaHilo } from './denuncia-hilo.ts';
import { denunciaIdentidad } from './denuncia-identidad.ts';
import { denunciaRelato } from './denuncia-relato.ts';
import { denunciaRemision } from './denuncia-remision.ts';
import { fieldIn, type SalaAttempt, type SalaView } from './denuncia-view.ts';
import { type InRoom, requireSala, salaRefusal } from './require-sala.ts';
import { salaNews } from './sala-news.ts';
import { salaPage } from './sala-page.ts';
import { claseText, estadoTag, grupoText, habilesText, viaText } from './sala-words.ts';

function facts({ vista, lector }: SalaView): Html {
  const { denuncia, reloj, asignadaNombre, lectores } = vista;
  const { habiles, reclamoHasta } = reloj;
  const holder =
    denuncia.asignada === null
      ? 'Nadie todavía'
      : denuncia.asignada === lector.cuenta
        ? 'Usted'
        : (asignadaNombre ?? 'Otra persona');
  return summaryList({
    rows: [
      { key: 'Clase', value: `${claseText[denuncia.clase]} · grupo ${grupoText[denuncia.grupo]}` },
      { key: 'Llegó por', value: viaText[denuncia.via] },
      { key: 'Tiempo', value: `${habilesText(habiles)} desde que llegó` },
      ...(reclamoHasta === null
        ? []
        : [
            {
              key: 'Reclamo',
              value: `Solo se presenta en el portal, dentro de 3 días desde el acto: si el acto fue el día en que llegó, hasta el ${dateText(reclamoHasta)} (artículo 433).`,
            },
          ]),
      { key: 'La tiene', value: holder },
      { key: 'Pueden leerla', value: lectores.map(({ nombre }) => nombre).join(', ') },
    ],
  });
}

function problems({ attempt }: SalaView): Html | false {
  if (attempt === null) return false;
  const { refusal, form } = attempt;
  const errors =
    refusal.errors.length === 0
      ? [{ text: refusal.sentence, href: `#formulario-${form}` }]
      : refusal.errors.map(({ path, sentence }) => ({ text: sentence, href: `#${fieldIn(form, path)}` }));
  return errorSummary({ errors });
}

const parts = [
  ['relato', 'Relato'],
  ['hilo', 'Hilo'],
  ['identidad', 'Identidad'],
  ['decision', 'Qué hacer'],
  ['remision', 'Remisión'],
] as const;

const contents = html`<nav class="v-sala__partes" aria-label="Partes de la denuncia"><ul>${parts.map(([id, text]) => html`<li><a class="govuk-link" href="#${id}">${text}</a></li>`)}</ul></nav>`;

function content(view: SalaView, news: string | undefined): Html {
  const { denuncia, cadenaIntacta } = view.vista;
  return html`${problems(view)}${news !== undefined && notificationBanner({ content: news, isSuccess: true })}
<h1 class="govuk-heading-l">Denuncia del ${dateText(denuncia.dia)}</h1>
<p class="govuk-body">${estadoTag(denuncia)} ${denuncia.retenida && tag({ text: 'Retención legal', tone: 'red' })}</p>
${!cadenaIntacta && warningText({ text: 'La cadena de esta denuncia no está completa: falta una parte o alguien la cambió fuera del sistema. No decida con ella y avise a la máxima autoridad.' })}
${contents}${facts(view)}${denunciaRelato(view)}${denunciaArchivos(view)}${denunciaHilo(view)}${denunciaIdentidad(view)}${denunciaDecision(view)}${denunciaRemision(view)}${denunciaConservacion(view)}`;
}

export async function showDenuncia(
  web: Web,
  c: WebContext,
  { staff, lector }: InRoom,
  id: string,
  attempt: SalaAttempt | null,
): Promise<Response> {
  const vista = await readDenunciaForReader(web.deps, lector, id);
  if (isRefusal(vista)) return salaRefusal(web, c, vista);
  const view: SalaView = { web, c, staff, lector, vista, attempt };
  return salaPage(web, c, {
    title: 'Denuncia',
    lector,
    tab: 'bandeja',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [{ text: 'Denuncias selladas', href: paths.mesa.sala.inicio }, { text: 'Denuncia' }],
    content: content(view, attempt === null ? salaNews(c.req.query('hecho')) : undefined),
  });
}

export async function denunciaPage(web: Web, c: WebContext): Promise<Response> {
  const room = await requireSala(web, c);
  return room instanceof Response ? room : showDenuncia(web, c, room, c.req.param('id') ?? '', null);
}
