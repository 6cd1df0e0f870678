/** Before a change of the calendar is confirmed: what it is, how many open cases it moves, and some of them. */
import type { PedidoDeCalendario } from '../../../actions/relojes/calendar-request.ts';
import type { EjemploDeCambio, VistaPrevia } from '../../../actions/relojes/preview-calendar.ts';
import { relojesLimits } from '../../../actions/relojes/relojes-limits.ts';
import type { Zone } from '../../../domain/calendar/zone.ts';
import { dueText, nombreDeReloj } from '../../../domain/plazos/nuevas-fechas.ts';
import type { Refusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { type FormBody, first } from '../../../platform/http/form-body.ts';
import { button, buttonGroup, linkButton } from '../../../ui/components/button.ts';
import { errorSummary } from '../../../ui/components/error-summary.ts';
import { form } from '../../../ui/components/form.ts';
import { insetText } from '../../../ui/components/inset-text.ts';
import { statTiles } from '../../../ui/components/stat-tiles.ts';
import { table } from '../../../ui/components/table.ts';
import { countedTextarea } from '../../../ui/components/textarea.ts';
import { type Html, html } from '../../../ui/html.ts';
import { tokenFor } from '../../../web/visit.ts';
import type { FormPurpose, Web, WebContext } from '../../../web/web.ts';
import { deskPage } from '../../desk-page.ts';
import { capital, type PlaceNames } from './calendar-words.ts';
import { changeSummary } from './change-summary.ts';

export type Confirmation = {
  readonly pedido: PedidoDeCalendario;
  readonly vista: VistaPrevia;
  readonly names: PlaceNames;
  readonly title: string;
  readonly action: string;
  readonly purpose: FormPurpose;
  readonly version: number;
  readonly body: FormBody;
  readonly refusal: Refusal | null;
};

const count = (n: number): string => n.toLocaleString('es-EC');
const some = (n: number, one: string, many: string): string => `${count(n)} ${n === 1 ? one : many}`;

/** What the form carried comes along, so that confirming or correcting asks nothing twice. */
const own = new Set(['_csrf', 'version', 'paso', 'motivo']);

function carried(body: FormBody): Html {
  const pairs = [...body].filter(([name]) => !own.has(name));
  return html`${pairs.flatMap(([name, values]) => values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`))}`;
}

function sampleWords({ posibles, revisadas, cambian }: VistaPrevia): Html | false {
  if (revisadas >= posibles) return false;
  const estimate = Math.round((cambian / revisadas) * posibles);
  return insetText({
    text: `Se revisó una muestra pareja de ${count(revisadas)} de las ${count(posibles)} que pueden cambiar. En total cambiarían unas ${count(estimate)}; al confirmar se revisan todas.`,
  });
}

function exampleRows({ referencia, tramite, fechas }: EjemploDeCambio, zone: Zone) {
  return fechas.map(({ reloj, antesMs, ahoraMs }) => [
    html`<strong>${referencia}</strong><br>${tramite ?? 'Trámite que ya no se ofrece'}`,
    nombreDeReloj[reloj],
    capital(dueText(antesMs, zone)),
    html`<strong>${capital(dueText(ahoraMs, zone))}</strong>`,
  ]);
}

function effect(vista: VistaPrevia): Html {
  const { nada, abiertas, cambian, conCarta, ejemplos, revisadas, posibles, calendar } = vista;
  if (nada) return html`<p class="govuk-body">Es lo mismo que ya rige: no hay nada que cambiar.</p>`;
  const partial = revisadas < posibles ? ' en la muestra' : '';
  return html`${statTiles([
    { label: `Cambian de fecha${partial}`, value: count(cambian), tone: cambian > 0 ? 'waiting' : 'good' },
    {
      label: `Reciben una carta${partial}`,
      value: count(conCarta),
      detail: 'La fecha se mueve al menos un día hábil',
    },
    { label: 'Solicitudes abiertas', value: count(abiertas) },
  ])}${sampleWords(vista)}
${
  cambian === 0
    ? html`<p class="govuk-body">Ningún plazo abierto cambia de fecha.</p>`
    : html`<p class="govuk-body">Al confirmar, ${some(cambian, 'solicitud recibe', 'solicitudes reciben')} su fecha nueva con la explicación escrita en su historia. Las cerradas conservan la que tuvieron, y a quien debe responder nunca se le acorta un plazo ya avisado.</p>
${table({
  caption: 'Algunos ejemplos',
  captionSize: 'm',
  head: [{ text: 'Solicitud' }, { text: 'Plazo' }, { text: 'Antes' }, { text: 'Quedaría' }],
  rows: ejemplos.flatMap((ejemplo) => exampleRows(ejemplo, calendar.zone)),
  narrow: 'cards',
})}`
}`;
}

function confirmForm(
  web: Web,
  c: WebContext,
  { pedido, vista, action, purpose, version, body, refusal }: Confirmation,
): Html {
  const wrong = refusal?.errors.find(({ path }) => path === 'motivo')?.sentence;
  const back =
    pedido.clase === 'quitar'
      ? linkButton({ text: 'Dejarlo como está', href: paths.mesa.calendario.inicio, variant: 'secondary' })
      : button({ text: 'Corregir', variant: 'secondary', name: 'paso', value: 'corregir' });
  const reason = countedTextarea({
    name: 'motivo',
    label: 'Motivo',
    hint: 'Queda en la historia del calendario con su nombre.',
    rows: 2,
    lengthMax: relojesLimits.reasonCharsMax,
    thresholdPercent: 80,
    value: first(body, 'motivo'),
    error: wrong,
  });
  const confirm = button({
    text: 'Confirmar el cambio',
    name: 'paso',
    value: 'confirmar',
    preventDoubleClick: true,
  });
  return form({
    action,
    csrf: tokenFor(web, c.var.visit, purpose),
    content: html`<input type="hidden" name="version" value="${version}">${carried(body)}${!vista.nada && reason}${buttonGroup(vista.nada ? [back] : [confirm, back])}`,
  });
}

export function confirmPage(web: Web, c: WebContext, asked: Confirmation): Response {
  const { pedido, vista, names, title, refusal } = asked;
  const { calendario, administracion } = paths.mesa;
  return deskPage(web, c, {
    title: `${title}: revise antes de confirmar`,
    place: 'administracion',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    breadcrumbs: [
      { text: 'Administración', href: administracion.inicio },
      { text: 'Calendario', href: calendario.inicio },
      { text: title },
    ],
    main: html`${refusal !== null && errorSummary({ errors: refusal.errors.map(({ path, sentence }) => ({ text: sentence, href: `#${path}` })) })}
<h1 class="govuk-heading-l">Revise antes de confirmar</h1>${changeSummary(pedido, vista, names)}
<h2 class="govuk-heading-m">Qué plazos se mueven</h2>${effect(vista)}
<div class="v-angosto">${confirmForm(web, c, asked)}</div>`,
  });
}
