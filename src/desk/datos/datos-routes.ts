/** The data protection officer's room, and the setting of how long things are kept: their routes, as a table of contents. */
import { paths } from '../../paths.ts';
import { seeOther } from '../../web/pages.ts';
import type { Web, WebApp } from '../../web/web.ts';
import { conservacionPage, sendConservacion } from '../administracion/conservacion/conservacion-page.ts';
import { copyDownload } from './copy-download.ts';
import { dataDeskPage } from './data-desk-page.ts';
import { newRequestPage, sendNewRequest } from './new-request-page.ts';
import { ordersPage, sendLift, sendOrder } from './orders-page.ts';
import { requestPage, requestVerb } from './request-page.ts';

/** The same request as `paths.mesa.datos` writes it, with the parts that vary. */
const request = '/mesa/datos-personales/peticiones/:id';

export function addDatosRoutes(app: WebApp, web: Web): void {
  const { datos, conservacion } = paths.mesa;
  app.get(datos.inicio, (c) => dataDeskPage(web, c));
  app.get(datos.nueva, (c) => newRequestPage(web, c));
  app.post(datos.nueva, (c) => sendNewRequest(web, c));
  app.get(datos.conservaciones, (c) => ordersPage(web, c));
  app.post(datos.conservaciones, (c) => sendOrder(web, c));
  app.post(datos.levantar, (c) => sendLift(web, c));
  app.get(request, (c) => requestPage(web, c));
  app.get(`${request}/copia`, (c) => copyDownload(web, c));
  app.post(`${request}/:verbo`, (c) => requestVerb(web, c));
  app.get(conservacion, (c) => conservacionPage(web, c));
  app.post(conservacion, (c) => sendConservacion(web, c));

  // A form's own address, opened or reloaded after a refusal, leads to the page the form is on.
  app.get(datos.levantar, (c) => seeOther(c, datos.conservaciones));
  app.get(`${request}/:verbo`, (c) => seeOther(c, datos.peticion(c.req.param('id'))));
}
