/** Receipts: their download for whoever filed, and the public pages that verify them. */
import type { Receipts } from '../../actions/receipts.ts';
import { leerReferencia } from '../../domain/solicitud/referencia.ts';
import { paths } from '../../paths.ts';
import type { Web, WebApp } from '../../web/web.ts';
import { downloadReceipt } from './receipt-download.ts';
import { showVerification, showVerified } from './verification-page.ts';

export function receiptsDoor(receipts: Receipts): (app: WebApp, web: Web) => void {
  return (app, web) => {
    app.get('/solicitudes/:referencia/recibos/:evento', (c) => {
      const { referencia, evento } = c.req.param();
      return downloadReceipt(web, c, receipts, leerReferencia(referencia) ?? '', evento);
    });
    app.get(paths.verificar, (c) => showVerification(web, c));
    app.get('/verificar/:codigo', (c) => showVerified(web, c, c.req.param('codigo')));
  };
}
