/** The dashboards and exports: their routes, as a table of contents. */
import { exportSlots } from '../../actions/cifras/export-slots.ts';
import { paths } from '../../paths.ts';
import type { Web, WebApp } from '../../web/web.ts';
import { breakdownPage } from './breakdown-page.ts';
import { exportPage } from './export-page.ts';
import { hoursPage } from './hours-page.ts';
import { overviewPage } from './overview-page.ts';
import { sendExport } from './send-export.ts';

export function addFiguresRoutes(app: WebApp, web: Web): void {
  const { cifras } = paths.mesa;
  const slots = exportSlots();
  app.get(cifras.inicio, (c) => overviewPage(web, c));
  app.get(cifras.tramites, (c) => breakdownPage(web, c, 'tramite'));
  app.get(cifras.puertas, (c) => breakdownPage(web, c, 'canal'));
  app.get(cifras.unidades, (c) => breakdownPage(web, c, 'unidad'));
  app.get(cifras.horas, (c) => hoursPage(web, c));
  app.get(cifras.exportar, (c) => exportPage(web, c));
  app.post(cifras.exportar, (c) => sendExport(web, c, slots));
}
