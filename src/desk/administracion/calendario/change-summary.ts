/** A change of the calendar in words: the holiday, the days, or the hours before and after. */
import type { Horario, PedidoDeCalendario } from '../../../actions/relojes/calendar-request.ts';
import type { VistaPrevia } from '../../../actions/relojes/preview-calendar.ts';
import { dateText } from '../../../domain/calendar/civil-text.ts';
import { esFeriado } from '../../../domain/calendar/clave-de-feriado.ts';
import type { Holiday } from '../../../domain/calendar/holiday.ts';
import { hoursText } from '../../../domain/calendar/hours-text.ts';
import type { WorkingCalendar } from '../../../domain/calendar/working-calendar.ts';
import { beforeAfter, type Change } from '../../../ui/components/before-after.ts';
import { insetText } from '../../../ui/components/inset-text.ts';
import { summaryList } from '../../../ui/components/summary-list.ts';
import { table } from '../../../ui/components/table.ts';
import { type Html, html } from '../../../ui/html.ts';
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

type Row = { readonly key: string; readonly value: string };

function rowsOf(holiday: Holiday, names: PlaceNames): readonly Row[] {
  const { name, scope, source, validFrom, recovery } = holiday;
  return [
    { key: 'Día de descanso', value: dayText(holiday) },
    { key: 'Nombre', value: name },
    { key: 'Alcance', value: scopeText(scope, names) },
    { key: 'Quién lo declara', value: source },
    { key: 'Se conoció', value: validFrom === undefined ? 'Con tiempo' : `El ${dateText(validFrom)}` },
    { key: 'Recuperable', value: recovery === true ? 'Sí, sus horas se recuperan otro día' : 'No' },
  ];
}

const weekendNote = ({ date }: Holiday): Html | false =>
  isWeekend(date) &&
  insetText({ text: 'Cae en fin de semana, que de todos modos no cuenta: no mueve ningún plazo en días.' });

function differing(before: readonly Row[], after: readonly Row[]): readonly Change[] {
  return after.flatMap(({ key, value }, i) =>
    before[i]?.value === value ? [] : [{ label: key, before: before[i]?.value, after: value }],
  );
}

function hoursRows({ zona, horas, sede }: Horario, names: PlaceNames): readonly Row[] {
  return [
    ...weekOrder.map((weekdayIndex) => {
      const hours = hoursText(horas[weekdayIndex] ?? []);
      return { key: weekdayName(weekdayIndex), value: hours === '' ? 'Cerrado' : hours };
    }),
    { key: 'Hora', value: zoneText(zona) },
    { key: 'Lugar de la oficina', value: seatText(sede, names) },
  ];
}

const horarioOf = ({ zone, hours, seat }: WorkingCalendar): Horario => ({
  zona: zone.id,
  horas: hours,
  sede: seat ?? {},
});

const changesTable = (changes: readonly Change[]): Html =>
  beforeAfter({ changes, caption: 'Qué cambia', afterText: 'Quedaría' });

export function changeSummary(
  pedido: PedidoDeCalendario,
  { resuelto }: VistaPrevia,
  names: PlaceNames,
): Html {
  const { antes } = resuelto;
  const found = (key: Parameters<typeof esFeriado>[1]) => antes.holidays.find((one) => esFeriado(one, key));
  switch (pedido.clase) {
    case 'feriado': {
      const old = pedido.antes === null ? undefined : found(pedido.antes);
      const rows = rowsOf(pedido.feriado, names);
      if (old === undefined)
        return html`<p class="govuk-body-l">Se agrega este feriado:</p>${summaryList({ rows })}${weekendNote(pedido.feriado)}`;
      const changes = differing(rowsOf(old, names), rows);
      return html`<p class="govuk-body-l">${old.name}, ${dayText(old).toLowerCase()}.</p>${changes.length > 0 && changesTable(changes)}${weekendNote(pedido.feriado)}`;
    }
    case 'quitar': {
      const old = found(pedido.feriado);
      return html`<p class="govuk-body-l">Deja de ser feriado:</p>${old !== undefined && summaryList({ rows: rowsOf(old, names) })}`;
    }
    case 'horario': {
      const changes = differing(hoursRows(horarioOf(antes), names), hoursRows(pedido.horario, names));
      return html`${changes.length > 0 && changesTable(changes)}`;
    }
    case 'varios':
      return table({
        caption: `Se agregan ${pedido.feriados.length === 1 ? 'este día' : `estos ${pedido.feriados.length} días`}`,
        captionSize: 'm',
        head: [{ text: 'Día de descanso' }, { text: 'Nombre' }, { text: 'Quién lo declara' }],
        rows: pedido.feriados.map((holiday) => [dayText(holiday), holiday.name, holiday.source]),
        narrow: 'cards',
      });
  }
}
