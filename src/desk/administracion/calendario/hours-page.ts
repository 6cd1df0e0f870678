/** Office hours of each weekday, the clock the office goes by, and where it stands. */

import { zoneGalapagos, zoneGuayaquil } from '../../../domain/calendar/zone.ts';
import { paths } from '../../../paths.ts';
import { first } from '../../../platform/http/form-body.ts';
import { fieldset } from '../../../ui/components/fieldset.ts';
import { input } from '../../../ui/components/input.ts';
import { radios } from '../../../ui/components/radios.ts';
import { select } from '../../../ui/components/select.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { requireAdministrator } from '../require-administrator.ts';
import {
  type CalendarForm,
  type CalendarView,
  calendarView,
  errorFor,
  sendForm,
  showForm,
} from './calendar-form.ts';
import { weekdayName, weekOrder, zoneText } from './calendar-words.ts';
import { hoursField, hoursTyped, readHoursForm } from './read-hours.ts';

function week(view: CalendarView): Html {
  const { body, isTyped, calendario } = view;
  return html`${weekOrder.map((weekdayIndex) => {
    const name = hoursField(weekdayIndex);
    return input({
      name,
      label: weekdayName(weekdayIndex),
      width: 20,
      value: isTyped ? first(body, name) : hoursTyped(calendario.horario.horas, weekdayIndex),
      error: errorFor(view, name),
    });
  })}`;
}

function fields(view: CalendarView): Html {
  const { body, isTyped, calendario, lugares } = view;
  const { zona, sede } = calendario.horario;
  return html`${fieldset({
    legend: 'Horario de atención',
    legendSize: 'm',
    content: html`<p class="govuk-hint">Escriba «08h00 a 17h00», o dos tramos con coma. En blanco: cerrado. Los sábados y domingos nunca cuentan como días hábiles (COA, art. 159).</p><div class="v-calendario-semana">${week(view)}</div>`,
  })}${radios({
    name: 'zona',
    legend: 'Hora por la que se guía la oficina',
    legendSize: 's',
    small: true,
    value: isTyped ? first(body, 'zona') : zona,
    error: errorFor(view, 'zona'),
    items: [zoneGuayaquil.id, zoneGalapagos.id].map((value) => ({ value, text: zoneText(value) })),
  })}${select({
    name: 'sede',
    label: 'Dónde está la oficina',
    hint: 'Los feriados de ese lugar cierran la oficina: cuentan para todas las personas.',
    emptyText: 'En ningún lugar en particular',
    items: lugares.map(({ codigo, nombre }) => ({
      value: codigo,
      text: codigo.length === 2 ? `${nombre} (provincia)` : nombre,
    })),
    value: isTyped ? first(body, 'sede') : (sede.canton ?? sede.provincia ?? ''),
    error: errorFor(view, 'sede'),
  })}`;
}

const hoursForm: CalendarForm = {
  purpose: 'mesa-calendario-horario',
  action: paths.mesa.calendario.horario,
  title: () => 'Horario y lugar de la oficina',
  read: readHoursForm,
  fields,
  year: () => null,
};

export async function hoursPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  if (staff instanceof Response) return staff;
  const view = await calendarView(web, c, staff, { body: new Map(), isTyped: false, refusal: null });
  return view instanceof Response ? view : showForm(view, hoursForm);
}

export const sendHours = (web: Web, c: WebContext): Promise<Response> => sendForm(web, c, hoursForm);
