/** The systems that are told of an account's cases: the list with how each fares, and registering another. */

import type { Session } from '../../actions/read-session.ts';
import { createWebhook, type WebhookAsked } from '../../actions/webhooks/create-webhook.ts';
import {
  listEveryWebhook,
  listOwnWebhooks,
  type WebhookListed,
} from '../../actions/webhooks/list-webhooks.ts';
import { apiLimits } from '../../domain/api/api-limits.ts';
import { tiposDeAviso } from '../../domain/api/tipos-de-aviso.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { input } from '../../ui/components/input.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { forgery, readForm } from '../post.ts';
import { tokenFor } from '../visit.ts';
import type { Web, WebContext } from '../web.ts';
import { type Hidden, keyField, keyName, newKey } from './form-key.ts';
import { secretPanel } from './secret-panel.ts';
import { isProved, stepUpNotice } from './step-up-notice.ts';
import type { Surface } from './surface.ts';

export const webhooksPurpose = 'webhooks';

type Addresses = NonNullable<Surface['webhooks']>;
type Shown = {
  readonly refusal?: Refusal;
  readonly typed?: WebhookAsked;
  readonly made?: { readonly secreto: string };
};

export function webhookState({ activo, desactivadoMs, fallandoDesdeMs }: WebhookListed): Html {
  if (!activo) return tag({ text: desactivadoMs === null ? 'Apagado' : 'Desactivado', tone: 'grey' });
  return fallandoDesdeMs === null
    ? tag({ text: 'Activo', tone: 'green' })
    : tag({ text: 'Fallando', tone: 'orange' });
}

function rowOf(webhook: WebhookListed, addresses: Addresses, zone: Zone): readonly (Html | string)[] {
  const { id, url, titular, tipos, pendientes, muertas, creadoMs } = webhook;
  return [
    html`<div><a class="govuk-link v-direccion" href="${addresses.destino(id)}">${url}</a>${titular !== undefined && html`<br><span class="govuk-hint">${titular}</span>`}</div>`,
    tipos.length === 0 ? 'Todos los avisos' : `${tipos.length} de ${Object.keys(tiposDeAviso).length}`,
    webhookState(webhook),
    `${pendientes} por enviar, ${muertas} sin entregar`,
    instantText(creadoMs, zone),
  ];
}

function list(rows: readonly WebhookListed[], addresses: Addresses, zone: Zone): Html {
  if (rows.length === 0)
    return emptyState({
      title: 'No hay destinos',
      text: 'Cuando registre un sistema, aparecerá aquí con lo que se le envió.',
    });
  return table({
    caption: 'Destinos',
    captionHidden: true,
    narrow: 'cards',
    firstCellIsHeader: true,
    head: ['Destino', 'Avisos', 'Estado', 'Entregas', 'Desde'].map((text) => ({ text })),
    rows: rows.map((row) => rowOf(row, addresses, zone)),
  });
}

function creation(addresses: Addresses, { csrf, llave }: Hidden, { refusal, typed }: Shown): Html {
  const errors = new Map((refusal?.errors ?? []).map(({ path, sentence }) => [path, sentence]));
  const items = Object.entries(tiposDeAviso).map(([value, text]) => ({
    value,
    text,
    hint: html`<code>${value}</code>`,
  }));
  return html`<h2 class="govuk-heading-m">Registrar un sistema</h2>
${form({
  action: addresses.inicio,
  csrf,
  content: html`${keyField(llave)}${input({ name: 'url', label: 'Dirección que recibe los avisos', hint: 'Pública y con https://. Por ejemplo: https://sistema.ejemplo.ec/avisos', type: 'url', lengthMax: apiLimits.urlCharsMax, value: typed?.url, error: errors.get('url'), autocomplete: 'off' })}
${checkboxes({ name: 'tipos', legend: 'De qué se le avisa', hint: 'Si no elige ninguno, se le avisa de todo.', items, values: typed?.tipos ?? [], error: errors.get('tipos'), small: true })}
${button({ text: 'Registrar el sistema' })}`,
})}`;
}

function summary({ refusal }: Shown): Html | false {
  if (refusal === undefined) return false;
  const errors = refusal.errors.map(({ path, sentence }) => ({ text: sentence, href: `#${path}` }));
  return errorSummary({ errors: errors.length > 0 ? errors : [{ text: refusal.sentence }] });
}

async function render(
  web: Web,
  c: WebContext,
  surface: Surface,
  session: Session,
  shown: Shown,
): Promise<Response> {
  const addresses = surface.webhooks;
  const rows =
    addresses === null
      ? refuse('no-encontrada')
      : await (surface.isOfAll ? listEveryWebhook : listOwnWebhooks)(web.deps, session.actor);
  if (isRefusal(rows) || addresses === null)
    return surface.refusal(web, c, isRefusal(rows) ? rows : refuse('no-encontrada'), surface.tokens.inicio);
  const { zone } = await web.deps.calendar();
  const csrf = tokenFor(web, c.var.visit, webhooksPurpose);
  const make = isProved(web, session)
    ? creation(addresses, { csrf, llave: newKey(web) }, shown)
    : stepUpNotice(surface, addresses.inicio);
  const title = surface.isOfAll ? 'Avisos a sistemas' : 'Sistemas que reciben avisos';
  const whose = surface.isOfAll
    ? 'Los de todas las cuentas. Los que registre aquí son de la institución y reciben los avisos de todos los casos.'
    : 'Cuando algo cambia en sus solicitudes, avisamos a su sistema: qué pasó y en cuál, sin datos personales.';
  return surface.page(web, c, {
    title,
    status: shown.refusal?.status ?? 200,
    errorsPresent: shown.refusal !== undefined,
    main: html`${summary(shown)}${shown.made !== undefined && secretPanel('El secreto con que se firman los avisos', shown.made.secreto)}
<h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">${whose}</p>
${list(rows, addresses, zone)}${make}`,
  });
}

export async function webhooksPage(web: Web, c: WebContext, surface: Surface): Promise<Response> {
  const session = surface.admit(web, c);
  return session instanceof Response ? session : render(web, c, surface, session, {});
}

export async function sendWebhook(web: Web, c: WebContext, surface: Surface): Promise<Response> {
  const session = surface.admit(web, c);
  if (session instanceof Response) return session;
  const body = await readForm(c);
  if (isRefusal(body)) return surface.refusal(web, c, body, surface.tokens.inicio);
  const typed = {
    url: first(body, 'url').trim(),
    tipos: body.get('tipos') ?? [],
    llave: first(body, keyName),
  };
  const made = forgery(web, c, webhooksPurpose, body) ?? (await createWebhook(web.deps, session, typed));
  return render(web, c, surface, session, isRefusal(made) ? { refusal: made, typed } : { made });
}
