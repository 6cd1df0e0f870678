/** The sealed room of the desk: its routes, as a table of contents. */
import { paths } from '../../paths.ts';
import { seeOther } from '../../web/pages.ts';
import type { Web, WebApp } from '../../web/web.ts';
import { custodyPage, custodyVerb } from './custody-page.ts';
import { denunciaPage } from './denuncia-page.ts';
import { denunciaVerb } from './denuncia-verb.ts';
import { enrolmentPage } from './enrolment-page.ts';
import { figuresPage } from './figures-page.ts';
import { inboxPage } from './inbox-page.ts';
import { logPage } from './log-page.ts';
import { packageDownload, pieceDownload } from './room-downloads.ts';
import { sendEnrolment } from './send-enrolment.ts';
import { sendClose, sendUnlock } from './unlock.ts';

/** The same complaint as `paths.mesa.sala` writes it, with the parts that vary. */
const caseRoute = '/mesa/sala/denuncias/:id';

export function addSalaRoutes(app: WebApp, web: Web): void {
  const { sala } = paths.mesa;
  app.get(sala.inicio, (c) => inboxPage(web, c));
  app.get(sala.llave, (c) => enrolmentPage(web, c));
  app.post(sala.llave, (c) => sendEnrolment(web, c));
  app.post(sala.abrir, (c) => sendUnlock(web, c));
  app.post(sala.cerrar, (c) => sendClose(web, c));
  app.get(sala.cifras, (c) => figuresPage(web, c));
  app.get(sala.bitacora, (c) => logPage(web, c));
  app.get(sala.custodia, (c) => custodyPage(web, c));
  app.post(`${sala.custodia}/:id/:verbo`, (c) => custodyVerb(web, c));
  app.get(caseRoute, (c) => denunciaPage(web, c));
  app.get(`${caseRoute}/archivos/:pieza`, (c) => pieceDownload(web, c));
  app.get(`${caseRoute}/paquetes/:paquete`, (c) => packageDownload(web, c));
  app.post(`${caseRoute}/:verbo`, (c) => denunciaVerb(web, c));

  // A form's own address, opened or reloaded after a refusal, leads to the page the form is on.
  for (const form of [sala.abrir, sala.cerrar]) app.get(form, (c) => seeOther(c, sala.inicio));
  app.get(`${sala.custodia}/:id/:verbo`, (c) => seeOther(c, sala.custodia));
  app.get(`${caseRoute}/:verbo`, (c) => seeOther(c, sala.denuncia(c.req.param('id'))));
}
