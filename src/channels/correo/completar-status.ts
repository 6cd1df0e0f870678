/** A case filed by mail, for its owner without account: how it stands, until when, what was written both ways, and room to answer. */
import { type LinkedCase, readCaseByLink, writeByLink } from '../../actions/correo-mesa/read-case-by-link.ts';
import { instantText, longInstantText } from '../../domain/calendar/civil-text.ts';
import type { Json } from '../../domain/canonical-json.ts';
import { limits } from '../../domain/limits.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Evento } from '../../domain/solicitud/evento.ts';
import { estaAbierta } from '../../domain/solicitud/lifecycle.ts';
import { nombreDeEventoEn } from '../../domain/tramite/resultados.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button, linkButton } from '../../ui/components/button.ts';
import { draftDone, form } from '../../ui/components/form.ts';
import { stateTag } from '../../ui/components/state-tag.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { type TimelineEvent, timeline } from '../../ui/components/timeline.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { commandFields, readCommandFields } from '../../web/command-fields.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { linkPage, type Opened, openLink } from './completar-frame.ts';
import { writePurpose } from './completar-purpose.ts';

type Attempt = { readonly refusal: Refusal; readonly body: FormBody };

const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : '');

/** What people wrote; names of officers stay at the desk. */
function eventOf({ definicion, zone }: LinkedCase, evento: Evento): TimelineEvent {
  const { clase, datos, ocurridoMs, actor } = evento;
  const words = ['texto', 'pide', 'motivo', 'baseLegal']
    .map((key) => textOf(datos[key]))
    .filter((text) => text !== '');
  const title =
    clase === 'escribir'
      ? actor.clase === 'funcionario'
        ? 'Mensaje de la institución'
        : 'Usted escribió'
      : nombreDeEventoEn(definicion, clase);
  return {
    title,
    when: instantText(ocurridoMs, zone),
    dateTime: new Date(ocurridoMs).toISOString(),
    ...(words.length === 0
      ? {}
      : { detail: html`${words.map((text) => html`<p class="govuk-body v-escrito">${text}</p>`)}` }),
  };
}

function writeForm(
  web: Web,
  c: WebContext,
  token: string,
  { solicitud }: LinkedCase,
  attempt: Attempt | null,
): Html {
  const error =
    attempt?.refusal.errors.find(({ path }) => path === 'texto')?.sentence ?? attempt?.refusal.sentence;
  return form({
    action: paths.completarCorreoMensajes(token),
    csrf: tokenFor(web, c.var.visit, writePurpose),
    draftKey: `correo-${solicitud.referencia}-escribir`,
    content: html`${commandFields(web, solicitud)}${textarea({ name: 'texto', label: 'Escriba a quien atiende su solicitud', hint: 'Para enviar archivos, responda al correo que recibió y adjúntelos.', rows: 4, value: attempt === null ? '' : first(attempt.body, 'texto'), error, attributes: { maxlength: limits.messageCharsMax } })}${button({ text: 'Enviar el mensaje', variant: 'secondary' })}`,
  });
}

function facts({ solicitud, definicion, relojes, zone }: LinkedCase): Html {
  const { dueAtMs } = relojes.promesa;
  return summaryList({
    rows: [
      { key: 'Trámite', value: definicion?.nombre ?? solicitud.tramite },
      { key: 'Referencia', value: html`<strong>${solicitud.referencia}</strong>` },
      { key: 'Estado', value: stateTag(solicitud.estado, definicion ?? undefined) },
      { key: 'Recibida', value: longInstantText(solicitud.presentadaMs, zone) },
      { key: 'La atiende', value: solicitud.unidad },
      ...(dueAtMs === null || !estaAbierta(solicitud.estado)
        ? []
        : [{ key: 'Responderá hasta', value: longInstantText(dueAtMs, zone) }]),
      ...solicitud.resumen
        .filter(({ campo }) => solicitud.datos[campo] !== undefined)
        .map(({ etiqueta, lineas }) => ({ key: etiqueta, value: lineas.join(', ') })),
      ...solicitud.adjuntos.map(({ documento, nombre }) => ({
        key: definicion?.documentos[documento]?.etiqueta ?? documento,
        value: nombre,
      })),
    ],
  });
}

export async function showStatus(
  web: Web,
  c: WebContext,
  { hilo, token }: Opened,
  attempt: Attempt | null,
): Promise<Response> {
  const caso = await readCaseByLink(web.deps, hilo);
  if (isRefusal(caso)) return refusalPage(web, c, caso);
  const { solicitud, puedeEscribir, puedeSubsanar } = caso;
  const refusal = attempt?.refusal;
  return linkPage(web, c, {
    title: estaAbierta(solicitud.estado) ? 'Su solicitud está presentada' : 'Su solicitud',
    definicion: null,
    errors:
      refusal === undefined
        ? []
        : refusal.errors.length > 0
          ? refusal.errors
          : [{ path: 'texto', sentence: refusal.sentence }],
    ...(refusal === undefined ? {} : { status: refusal.status }),
    content: html`${c.req.query('hecho') === 'escribir' && attempt === null && html`<p class="govuk-inset-text" role="status">Su mensaje llegó a quien atiende la solicitud.</p>${draftDone(`correo-${solicitud.referencia}-escribir`)}`}${c.req.query('hecho') === 'subsanar' && !puedeSubsanar && html`<p class="govuk-inset-text" role="status">Su corrección llegó. La solicitud vuelve a revisión.</p>`}${puedeSubsanar && html`${warningText({ text: 'Le pidieron una corrección. Mientras no responda, su solicitud no avanza.' })}${linkButton({ text: 'Responder a la corrección', href: paths.completarCorreoSubsanar(token) })}`}${facts(caso)}
<h2 class="govuk-heading-m">Qué ha pasado</h2>${timeline({ events: [...caso.eventos].reverse().map((evento) => eventOf(caso, evento)) })}
${puedeEscribir && html`<h2 class="govuk-heading-m">Mensajes</h2>${writeForm(web, c, token, caso, attempt)}`}`,
  });
}

export async function sendMessage(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body);
  const opened = await openLink(web, c);
  if (opened instanceof Response) return opened;
  const { hilo, token } = opened;
  const here = paths.completarCorreo(token);
  if (hilo.solicitud === null) return seeOther(c, here);
  const outcome =
    forgery(web, c, writePurpose, body) ??
    (await writeByLink(web.deps, hilo, {
      ...readCommandFields(body),
      texto: first(body, 'texto'),
    }));
  return isRefusal(outcome)
    ? showStatus(web, c, opened, { refusal: outcome, body })
    : seeOther(c, `${here}?hecho=escribir`);
}
