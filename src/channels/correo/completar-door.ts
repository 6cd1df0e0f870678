/** The pages behind a link that was mailed: its routes, as a table of contents. */
import { paths } from '../../paths.ts';
import { seeOther } from '../../web/pages.ts';
import type { Web, WebApp } from '../../web/web.ts';
import { correctionPage, sendCorrection } from './completar-correction.ts';
import { completionPage } from './completar-page.ts';
import { reviewPage, sendFiling } from './completar-review.ts';
import { sendCompletion } from './completar-send.ts';
import { sendMessage } from './completar-status.ts';

/** The same pages as `paths.completarCorreo…` write them, with the part that varies. */
const route = '/correo/completar/:token';

export function completarDoor(app: WebApp, web: Web): void {
  app.get(route, (c) => completionPage(web, c));
  app.post(`${route}/archivos`, (c) => sendCompletion(web, c));
  app.get(`${route}/revisar`, (c) => reviewPage(web, c));
  app.post(`${route}/revisar`, (c) => sendFiling(web, c));
  app.get(`${route}/subsanar`, (c) => correctionPage(web, c));
  app.post(`${route}/subsanar`, (c) => sendCorrection(web, c));
  app.post(`${route}/mensajes`, (c) => sendMessage(web, c));

  // A form's own address, opened or reloaded after a refusal, leads to the page the form is on.
  for (const form of ['archivos', 'mensajes'])
    app.get(`${route}/${form}`, (c) => seeOther(c, paths.completarCorreo(c.req.param('token') ?? '')));
}
