/** The two steps of every change of the calendar: what is asked, then what it would do, with the reason and the button. */

import type { PedidoDeCalendario } from '../../../actions/relojes/calendar-request.ts';
import { changeCalendar } from '../../../actions/relojes/change-calendar.ts';
import { previewCalendar } from '../../../actions/relojes/preview-calendar.ts';
import {
  type CalendarioDeMesa,
  listHolidayPlaces,
  readCalendarForDesk,
} from '../../../actions/relojes/read-calendar.ts';
import { isRefusal, type Refusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { type FormBody, first } from '../../../platform/http/form-body.ts';
import { button } from '../../../ui/components/button.ts';
import { errorSummary } from '../../../ui/components/error-summary.ts';
import { form as formBrick } from '../../../ui/components/form.ts';
import { type Html, html } from '../../../ui/html.ts';
import { versionSeen } from '../../../web/command-fields.ts';
import { seeOther } from '../../../web/pages.ts';
import { tokenFor } from '../../../web/visit.ts';
import type { FormPurpose, Web, WebContext } from '../../../web/web.ts';
import { deskPage, deskRefusal } from '../../desk-page.ts';
import type { Staff } from '../../require-staff.ts';
import { receiveAdmin } from '../receive-admin.ts';
import type { PlaceNames } from './calendar-words.ts';
import { confirmPage } from './confirm-page.ts';

export type Place = { readonly codigo: string; readonly nombre: string };

/** What a form is drawn with. */
export type CalendarView = {
  readonly web: Web;
  readonly c: WebContext;
  readonly staff: Staff;
  readonly calendario: CalendarioDeMesa;
  readonly lugares: readonly Place[];
  readonly names: PlaceNames;
  /** As typed, where the form was sent; else as the address names it. */
  readonly body: FormBody;
  readonly isTyped: boolean;
  readonly refusal: Refusal | null;
};

export type CalendarForm = {
  readonly purpose: FormPurpose;
  readonly action: string;
  readonly title: (view: CalendarView) => string;
  readonly read: (body: FormBody) => PedidoDeCalendario | Refusal;
  /** Null: there is nothing to show under this address. */
  readonly fields: (view: CalendarView) => Html | null;
  /** Whether there is something to send; true where absent. */
  readonly hasSubmit?: (view: CalendarView) => boolean;
  /** Year to return to. */
  readonly year: (pedido: PedidoDeCalendario) => number | null;
};

export const toCalendar = { text: 'Volver al calendario', href: paths.mesa.calendario.inicio };

export const errorFor = ({ refusal }: CalendarView, path: string): string | undefined =>
  refusal?.errors.find((one) => one.path === path)?.sentence;

/** The calendar in force with names of places, or the answer that stops whoever may not see it. */
export async function calendarView(
  web: Web,
  c: WebContext,
  staff: Staff,
  sent: Pick<CalendarView, 'body' | 'isTyped' | 'refusal'>,
): Promise<CalendarView | Response> {
  const [calendario, lugares] = await Promise.all([
    readCalendarForDesk(web.deps, staff.actor),
    listHolidayPlaces(web.deps),
  ]);
  if (isRefusal(calendario)) return deskRefusal(web, c, calendario, toCalendar);
  const names = new Map(lugares.map(({ codigo, nombre }) => [codigo, nombre]));
  return { web, c, staff, calendario, lugares, names, ...sent };
}

function errorsOf({ refusal }: CalendarView): Html | false {
  if (refusal === null) return false;
  const errors = refusal.errors.map(({ path, sentence }) => ({ text: sentence, href: `#${path}` }));
  return errorSummary({ errors: errors.length > 0 ? errors : [{ text: refusal.sentence }] });
}

const submit = html`<p class="govuk-body">Nada cambia todavía: primero verá qué plazos se moverían.</p>${button({ text: 'Ver qué cambiaría', name: 'paso', value: 'ver' })}`;

export function showForm(view: CalendarView, form: CalendarForm): Response {
  const { web, c, calendario, refusal } = view;
  const fields = form.fields(view);
  if (fields === null) return seeOther(c, paths.mesa.calendario.inicio);
  const title = form.title(view);
  return deskPage(web, c, {
    title,
    place: 'administracion',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    breadcrumbs: [
      { text: 'Administración', href: paths.mesa.administracion.inicio },
      { text: 'Calendario', href: paths.mesa.calendario.inicio },
      { text: title },
    ],
    main: html`${errorsOf(view)}<h1 class="govuk-heading-l">${title}</h1><div class="v-angosto">${formBrick({
      action: form.action,
      csrf: tokenFor(web, c.var.visit, form.purpose),
      content: html`<input type="hidden" name="version" value="${calendario.version}">${fields}${form.hasSubmit?.(view) !== false && submit}`,
    })}</div>`,
  });
}

async function showTyped(
  web: Web,
  c: WebContext,
  staff: Staff,
  form: CalendarForm,
  sent: { readonly body: FormBody; readonly refusal: Refusal | null },
): Promise<Response> {
  const view = await calendarView(web, c, staff, { ...sent, isTyped: true });
  return view instanceof Response ? view : showForm(view, form);
}

/** `refusal`: of the reason, beside it. */
export async function showConfirm(
  view: CalendarView,
  form: CalendarForm,
  asked: {
    readonly pedido: PedidoDeCalendario;
    readonly versionVista: number;
    readonly refusal: Refusal | null;
  },
): Promise<Response> {
  const { web, c, staff, body } = view;
  const { pedido, versionVista, refusal } = asked;
  const vista = await previewCalendar(web.deps, staff.actor, { versionVista, pedido });
  if (isRefusal(vista)) return showForm({ ...view, refusal: vista }, form);
  return confirmPage(web, c, {
    pedido,
    vista,
    names: view.names,
    title: form.title(view),
    action: form.action,
    purpose: form.purpose,
    version: versionVista,
    body,
    refusal,
  });
}

/** A sent form: shown again, looked at, or confirmed. */
export async function sendForm(web: Web, c: WebContext, form: CalendarForm): Promise<Response> {
  const received = await receiveAdmin(web, c, form.purpose);
  if (received instanceof Response) return received;
  const { staff, body, refusal } = received;
  const step = first(body, 'paso');
  const pedido = refusal ?? form.read(body);
  if (isRefusal(pedido) || step === 'corregir') {
    const why = isRefusal(pedido) && step !== 'corregir' ? pedido : null;
    return showTyped(web, c, staff, form, { body, refusal: refusal ?? why });
  }
  const versionVista = versionSeen(body);
  const outcome =
    step === 'confirmar'
      ? await changeCalendar(web.deps, staff.actor, { versionVista, pedido, motivo: first(body, 'motivo') })
      : null;
  if (outcome !== null && !isRefusal(outcome)) {
    const year = form.year(pedido);
    const back =
      year === null
        ? `${paths.mesa.calendario.inicio}?hecho=si`
        : `${paths.mesa.calendario.anio(year)}&hecho=si`;
    return seeOther(c, back);
  }
  if (outcome !== null && !outcome.errors.some(({ path }) => path === 'motivo'))
    return showTyped(web, c, staff, form, { body, refusal: outcome });
  const view = await calendarView(web, c, staff, { body, isTyped: true, refusal: null });
  return view instanceof Response
    ? view
    : showConfirm(view, form, { pedido, versionVista, refusal: outcome });
}
