/** The addresses of what an entity is asked, and of whoever says not to be paid. */
import { leerReferencia } from '../../domain/solicitud/referencia.ts';
import type { Web, WebApp } from '../../web/web.ts';
import {
  downloadOfEntity,
  sendConfirmPayment,
  sendConfirmPaymentByLink,
  showConfirmPayment,
  showConfirmPaymentByLink,
} from './confirm-payment-page.ts';
import { sendRequerimiento, showRequerimiento } from './requerimiento-page.ts';

export function requerimientoRoutes(app: WebApp, web: Web): void {
  const referenceOf = (raw: string) => leerReferencia(raw) ?? '';
  const ofEntity = '/requerimientos/:token';
  const byLink = '/confirmar-pago/:token';
  const own = '/solicitudes/:referencia/confirmar-pago';
  app.get(ofEntity, (c) => showRequerimiento(web, c, c.req.param('token')));
  app.post(ofEntity, (c) => sendRequerimiento(web, c, c.req.param('token')));
  app.get(byLink, (c) => showConfirmPaymentByLink(web, c, c.req.param('token')));
  app.get(`${byLink}/adjuntos/:id`, (c) => downloadOfEntity(web, c, c.req.param('token'), c.req.param('id')));
  app.post(byLink, (c) => sendConfirmPaymentByLink(web, c, c.req.param('token')));
  app.get(own, (c) => showConfirmPayment(web, c, referenceOf(c.req.param('referencia'))));
  app.post(own, (c) => sendConfirmPayment(web, c, referenceOf(c.req.param('referencia'))));
}
