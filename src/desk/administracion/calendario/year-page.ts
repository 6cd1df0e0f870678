/** The year as one looks at it: twelve months with their days off, and the same as a list with its decrees. */
import {
  type CalendarioDeMesa,
  listHolidayPlaces,
  readCalendarForDesk,
} from '../../../actions/relojes/read-calendar.ts';
import { dateText } from '../../../domain/calendar/civil-text.ts';
import { claveDeFeriado } from '../../../domain/calendar/clave-de-feriado.ts';
import type { Holiday } from '../../../domain/calendar/holiday.ts';
import { hoursText } from '../../../domain/calendar/hours-text.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { linkButton } from '../../../ui/components/button.ts';
import { emptyState } from '../../../ui/components/empty-state.ts';
import { notificationBanner } from '../../../ui/components/notification-banner.ts';
import { summaryList } from '../../../ui/components/summary-list.ts';
import { type TableCell, table } from '../../../ui/components/table.ts';
import { tag } from '../../../ui/components/tag.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage, deskRefusal } from '../../desk-page.ts';
import { requireAdministrator } from '../require-administrator.ts';
import { toCalendar } from './calendar-form.ts';
import {
  dayText,
  isWeekend,
  type PlaceNames,
  scopeText,
  seatText,
  weekdayName,
  weekOrder,
  zoneText,
} from './calendar-words.ts';
import { monthTables } from './month-tables.ts';
import { firstYear, lastYear } from './read-holiday.ts';
import { shownYear } from './shown-year.ts';

const { calendario: paginas, administracion } = paths.mesa;

function marks({ date, validFrom, recovery }: Holiday): Html {
  return html`${isWeekend(date) && tag({ text: 'Fin de semana', tone: 'grey' })} ${recovery === true && tag({ text: 'Recuperable', tone: 'yellow' })}${validFrom !== undefined && html`<span class="v-calendario-tarde">Se conoció el ${dateText(validFrom)}</span>`}`;
}

function rowOf(holiday: Holiday, names: PlaceNames): readonly TableCell[] {
  const clave = claveDeFeriado(holiday);
  const { name, scope, source } = holiday;
  const hidden = html`<span class="govuk-visually-hidden"> ${name}, ${dateText(holiday.date)}</span>`;
  return [
    dayText(holiday),
    html`<span>${name} ${marks(holiday)}</span>`,
    scopeText(scope, names),
    source,
    html`<span class="v-calendario-acciones"><a class="govuk-link" href="${paginas.feriadoDe(clave)}">Cambiar${hidden}</a> <a class="govuk-link" href="${paginas.quitarDe(clave)}">Quitar${hidden}</a></span>`,
  ];
}

function list(year: number, holidays: readonly Holiday[], names: PlaceNames): Html {
  if (holidays.length === 0)
    return emptyState({
      title: `El calendario no tiene feriados en ${year}`,
      text: 'Mientras no los tenga, todos los días de lunes a viernes cuentan como hábiles.',
      action: linkButton({
        text: `Ver los que propone la regla para ${year}`,
        href: paginas.propuestasDe(year),
      }),
    });
  return table({
    caption: `Feriados de ${year}`,
    captionSize: 'm',
    head: ['Día de descanso', 'Nombre', 'Alcance', 'Quién lo declara', 'Acciones'].map((text) => ({ text })),
    rows: holidays.map((holiday) => rowOf(holiday, names)),
    firstCellIsHeader: true,
    narrow: 'cards',
    classes: 'v-calendario-lista',
  });
}

function yearNav(year: number): Html {
  const link = (to: number, words: string) =>
    to >= firstYear &&
    to <= lastYear &&
    html`<a class="govuk-link" href="${paginas.anio(to)}">${words} ${to}</a>`;
  return html`<nav class="v-calendario-anios" aria-label="Años">${link(year - 1, '←')}<strong>${year}</strong>${link(year + 1, '→')}</nav>`;
}

function officeHours({ horario }: CalendarioDeMesa, names: PlaceNames): Html {
  const { zona, horas, sede } = horario;
  const days = weekOrder.flatMap((weekdayIndex) => {
    const hours = hoursText(horas[weekdayIndex] ?? []);
    return hours === '' ? [] : [{ key: weekdayName(weekdayIndex), value: hours }];
  });
  return html`<section aria-labelledby="horario"><h2 class="govuk-heading-m" id="horario">Horario y lugar de la oficina</h2><div class="v-angosto">${summaryList(
    {
      rows: [...days, { key: 'Hora', value: zoneText(zona) }, { key: 'Lugar', value: seatText(sede, names) }],
    },
  )}</div><p class="govuk-body"><a class="govuk-link" href="${paginas.horario}">Cambiar el horario o el lugar</a></p></section>`;
}

const standing = ({ version, recalculando }: CalendarioDeMesa): Html =>
  html`<p class="govuk-body">Versión ${version}. ${
    recalculando
      ? html`${tag({ text: 'Recalculando', tone: 'yellow' })} Los plazos abiertos se están calculando con ella.`
      : html`${tag({ text: 'Al día', tone: 'green' })} Todos los plazos abiertos siguen esta versión.`
  } <a class="govuk-link" href="${paginas.historia}">Ver la historia de cambios</a></p>`;

export async function yearPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  if (staff instanceof Response) return staff;
  const nowMs = web.deps.clock.nowMs();
  const year = shownYear(c.req.query('anio'), nowMs);
  const [calendario, lugares] = await Promise.all([
    readCalendarForDesk(web.deps, staff.actor),
    listHolidayPlaces(web.deps),
  ]);
  if (isRefusal(calendario)) return deskRefusal(web, c, calendario, toCalendar);
  const names: PlaceNames = new Map(lugares.map(({ codigo, nombre }) => [codigo, nombre]));
  const holidays = calendario.feriados.filter(({ date }) => date.startsWith(`${year}-`));
  return deskPage(web, c, {
    title: `Calendario ${year}`,
    place: 'administracion',
    breadcrumbs: [{ text: 'Administración', href: administracion.inicio }, { text: 'Calendario' }],
    main: html`${c.req.query('hecho') === 'si' && notificationBanner({ isSuccess: true, content: html`<p class="govuk-notification-banner__heading">El calendario nuevo ya rige.</p><p class="govuk-body">Los plazos abiertos que cambian se recalculan en segundos; cada solicitud dice en su historia qué fecha tenía y por qué cambió.</p>` })}
<div class="v-personal-cabeza"><h1 class="govuk-heading-l">Calendario</h1>${linkButton({ text: 'Agregar un feriado', href: paginas.feriado })}</div>
${standing(calendario)}${yearNav(year)}
${monthTables({ year, holidays, horario: calendario.horario, names, nowMs })}
${list(year, holidays, names)}
${holidays.length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${paginas.propuestasDe(year)}">Comparar con los feriados que propone la regla para ${year}</a></p>`}
${officeHours(calendario, names)}`,
  });
}
