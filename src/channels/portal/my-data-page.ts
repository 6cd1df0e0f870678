/** What somebody may ask about their own data, how their requests stand, and the copy they are given. */
import { askAboutOwnData } from '../../actions/derechos/ask-about-data.ts';
import { readCopy } from '../../actions/derechos/read-copy.ts';
import { type OwnRequests, readOwnRequests } from '../../actions/derechos/read-requests.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import {
  derechos,
  explicacionDeDerecho,
  nombreDeDerecho,
  nombreDeEstadoDePeticion,
  type Peticion,
} from '../../domain/derechos/peticion.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { type Html, html } from '../../ui/html.ts';
import { sendDownload } from '../../web/download.ts';
import { publicPage, seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler, requireFilerFor } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';

const purpose = 'mis-datos';
const keyBytes = 16;
const toMyData = { text: 'Volver a mis datos', href: paths.misDatos };
const stepUpHref = (volver: string) => `${paths.reforzar}?volver=${encodeURIComponent(volver)}`;

type Attempt = { readonly body: FormBody; readonly refusal: Refusal };

function requestCard(one: Peticion, { zone, nowMs }: OwnRequests): Html {
  const { paquete } = one;
  const copy =
    paquete === null || paquete.hastaMs <= nowMs
      ? []
      : [
          {
            key: 'Su copia',
            value: html`<a class="govuk-link" href="${paths.copiaDeMisDatos(one.id)}">Descargar la copia<span class="govuk-visually-hidden"> de la petición ${one.numero}</span></a><br>Hasta el ${instantText(paquete.hastaMs, zone)}. Le pediremos otra vez su clave.`,
          },
        ];
  const when =
    one.respondidaMs === null
      ? { key: 'Respuesta, hasta', value: instantText(one.venceMs, zone) }
      : { key: 'Respondida', value: instantText(one.respondidaMs, zone) };
  return html`<h3 class="govuk-heading-s">${one.numero}: ${nombreDeDerecho[one.derecho]}</h3>${summaryList({
    rows: [
      { key: 'Estado', value: nombreDeEstadoDePeticion[one.estado] },
      { key: 'Pedida', value: instantText(one.recibidaMs, zone) },
      when,
      ...(one.respuesta === null ? [] : [{ key: 'Respuesta', value: one.respuesta }]),
      ...copy,
    ],
  })}`;
}

function askForm(web: Web, c: WebContext, attempt: Attempt | null): Html {
  const value = (name: string) => (attempt === null ? '' : first(attempt.body, name));
  const error = (name: string) => attempt?.refusal.errors.find(({ path }) => path === name)?.sentence;
  const llave = attempt === null ? web.deps.ids.randomToken(keyBytes) : value('llave');
  return form({
    action: paths.misDatos,
    csrf: tokenFor(web, c.var.visit, purpose),
    draftKey: purpose,
    content: html`<input type="hidden" name="llave" value="${llave}">
${radios({
  name: 'derecho',
  legend: 'Qué quiere pedir',
  value: value('derecho'),
  error: error('derecho'),
  items: derechos.map((one) => ({ value: one, text: nombreDeDerecho[one], hint: explicacionDeDerecho[one] })),
})}
${textarea({ name: 'detalle', label: 'Cuéntenos más', rows: 4, value: value('detalle'), error: error('detalle'), hint: 'Para una copia no hace falta. Para lo demás: qué dato es y qué pide.' })}
${button({ text: 'Enviar la petición', attributes: { 'data-prevent-double-click': 'true' } })}`,
  });
}

function errorsOf({ refusal }: Attempt): Html {
  const needsProof = refusal.code === 'sesion-necesaria';
  const errors =
    refusal.errors.length > 0
      ? refusal.errors.map(({ path, sentence }) => ({ text: sentence, href: `#${path}` }))
      : [{ text: refusal.sentence, ...(needsProof ? { href: stepUpHref(paths.misDatos) } : {}) }];
  return errorSummary({ errors });
}

async function show(web: Web, c: WebContext, actor: Solicitante, attempt: Attempt | null): Promise<Response> {
  const own = await readOwnRequests(web.deps, actor);
  const asked = attempt === null && c.req.query('hecho') === 'pedida' ? own.peticiones[0] : undefined;
  return publicPage(web, c, {
    title: 'Mis datos',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [{ text: 'Mi cuenta', href: paths.miCuenta }, { text: 'Mis datos' }],
    main: html`${attempt !== null && errorsOf(attempt)}${
      asked !== undefined &&
      notificationBanner({
        isSuccess: true,
        content: html`<p class="govuk-notification-banner__heading">Recibimos su petición ${asked.numero}.</p>`,
      })
    }<h1 class="govuk-heading-l">Mis datos</h1>
<p class="govuk-body">Puede pedir una copia de lo que guardamos de usted, que corrijamos un dato, que eliminemos lo que ya no haga falta u oponerse a un uso. Respondemos en ${own.respuestaDias} días de término. Es gratis.</p>
<p class="govuk-body">Si lo que está mal es un dato de su registro, corríjalo usted con el <a class="govuk-link" href="${paths.catalogo}">trámite que corresponde</a>: es más rápido. Qué guardamos y por cuánto tiempo está en <a class="govuk-link" href="${paths.privacidad}">Privacidad</a>.</p>
${own.peticiones.length > 0 && html`<h2 class="govuk-heading-m">Sus peticiones</h2>${own.peticiones.map((one) => requestCard(one, own))}`}
<h2 class="govuk-heading-m">Hacer una petición</h2>${askForm(web, c, attempt)}`,
  });
}

export async function showMyData(web: Web, c: WebContext): Promise<Response> {
  const actor = requireFiler(c);
  return actor instanceof Response ? actor : show(web, c, actor, null);
}

/** Where the password was not typed lately it is asked for first, and what was written stays in the tab and on the page. */
export async function sendMyData(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body, toMyData);
  const actor = requireFilerFor(web, c, { purpose, draftKey: purpose }, body);
  if (actor instanceof Response) return actor;
  const { session } = c.var.visit;
  const ask = {
    derecho: first(body, 'derecho'),
    detalle: first(body, 'detalle'),
    llave: first(body, 'llave'),
  };
  const outcome =
    forgery(web, c, purpose, body) ??
    (session === null ? refuse('sesion-terminada') : await askAboutOwnData(web.deps, session, ask));
  if (isRefusal(outcome)) return show(web, c, actor, { body, refusal: outcome });
  return seeOther(c, `${paths.misDatos}?hecho=pedida`);
}

export async function downloadMyData(web: Web, c: WebContext, id: string): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const { session } = c.var.visit;
  const found = session === null ? refuse('sesion-terminada') : await readCopy(web.deps, session, id);
  if (!isRefusal(found)) return sendDownload(c, found);
  if (found.code === 'sesion-necesaria') return seeOther(c, stepUpHref(paths.misDatos));
  return refusalPage(web, c, found, toMyData);
}
