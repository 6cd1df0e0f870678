/** The sealed web door: everything under /denuncias, apart from the rest of the site and without knowing who is there. */
import { Hono } from 'hono';
import { refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { DatabaseFault } from '../../platform/database-fault.ts';
import { PasswordsBusy } from '../../platform/passwords.ts';
import type { Door, Web, WebApp, WebContext, WebEnv } from '../../web/web.ts';
import { removeFile, showFiles, takeFiles } from './files-page.ts';
import { chooseMatter, showAdvice, showMatter } from './matter-pages.ts';
import { saveQuestions, showQuestions } from './question-page.ts';
import { leaveQuickly } from './quick-exit.ts';
import { comeBack, showReturn } from './return-page.ts';
import { send, showReview } from './review-page.ts';
import { type Room, roomOf, unknownVisit } from './room.ts';
import { roomRefusal } from './room-page.ts';
import { showStart } from './start-page.ts';
import { addFiles, sendFile, showThread, writeMessage } from './thread-page.ts';
import { confirmWords, showDone, showWords } from './words-page.ts';

/** What broke, in words that are not the error's own: those may quote what was typed. */
function codeOf(error: unknown): string {
  if (error instanceof DatabaseFault) return error.kind;
  return error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^[A-Z0-9_]{1,40}$/.test(error.code)
    ? error.code
    : 'fallo';
}

/** A line of the log holds a code and nothing else: no address, no path, no words. */
function answerFault(room: Room, c: WebContext, error: unknown): Response {
  const isBusy = error instanceof PasswordsBusy || (error instanceof DatabaseFault && error.retry);
  if (!isBusy) room.web.deps.log.error('denuncias-fallo', { code: codeOf(error) });
  c.header('retry-after', '5');
  const sentence = isBusy
    ? 'Hay muchas personas a la vez. Espere unos segundos y repita lo último que hizo: nada se pierde y nada se hace dos veces.'
    : 'Algo falló de nuestro lado. Lo que había guardado se conserva: espere un momento y repita lo último que hizo.';
  return roomRefusal(room, c, { status: 503, sentence });
}

function addRoutes(app: WebApp, room: Room): void {
  const { denuncias } = paths;
  const page = (c: WebContext): number => Number(c.req.param('n'));
  app.get(denuncias.inicio, (c) => showStart(room, c));
  app.get(denuncias.nueva, (c) => showMatter(room, c));
  app.post(denuncias.nueva, (c) => chooseMatter(room, c));
  app.get(denuncias.antes, (c) => showAdvice(room, c));
  app.get(denuncias.archivos, (c) => showFiles(room, c));
  app.post(denuncias.archivos, (c) => takeFiles(room, c));
  app.post(denuncias.quitarArchivo, (c) => removeFile(room, c));
  app.get(denuncias.revisar, (c) => showReview(room, c));
  app.post(denuncias.enviar, (c) => send(room, c));
  app.get('/denuncias/nueva/:n{[0-9]{1,2}}', (c) => showQuestions(room, c, page(c)));
  app.post('/denuncias/nueva/:n{[0-9]{1,2}}', (c) => saveQuestions(room, c, page(c)));
  app.get(denuncias.palabras, (c) => showWords(room, c));
  app.post(denuncias.palabras, (c) => confirmWords(room, c));
  app.get(denuncias.listo, (c) => showDone(room, c));
  app.get(denuncias.volver, (c) => showReturn(room, c));
  app.post(denuncias.volver, (c) => comeBack(room, c));
  app.get(denuncias.hilo, (c) => showThread(room, c));
  app.post(denuncias.mensajes, (c) => writeMessage(room, c));
  app.post(denuncias.hiloArchivos, (c) => addFiles(room, c));
  app.get('/denuncias/hilo/archivos/:pieza', (c) => sendFile(room, c, c.req.param('pieza')));
  app.post(denuncias.salir, (c) => leaveQuickly(room, c));
}

function addDoor(app: WebApp, web: Web): void {
  const room = roomOf(web);
  // Without a sealed trámite there is no such door, and its addresses are nobody's.
  if (room === null) return;
  const own = new Hono<WebEnv>();
  own.use('/denuncias/*', async (c, next) => {
    c.set('visit', unknownVisit(web));
    await next();
  });
  addRoutes(own, room);
  own.all('/denuncias', (c) => roomRefusal(room, c, refuse('no-encontrada')));
  own.all('/denuncias/*', (c) => roomRefusal(room, c, refuse('no-encontrada')));
  own.onError((error, c) => answerFault(room, c, error));
  app.route('/', own);
}

export const denunciasDoor: Door = Object.assign(addDoor, { beforeVisit: true as const });
