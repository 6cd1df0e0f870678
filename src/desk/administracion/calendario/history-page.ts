/** Every change of the calendar, the newest first: who, when, why, and which days came or went. */
import { listCalendarHistory } from '../../../actions/relojes/read-calendar.ts';
import { relojesLimits } from '../../../actions/relojes/relojes-limits.ts';
import type { CambioDeAjuste } from '../../../domain/ajuste.ts';
import { parseCivilDate } from '../../../domain/calendar/civil-date.ts';
import { dateText, instantText } from '../../../domain/calendar/civil-text.ts';
import { zoneGuayaquil } from '../../../domain/calendar/zone.ts';
import type { Json } from '../../../domain/canonical-json.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { details } from '../../../ui/components/details.ts';
import { emptyState } from '../../../ui/components/empty-state.ts';
import { timeline } from '../../../ui/components/timeline.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage, deskRefusal } from '../../desk-page.ts';
import { requireAdministrator } from '../require-administrator.ts';
import { toCalendar } from './calendar-form.ts';

/** Days named at once; of a long import the rest is folded away. */
const plainDaysMax = 6;

type Obj = { readonly [name: string]: Json };
const asObject = (value: Json | undefined): Obj =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Obj) : {};
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

function dayWords(day: Json): string {
  const { fecha, nombre, fuente, cambio } = asObject(day);
  const date = parseCivilDate(text(fecha));
  return `${text(cambio) === 'quitado' ? 'Se quitó' : 'Se puso'} el ${date === null ? text(fecha) : dateText(date)}: ${text(nombre)} (${text(fuente)})`;
}

function daysOf({ valor }: CambioDeAjuste): Html {
  const { dias } = asObject(asObject(valor).feriados);
  const words = Array.isArray(dias) ? dias.map(dayWords) : [];
  if (words.length === 0)
    return html`<p class="govuk-body">Cambió el horario, la hora o el lugar de la oficina.</p>`;
  const list = html`<ul class="govuk-list govuk-list--bullet">${words.map((one) => html`<li>${one}</li>`)}</ul>`;
  return words.length <= plainDaysMax ? list : details({ summary: `${words.length} días`, content: list });
}

export async function calendarHistoryPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  if (staff instanceof Response) return staff;
  const before = /^\d{1,9}$/.test(c.req.query('antes') ?? '') ? Number(c.req.query('antes')) : undefined;
  const changes = await listCalendarHistory(web.deps, staff.actor, before);
  if (isRefusal(changes)) return deskRefusal(web, c, changes, toCalendar);
  const { calendario, administracion } = paths.mesa;
  const last = changes.at(-1);
  const hasMore = changes.length === relojesLimits.historyRowsMax && last !== undefined;
  return deskPage(web, c, {
    title: 'Historia del calendario',
    place: 'administracion',
    breadcrumbs: [
      { text: 'Administración', href: administracion.inicio },
      { text: 'Calendario', href: calendario.inicio },
      { text: 'Historia' },
    ],
    main: html`<h1 class="govuk-heading-l">Historia del calendario</h1>${
      changes.length === 0
        ? emptyState({ title: 'Nadie lo ha cambiado todavía' })
        : timeline({
            label: 'Cambios del calendario',
            events: changes.map((change) => ({
              title: `Versión ${change.version}`,
              when: instantText(change.ocurridoMs, zoneGuayaquil),
              dateTime: new Date(change.ocurridoMs).toISOString(),
              actor: change.nombre,
              detail: html`<p class="govuk-body v-escrito">${change.motivo}</p>${daysOf(change)}`,
            })),
          })
    }${hasMore && html`<p class="govuk-body"><a class="govuk-link" href="${calendario.historia}?antes=${last.version}">Ver cambios anteriores</a></p>`}`,
  });
}
