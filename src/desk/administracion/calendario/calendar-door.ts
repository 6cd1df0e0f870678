/** The calendar's administration: its routes, as a table of contents. */
import { paths } from '../../../paths.ts';
import type { Web, WebApp } from '../../../web/web.ts';
import { calendarHistoryPage } from './history-page.ts';
import { holidayPage, removalPage, sendHoliday, sendRemoval } from './holiday-page.ts';
import { hoursPage, sendHours } from './hours-page.ts';
import { proposalsPage, sendProposals } from './proposals-page.ts';
import { yearPage } from './year-page.ts';

export function addCalendarRoutes(app: WebApp, web: Web): void {
  const { calendario } = paths.mesa;
  app.get(calendario.inicio, (c) => yearPage(web, c));
  app.get(calendario.feriado, (c) => holidayPage(web, c));
  app.post(calendario.feriado, (c) => sendHoliday(web, c));
  app.get(calendario.quitar, (c) => removalPage(web, c));
  app.post(calendario.quitar, (c) => sendRemoval(web, c));
  app.get(calendario.horario, (c) => hoursPage(web, c));
  app.post(calendario.horario, (c) => sendHours(web, c));
  app.get(calendario.propuestas, (c) => proposalsPage(web, c));
  app.post(calendario.propuestas, (c) => sendProposals(web, c));
  app.get(calendario.historia, (c) => calendarHistoryPage(web, c));
}
