/** The national holidays of a year as the Labour Code places them, for somebody to compare with the official calendar. */
import type { PedidoDeCalendario } from '../../../actions/relojes/calendar-request.ts';
import { longDateText } from '../../../domain/calendar/civil-text.ts';
import { esFeriado } from '../../../domain/calendar/clave-de-feriado.ts';
import {
  acceptProposal,
  type HolidayProposal,
  proposeNationalHolidays,
} from '../../../domain/calendar/holiday-proposal.ts';
import { type FieldError, type Refusal, refuse } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { type FormBody, first } from '../../../platform/http/form-body.ts';
import { checkboxes } from '../../../ui/components/checkboxes.ts';
import { input } from '../../../ui/components/input.ts';
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
import { capital } from './calendar-words.ts';
import { isError, readLine } from './read-holiday.ts';
import { shownYear } from './shown-year.ts';

/** Leaves room for the law that the proposal itself names. */
const comparedCharsMax = 200;

const nacional = (fecha: string) => ({ fecha, alcance: 'nacional', codigo: '' });

/** Those that the calendar does not have yet. */
function missing({ calendario }: CalendarView, year: number): readonly HolidayProposal[] {
  return proposeNationalHolidays(year).filter(
    ({ restOn }) => !calendario.feriados.some((one) => esFeriado(one, nacional(restOn))),
  );
}

function hintOf({ commemoratedOn, restOn, review }: HolidayProposal): string {
  const moved = commemoratedOn === restOn ? '' : `Se conmemora el ${longDateText(commemoratedOn)}. `;
  return `${moved}${review ?? ''}`.trim();
}

const yearOfView = ({ web, body }: CalendarView): number =>
  shownYear(first(body, 'anio'), web.deps.clock.nowMs());

function fields(view: CalendarView): Html {
  const { body } = view;
  const year = yearOfView(view);
  const proposals = missing(view, year);
  const hidden = html`<input type="hidden" name="anio" value="${year}">`;
  if (proposals.length === 0)
    return html`${hidden}<p class="govuk-body">El calendario ya tiene los ${proposeNationalHolidays(year).length} feriados que propone la regla para ${year}.</p><p class="govuk-body"><a class="govuk-link" href="${paths.mesa.calendario.anio(year)}">Volver al calendario</a></p>`;
  return html`${hidden}<p class="govuk-body">La regla del Código del Trabajo (art. 65) daría estos días, que el calendario aún no tiene. No rigen hasta que alguien los compare con el calendario oficial y los confirme. Los puentes y los feriados locales no se proponen.</p>${checkboxes(
    {
      name: 'dias',
      legend: `Feriados nacionales de ${year}`,
      legendSize: 'm',
      values: body.get('dias') ?? [],
      error: errorFor(view, 'dias'),
      items: proposals.map((one) => {
        const hint = hintOf(one);
        return {
          value: one.restOn,
          text: `${capital(longDateText(one.restOn))}: ${one.name}`,
          ...(hint === '' ? {} : { hint }),
        };
      }),
    },
  )}${input({
    name: 'comparado',
    label: 'Con qué los comparó',
    hint: 'Por ejemplo: calendario oficial de feriados, Registro Oficial N.º …',
    lengthMax: comparedCharsMax,
    value: first(body, 'comparado'),
    error: errorFor(view, 'comparado'),
  })}`;
}

function read(body: FormBody): PedidoDeCalendario | Refusal {
  const year = Number(first(body, 'anio'));
  const chosen = new Set(body.get('dias') ?? []);
  const compared = readLine(
    body,
    'comparado',
    comparedCharsMax,
    'Escriba con qué calendario oficial los comparó.',
  );
  const proposals =
    Number.isInteger(year) && year >= 2000 && year <= 2099 ? proposeNationalHolidays(year) : [];
  const accepted = proposals.filter(({ restOn }) => chosen.has(restOn));
  const errors: FieldError[] = [
    ...(accepted.length === 0 ? [{ path: 'dias', sentence: 'Elija al menos un día de la propuesta.' }] : []),
    ...(isError(compared) ? [compared] : []),
  ];
  if (errors.length > 0 || isError(compared)) return refuse('datos-con-errores', { errors });
  return {
    clase: 'varios',
    feriados: accepted.map((one) => ({ ...acceptProposal(one, compared), recovery: false })),
  };
}

const proposalsForm: CalendarForm = {
  purpose: 'mesa-calendario-propuestas',
  action: paths.mesa.calendario.propuestas,
  title: (view) => `Feriados propuestos para ${yearOfView(view)}`,
  read,
  fields,
  hasSubmit: (view) => missing(view, yearOfView(view)).length > 0,
  year: (pedido) => (pedido.clase === 'varios' ? Number(pedido.feriados[0]?.date.slice(0, 4)) : null),
};

export async function proposalsPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  if (staff instanceof Response) return staff;
  const body = new Map([['anio', [c.req.query('anio') ?? '']]]);
  const view = await calendarView(web, c, staff, { body, isTyped: false, refusal: null });
  return view instanceof Response ? view : showForm(view, proposalsForm);
}

export const sendProposals = (web: Web, c: WebContext): Promise<Response> => sendForm(web, c, proposalsForm);
