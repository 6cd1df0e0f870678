/** The mail desk: its routes, as a table of contents. */
import { paths } from '../../paths.ts';
import { seeOther } from '../../web/pages.ts';
import type { Web, WebApp } from '../../web/web.ts';
import { convertPage, sendConvert } from './convert-page.ts';
import { mailFileDownload, rawMailDownload } from './mail-downloads.ts';
import { mailInboxPage } from './mail-inbox-page.ts';
import { mailPage } from './mail-page.ts';
import { mailUploadPage, sendMailUpload } from './mail-upload-page.ts';
import { mailVerb } from './mail-verb.ts';
import { threadPage } from './thread-page.ts';
import { threadVerb } from './thread-verb.ts';

/** The same thread and mail as `paths.mesa.correo` writes them, with the parts that vary. */
const thread = '/mesa/correo/hilos/:id';
const mail = '/mesa/correo/mensajes/:id';

export function addMailDeskRoutes(app: WebApp, web: Web): void {
  const { correo } = paths.mesa;
  app.get(correo.inicio, (c) => mailInboxPage(web, c));
  app.get(correo.subir, (c) => mailUploadPage(web, c));
  app.post(correo.subir, (c) => sendMailUpload(web, c));

  app.get(thread, (c) => threadPage(web, c));
  app.get(`${thread}/convertir/:tramite`, (c) => convertPage(web, c));
  app.post(`${thread}/convertir/:tramite`, (c) => sendConvert(web, c));
  app.post(`${thread}/:verbo`, (c) => threadVerb(web, c));

  app.get(mail, (c) => mailPage(web, c));
  app.get(`${mail}/crudo`, (c) => rawMailDownload(web, c));
  app.get(`${mail}/adjuntos/:sha256`, (c) => mailFileDownload(web, c));
  app.post(`${mail}/:verbo`, (c) => mailVerb(web, c));

  // A form's own address, opened or reloaded after a refusal, leads to the page the form is on.
  app.get(`${thread}/:verbo`, (c) => seeOther(c, correo.hilo(c.req.param('id'))));
  app.get(`${mail}/:verbo`, (c) => seeOther(c, correo.mensaje(c.req.param('id'))));
}
