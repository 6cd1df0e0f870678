/** The audit room: its routes, as a table of contents. */
import { exportSlots } from '../../actions/cifras/export-slots.ts';
import { paths } from '../../paths.ts';
import type { Web, WebApp } from '../../web/web.ts';
import { caseLogPage } from './case-log-page.ts';
import { exportLinesPage, sendExportLines } from './export-lines-page.ts';
import { linesPage } from './lines-page.ts';
import { reviewPage, sendStopReview } from './review-page.ts';
import { reviewsPage, sendReview } from './reviews-page.ts';

export function addAuditRoutes(app: WebApp, web: Web): void {
  const { auditoria } = paths.mesa;
  const slots = exportSlots();
  app.get(auditoria.inicio, (c) => linesPage(web, c));
  app.get('/mesa/auditoria/solicitudes/:referencia', (c) => caseLogPage(web, c));
  app.get(auditoria.exportar, (c) => exportLinesPage(web, c));
  app.post(auditoria.exportar, (c) => sendExportLines(web, c, slots));
  app.get(auditoria.revisiones, (c) => reviewsPage(web, c));
  app.post(auditoria.revisiones, (c) => sendReview(web, c));
  app.get('/mesa/auditoria/revisiones/:id', (c) => reviewPage(web, c));
  app.post('/mesa/auditoria/revisiones/:id/detener', (c) => sendStopReview(web, c));
  // The form's own address, opened or reloaded, shows the review.
  app.get('/mesa/auditoria/revisiones/:id/detener', (c) => reviewPage(web, c));
}
