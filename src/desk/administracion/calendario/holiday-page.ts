/** One holiday: the form that adds it, changes it, or takes it away. */
import type { PedidoDeCalendario } from '../../../actions/relojes/calendar-request.ts';
import { claveDeFeriado, esFeriado } from '../../../domain/calendar/clave-de-feriado.ts';
import type { Holiday } from '../../../domain/calendar/holiday.ts';
import { nameCharsMax, sourceCharsMax } from '../../../domain/calendar/holiday-row.ts';
import { paths } from '../../../paths.ts';
import { first } from '../../../platform/http/form-body.ts';
import { checkboxes } from '../../../ui/components/checkboxes.ts';
import { dateInput } from '../../../ui/components/date-input.ts';
import { input } from '../../../ui/components/input.ts';
import { radios } from '../../../ui/components/radios.ts';
import { select } from '../../../ui/components/select.ts';
import { type Html, html } from '../../../ui/html.ts';
import { seeOther } from '../../../web/pages.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { requireAdministrator } from '../require-administrator.ts';
import {
  type CalendarForm,
  type CalendarView,
  calendarView,
  errorFor,
  sendForm,
  showConfirm,
  showForm,
} from './calendar-form.ts';
import { dateParts, readHoliday, readKey, readRemoval } from './read-holiday.ts';

/** The one that the form is about, as it stands; undefined for a new one. */
function held({ calendario, body }: CalendarView): Holiday | undefined {
  const key = readKey((part) => first(body, `antes-${part}`));
  return key === null ? undefined : calendario.feriados.find((one) => esFeriado(one, key));
}

const partsOf = (date: string | undefined): readonly string[] =>
  date === undefined
    ? ['', '', '']
    : date
        .split('-')
        .reverse()
        .map((part) => part.replace(/^0/, ''));

/** The fields with what stands, under their names: what a form shows that nobody sent yet. */
function standing(holiday: Holiday): ReadonlyMap<string, string> {
  const { date, name, scope, source, validFrom, recovery } = holiday;
  const { alcance, codigo } = claveDeFeriado(holiday);
  const days = [
    ['fecha', partsOf(date)],
    ['conocido', partsOf(validFrom)],
  ] as const;
  return new Map([
    ...days.flatMap(([field, parts]) =>
      dateParts.map((part, i): [string, string] => [`${field}-${part}`, parts[i] ?? '']),
    ),
    ['nombre', name],
    ['alcance', alcance],
    [scope === 'nacional' ? 'codigo' : alcance, codigo],
    ['fuente', source],
    ['recuperable', recovery === true ? 'si' : ''],
  ]);
}

type Values = (name: string) => string;

function valuesOf(view: CalendarView): Values {
  const { body, isTyped } = view;
  const holiday = held(view);
  const kept = holiday === undefined || isTyped ? null : standing(holiday);
  return (name) => (kept === null ? first(body, name) : (kept.get(name) ?? ''));
}

const day = (view: CalendarView, of: Values, name: string, words: { legend: string; hint: string }): Html =>
  dateInput({
    name,
    ...words,
    legendSize: 's',
    values: { dia: of(`${name}-dia`), mes: of(`${name}-mes`), anio: of(`${name}-anio`) },
    error: errorFor(view, `${name}-dia`),
  });

function place(view: CalendarView, of: Values, name: 'provincia' | 'canton'): Html {
  const [label, digits] = name === 'provincia' ? ['Provincia', 2] : ['Cantón', 4];
  const items = view.lugares.filter(({ codigo }) => codigo.length === digits);
  return select({
    name,
    label,
    emptyText: name === 'provincia' ? 'Elija una provincia' : 'Elija un cantón',
    items: items.map(({ codigo, nombre }) => ({ value: codigo, text: nombre })),
    value: of(name),
    error: errorFor(view, name),
  });
}

function scope(view: CalendarView, of: Values): Html {
  return radios({
    name: 'alcance',
    legend: 'Dónde es feriado',
    legendSize: 's',
    value: of('alcance'),
    error: errorFor(view, 'alcance'),
    items: [
      { value: 'nacional', text: 'En todo el país' },
      {
        value: 'provincia',
        text: 'En una provincia',
        hint: 'Cuenta para quien está en ella, y para todos si la oficina está allí.',
        conditional: place(view, of, 'provincia'),
      },
      { value: 'canton', text: 'En un cantón', conditional: place(view, of, 'canton') },
    ],
  });
}

function keyFields(view: CalendarView): Html {
  return html`${['fecha', 'alcance', 'codigo'].map((part) => html`<input type="hidden" name="antes-${part}" value="${first(view.body, `antes-${part}`)}">`)}`;
}

function fields(view: CalendarView): Html {
  const of = valuesOf(view);
  return html`${keyFields(view)}${day(view, of, 'fecha', {
    legend: 'Día de descanso',
    hint: 'El día al que se trasladó, no el que se conmemora. Por ejemplo: 9\u00a010\u00a02026.',
  })}${input({
    name: 'nombre',
    label: 'Nombre',
    hint: 'Como lo lee la gente: Independencia de Guayaquil.',
    lengthMax: nameCharsMax,
    value: of('nombre'),
    error: errorFor(view, 'nombre'),
  })}${scope(view, of)}${input({
    name: 'fuente',
    label: 'Ley, decreto u ordenanza que lo declara',
    hint: 'Se cita en la explicación de cada plazo que mueve.',
    lengthMax: sourceCharsMax,
    value: of('fuente'),
    error: errorFor(view, 'fuente'),
  })}${day(view, of, 'conocido', {
    legend: 'Desde cuándo lo conoce la agencia (opcional)',
    hint: 'Solo si se declaró con poca anticipación o después del día mismo.',
  })}${checkboxes({
    name: 'recuperable',
    small: true,
    values: [of('recuperable')],
    items: [{ value: 'si', text: 'Sus horas se recuperan otro día' }],
  })}`;
}

const yearOf = (pedido: PedidoDeCalendario): number | null =>
  pedido.clase === 'feriado'
    ? Number(pedido.feriado.date.slice(0, 4))
    : pedido.clase === 'quitar'
      ? Number(pedido.feriado.fecha.slice(0, 4))
      : null;

const holidayForm: CalendarForm = {
  purpose: 'mesa-calendario-feriado',
  action: paths.mesa.calendario.feriado,
  title: (view) => (held(view) === undefined ? 'Agregar un feriado' : 'Cambiar un feriado'),
  read: readHoliday,
  fields,
  year: yearOf,
};

const removalForm: CalendarForm = {
  purpose: 'mesa-calendario-quitar',
  action: paths.mesa.calendario.quitar,
  title: () => 'Quitar un feriado',
  read: readRemoval,
  fields: (view) => {
    const holiday = held(view);
    return holiday === undefined
      ? null
      : html`${keyFields(view)}<p class="govuk-body">${holiday.name}, ${holiday.date}.</p>`;
  },
  year: yearOf,
};

/** The address names a holiday by its key; without one it is a new one. */
async function asked(web: Web, c: WebContext): Promise<CalendarView | Response> {
  const staff = requireAdministrator(web, c);
  if (staff instanceof Response) return staff;
  const key = readKey((part) => c.req.query(part) ?? '');
  const body = new Map(Object.entries(key ?? {}).map(([part, value]) => [`antes-${part}`, [value]]));
  const view = await calendarView(web, c, staff, { body, isTyped: false, refusal: null });
  if (view instanceof Response) return view;
  return key !== null && held(view) === undefined ? seeOther(c, paths.mesa.calendario.inicio) : view;
}

export async function holidayPage(web: Web, c: WebContext): Promise<Response> {
  const view = await asked(web, c);
  return view instanceof Response ? view : showForm(view, holidayForm);
}

export const sendHoliday = (web: Web, c: WebContext): Promise<Response> => sendForm(web, c, holidayForm);

/** Nothing is typed to take one away: what it would do is shown at once. */
export async function removalPage(web: Web, c: WebContext): Promise<Response> {
  const view = await asked(web, c);
  if (view instanceof Response) return view;
  const pedido = readRemoval(view.body);
  if ('refused' in pedido) return seeOther(c, paths.mesa.calendario.inicio);
  return showConfirm(view, removalForm, { pedido, versionVista: view.calendario.version, refusal: null });
}

export const sendRemoval = (web: Web, c: WebContext): Promise<Response> => sendForm(web, c, removalForm);
