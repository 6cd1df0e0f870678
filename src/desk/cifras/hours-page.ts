/** When people file: a grid of hours by days of the week, only the hours in which something came. */
import { type HourFigures, readHours } from '../../actions/cifras/read-hours.ts';
import { enteroEnPalabras, porcentaje } from '../../domain/cifras/cifras-en-palabras.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { heatGrid } from '../../ui/components/chart-heat.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import { enterFigures, figuresPage } from './figures-room.ts';

const week = [
  { short: 'L', name: 'lunes' },
  { short: 'M', name: 'martes' },
  { short: 'X', name: 'miércoles' },
  { short: 'J', name: 'jueves' },
  { short: 'V', name: 'viernes' },
  { short: 'S', name: 'sábado' },
  { short: 'D', name: 'domingo' },
] as const;
const officeHours = { from: 8, until: 17 } as const;
const twoDigits = (hour: number) => `${String(hour).padStart(2, '0')}h`;

function grid(days: HourFigures, total: number): Html {
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    hour,
    values: days.map((day) => day[hour] ?? 0),
  }));
  const busy = hours.filter(({ values }) => values.some((value) => value > 0)).map(({ hour }) => hour);
  const [first, last] = [busy.at(0) ?? 0, busy.at(-1) ?? 23];
  const outside = hours
    .filter(({ hour }) => hour < officeHours.from || hour >= officeHours.until)
    .reduce((sum, { values }) => sum + values.slice(0, 5).reduce((of, value) => of + value, 0), 0);
  const weekend = days.slice(5).reduce((sum, day) => sum + day.reduce((of, value) => of + value, 0), 0);
  return heatGrid({
    id: 'g-horas',
    title: 'Recibidas por hora y día de la semana',
    summary: `${porcentaje(outside + weekend, total)} llega fuera de las horas de oficina (de 08h a 17h, de lunes a viernes).`,
    rowHead: 'Hora',
    columns: week,
    rows: hours.slice(first, last + 1).map(({ hour, values }) => ({ label: twoDigits(hour), values })),
    format: enteroEnPalabras,
  });
}

export async function hoursPage(web: Web, c: WebContext): Promise<Response> {
  const visit = await enterFigures(web, c);
  if (visit instanceof Response) return visit;
  const days = await readHours(web.deps, visit.staff.actor, visit.asked);
  if (isRefusal(days)) return deskRefusal(web, c, days);
  const total = days.flat().reduce((sum, value) => sum + value, 0);
  return figuresPage(web, c, visit, {
    title: 'Por hora',
    place: paths.mesa.cifras.horas,
    main:
      total === 0
        ? emptyState({
            title: 'No se recibió ninguna solicitud en este periodo',
            text: 'Pruebe con más días o con menos filtros.',
          })
        : html`${grid(days, total)}<p class="v-cifras-nota">La hora es la de la institución. Las horas antes de la primera y después de la última en que llegó algo no se muestran.</p>`,
  });
}
