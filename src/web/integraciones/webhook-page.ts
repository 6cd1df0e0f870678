/** One system that is told: how it fares, what was sent to it and what it answered, and what can be done about it. */

import type { Session } from '../../actions/read-session.ts';
import {
  removeWebhook,
  resendDeadWebhooks,
  resendWebhook,
  rotateWebhookSecret,
  switchWebhook,
  testWebhook,
} from '../../actions/webhooks/change-webhook.ts';
import {
  type EntregaDeWebhook,
  readWebhook,
  type WebhookShown,
} from '../../actions/webhooks/list-webhooks.ts';
import { apiLimits } from '../../domain/api/api-limits.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { seeOther } from '../pages.ts';
import { forgery, readForm } from '../post.ts';
import { tokenFor } from '../visit.ts';
import type { Web, WebContext } from '../web.ts';
import { secretPanel } from './secret-panel.ts';
import { isProved, stepUpNotice } from './step-up-notice.ts';
import type { Surface } from './surface.ts';
import { webhookState, webhooksPurpose } from './webhooks-page.ts';

type Addresses = NonNullable<Surface['webhooks']>;
type Shown = { readonly refusal?: Refusal; readonly secret?: string };
type Frame = { readonly addresses: Addresses; readonly csrf: string; readonly zone: Zone };

const failures: { readonly [failure: string]: string } = {
  'direccion-no-permitida': 'La dirección no es pública',
  'nombre-desconocido': 'El nombre no existe',
  'sin-respuesta': 'No respondió',
  'tiempo-agotado': `No respondió en ${apiLimits.deliverySecondsMax} segundos`,
  'respuesta-muy-grande': 'Respondió demasiado',
  'certificado-no-valido': 'Su certificado no es válido',
};

const states = {
  'por-enviar': { text: 'Por enviar', tone: 'blue' },
  entregada: { text: 'Entregada', tone: 'green' },
  muerta: { text: 'Sin entregar', tone: 'red' },
} as const;

function verbForm(
  { addresses, csrf }: Frame,
  id: string,
  verbo: string,
  text: Html | string,
  entrega = '',
): Html {
  return form({
    action: addresses.verbo(id, verbo),
    csrf,
    content: html`${entrega !== '' && html`<input type="hidden" name="entrega" value="${entrega}">`}${button({ text, variant: verbo === 'eliminar' ? 'warning' : 'secondary', classes: 'v-boton-menor' })}`,
  });
}

function answerOf({ respuesta, falla, intentos, demoraMs }: EntregaDeWebhook): string {
  if (intentos === 0) return 'Aún no se intenta';
  const said = respuesta === null ? (failures[falla ?? ''] ?? 'Sin respuesta') : `Respondió ${respuesta}`;
  return demoraMs === null ? said : `${said} en ${demoraMs} ms`;
}

function deliveryRow(frame: Frame, id: string, entrega: EntregaDeWebhook): readonly (Html | string)[] {
  const { tipo, referencia, estado, creadaMs, proximoMs, intentos } = entrega;
  const again = html`Reenviar<span class="govuk-visually-hidden"> ${tipo} ${referencia ?? ''}</span>`;
  return [
    html`<div><code>${tipo}</code>${referencia !== null && html`<br>${referencia}`}</div>`,
    instantText(creadaMs, frame.zone),
    html`<div>${tag(states[estado])}${estado === 'por-enviar' && html`<br><span class="govuk-hint">Próximo intento: ${instantText(proximoMs, frame.zone)}</span>`}</div>`,
    `${intentos} ${intentos === 1 ? 'intento' : 'intentos'}. ${answerOf(entrega)}`,
    estado === 'por-enviar' ? 'Ninguna' : verbForm(frame, id, 'reenviar', again, entrega.id),
  ];
}

function deliveries(frame: Frame, { destino, entregas }: WebhookShown): Html {
  if (entregas.length === 0)
    return emptyState({
      title: 'Todavía no se envió nada',
      text: 'Envíe una prueba para ver qué responde su sistema.',
    });
  return table({
    caption: `Los últimos ${apiLimits.deliveriesListedMax} avisos`,
    narrow: 'cards',
    firstCellIsHeader: true,
    head: ['Aviso', 'Cuándo', 'Estado', 'Resultado', 'Acción'].map((text) => ({ text })),
    rows: entregas.map((entrega) => deliveryRow(frame, destino.id, entrega)),
  });
}

function doings(frame: Frame, { destino }: WebhookShown, isOwn: boolean): Html {
  const { id, activo, muertas } = destino;
  return html`<div class="govuk-button-group v-hacer">${verbForm(frame, id, 'probar', 'Enviar una prueba')}
${activo ? verbForm(frame, id, 'desactivar', 'Desactivar') : verbForm(frame, id, 'activar', 'Activar')}
${muertas > 0 && verbForm(frame, id, 'reenviar-muertas', muertas === 1 ? 'Reenviar el que no se entregó' : `Reenviar los ${muertas} sin entregar`)}
${isOwn && verbForm(frame, id, 'secreto', 'Cambiar el secreto')}</div>`;
}

/** Folded away: it cannot be undone. */
function removal(frame: Frame, { destino }: WebhookShown): Html {
  return details({
    summary: 'Eliminar este sistema',
    content: html`<p class="govuk-body">No recibirá más avisos, y se borra lo que se le envió. No se puede deshacer.</p>${verbForm(frame, destino.id, 'eliminar', 'Eliminar')}`,
  });
}

async function render(
  web: Web,
  c: WebContext,
  surface: Surface,
  session: Session,
  id: string,
  shown: Shown,
): Promise<Response> {
  const addresses = surface.webhooks;
  const found = addresses === null ? refuse('no-encontrada') : await readWebhook(web.deps, session.actor, id);
  if (isRefusal(found) || addresses === null)
    return surface.refusal(web, c, isRefusal(found) ? found : refuse('no-encontrada'), surface.tokens.inicio);
  const { zone } = await web.deps.calendar();
  const frame = { addresses, csrf: tokenFor(web, c.var.visit, webhooksPurpose), zone };
  const { destino } = found;
  const { refusal, secret } = shown;
  const isStale = refusal?.code === 'sesion-necesaria' && !isProved(web, session);
  const row = (key: string, value: Html | string) => ({ key, value });
  return surface.page(web, c, {
    title: 'Sistema que recibe avisos',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== undefined,
    main: html`${refusal !== undefined && errorSummary({ errors: [{ text: refusal.sentence }] })}
${isStale && stepUpNotice(surface, addresses.destino(id))}
${secret !== undefined && secretPanel('El secreto nuevo', secret)}
<h1 class="govuk-heading-l">Sistema que recibe avisos</h1>
${summaryList({
  rows: [
    row('Dirección', html`<span class="v-direccion">${destino.url}</span>`),
    row('Estado', webhookState(destino)),
    row('Avisos', destino.tipos.length === 0 ? 'Todos' : destino.tipos.join(', ')),
    row('Registrado', instantText(destino.creadoMs, zone)),
    ...(destino.fallandoDesdeMs === null
      ? []
      : [row('Falla desde', instantText(destino.fallandoDesdeMs, zone))]),
    ...(destino.anteriorHastaMs !== null && destino.anteriorHastaMs > web.deps.clock.nowMs()
      ? [row('El secreto anterior firma hasta', instantText(destino.anteriorHastaMs, zone))]
      : []),
  ],
})}
${doings(frame, found, destino.cuenta === session.actor.cuenta)}
${deliveries(frame, found)}
${removal(frame, found)}
<p class="govuk-body"><a class="govuk-link" href="${addresses.inicio}">Ver todos los destinos</a></p>`,
  });
}

export async function webhookPage(web: Web, c: WebContext, surface: Surface): Promise<Response> {
  const session = surface.admit(web, c);
  return session instanceof Response
    ? session
    : render(web, c, surface, session, c.req.param('id') ?? '', {});
}

type Done = Refusal | { readonly secreto: string } | null;

const verbs: {
  readonly [verbo: string]: (web: Web, session: Session, id: string, body: FormBody) => Promise<Done>;
} = {
  probar: ({ deps }, { actor }, id) => testWebhook(deps, actor, id),
  activar: ({ deps }, { actor }, id) => switchWebhook(deps, actor, id, true),
  desactivar: ({ deps }, { actor }, id) => switchWebhook(deps, actor, id, false),
  reenviar: ({ deps }, { actor }, id, body) => resendWebhook(deps, actor, id, first(body, 'entrega')),
  'reenviar-muertas': async ({ deps }, { actor }, id) => {
    const done = await resendDeadWebhooks(deps, actor, id);
    return isRefusal(done) ? done : null;
  },
  secreto: ({ deps }, session, id) => rotateWebhookSecret(deps, session, id),
  eliminar: ({ deps }, { actor }, id) => removeWebhook(deps, actor, id),
};

/** 303 to the page that then shows it; a new secret is shown in the answer itself, because nothing keeps it. */
export async function sendWebhookVerb(web: Web, c: WebContext, surface: Surface): Promise<Response> {
  const session = surface.admit(web, c);
  if (session instanceof Response) return session;
  const { id = '', verbo = '' } = c.req.param();
  const body = await readForm(c);
  const run = Object.hasOwn(verbs, verbo) ? verbs[verbo] : undefined;
  const addresses = surface.webhooks;
  if (isRefusal(body) || run === undefined || addresses === null)
    return surface.refusal(web, c, isRefusal(body) ? body : refuse('no-encontrada'), surface.tokens.inicio);
  const done: Done = forgery(web, c, webhooksPurpose, body) ?? (await run(web, session, id, body));
  if (isRefusal(done)) return render(web, c, surface, session, id, { refusal: done });
  if (done !== null) return render(web, c, surface, session, id, { secret: done.secreto });
  return seeOther(c, verbo === 'eliminar' ? addresses.inicio : addresses.destino(id));
}
