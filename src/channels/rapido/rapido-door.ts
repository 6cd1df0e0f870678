/** Trámite Rápido on the web: from "Empezar" to the filed solicitud, one page at a time. */
import { paths } from '../../paths.ts';
import type { Web, WebApp } from '../../web/web.ts';
import { confirmCode, sendCode, showCode } from './code-page.ts';
import { sendDocuments, sendOneDocument, showDocuments } from './documents-page.ts';
import { membersTemplate } from './members-template.ts';
import { answerQuestions, showQuestions } from './question-page.ts';
import { resume } from './resume-page.ts';
import { discard, file, showReview } from './review-page.ts';
import { checkDates } from './schedule-check.ts';
import { showStart, start } from './start-page.ts';

export function rapidoDoor(app: WebApp, web: Web): void {
  const withSession = (id: string) =>
    web.deps.definiciones.porId(id)?.definicion.solicitante !== 'titular-sin-sesion';
  app.get('/tramites/:id/solicitar', (c, next) =>
    withSession(c.req.param('id')) ? showStart(web, c, c.req.param('id')) : next(),
  );
  app.post('/tramites/:id/solicitar', (c, next) =>
    withSession(c.req.param('id')) ? start(web, c, c.req.param('id')) : next(),
  );
  app.get('/borradores/:id', (c) => resume(web, c, c.req.param('id')));
  app.get('/borradores/:id/pagina/:pagina', (c) =>
    showQuestions(web, c, c.req.param('id'), Number(c.req.param('pagina'))),
  );
  app.post('/borradores/:id/pagina/:pagina', (c) =>
    answerQuestions(web, c, c.req.param('id'), Number(c.req.param('pagina'))),
  );
  app.post('/borradores/:id/comprobar', (c) => checkDates(web, c, c.req.param('id')));
  app.get('/borradores/:id/codigos/:campo', (c) => showCode(web, c, c.req.param('id'), c.req.param('campo')));
  app.post('/borradores/:id/codigos/:campo', (c) =>
    confirmCode(web, c, c.req.param('id'), c.req.param('campo')),
  );
  app.post('/borradores/:id/codigos/:campo/enviar', (c) =>
    sendCode(web, c, c.req.param('id'), c.req.param('campo')),
  );
  app.get(paths.plantillaDeSocios, (c) => membersTemplate(c));
  app.get('/borradores/:id/documentos', (c) => showDocuments(web, c, c.req.param('id')));
  app.post('/borradores/:id/documentos', (c) => sendDocuments(web, c, c.req.param('id')));
  app.post('/borradores/:id/documentos/:documento', (c) =>
    sendOneDocument(web, c, c.req.param('id'), c.req.param('documento')),
  );
  app.get('/borradores/:id/revisar', (c) => showReview(web, c, c.req.param('id')));
  app.post('/borradores/:id/presentar', (c) => file(web, c, c.req.param('id')));
  app.post('/borradores/:id/eliminar', (c) => discard(web, c, c.req.param('id')));
}
