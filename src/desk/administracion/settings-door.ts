/** What the agency sets by itself: the routes, as a table of contents. */
import type { Receipts } from '../../actions/receipts.ts';
import { paths } from '../../paths.ts';
import { seeOther } from '../../web/pages.ts';
import type { Web, WebApp } from '../../web/web.ts';
import { historyPage } from './historia/history-page.ts';
import { keysPage } from './llaves/keys-page.ts';
import { doorsPage, sendDoors } from './puertas/doors-page.ts';
import { sendLetter, sendNotices, textsPage } from './textos/texts-page.ts';

export function addSettingsRoutes(app: WebApp, web: Web, receipts: Receipts): void {
  const { ajustes } = paths.mesa;
  app.get(ajustes.historia, (c) => historyPage(web, c));
  app.get(ajustes.puertas, (c) => doorsPage(web, c));
  app.post(ajustes.puertas, (c) => sendDoors(web, c));
  app.get(ajustes.textos, (c) => textsPage(web, c));
  app.post(ajustes.textos, (c) => sendLetter(web, c));
  app.post(ajustes.avisos, (c) => sendNotices(web, c));
  app.get(ajustes.llaves, (c) => keysPage(web, c, receipts));
  // A form's own address, opened or reloaded after a refusal, leads to the page the form is on.
  app.get(ajustes.avisos, (c) => seeOther(c, ajustes.textos));
}
