/** The staff console: its routes, as a table of contents. */
import type { Receipts } from '../actions/receipts.ts';
import { paths } from '../paths.ts';
import type { ChatHub } from '../web/chat/hub.ts';
import { integrationRoutes } from '../web/integraciones/integration-routes.ts';
import { seeOther } from '../web/pages.ts';
import type { Web, WebApp } from '../web/web.ts';
import { administrationPage } from './administracion/administration-page.ts';
import { addCalendarRoutes } from './administracion/calendario/calendar-door.ts';
import { escalasPage, sendEscala } from './administracion/escalas/escalas-page.ts';
import { sendRevive, statePage } from './administracion/estado/state-page.ts';
import { addStaffRoutes } from './administracion/personal/personal-door.ts';
import { addSettingsRoutes } from './administracion/settings-door.ts';
import { attachmentDownload } from './attachment-download.ts';
import { addAuditRoutes } from './auditoria/audit-door.ts';
import { searchPage } from './buscar/search-page.ts';
import { casePage } from './case-page.ts';
import { caseVerb } from './case-verb.ts';
import { deskDeadlinesPage } from './caso/deadlines-page.ts';
import { sendMentionRead } from './caso/mentions.ts';
import { sendCasePresence } from './caso/presence.ts';
import { addChatRoutes } from './chat/chat-door.ts';
import { addFiguresRoutes } from './cifras/figures-door.ts';
import { conversationDownload } from './conversation-download.ts';
import { addMailDeskRoutes } from './correo/mail-door.ts';
import { addDatosRoutes } from './datos/datos-routes.ts';
import { sendFilter, sendRemoveFilter } from './filtros/send-filter.ts';
import { homePage } from './home-page.ts';
import { addIngresoRoutes } from './ingreso/ingreso-door.ts';
import { administrationSurface, staffSurface } from './integraciones/desk-surfaces.ts';
import { lotePage, sendLote } from './lote/lote-page.ts';
import { loteResultPage } from './lote/lote-result-page.ts';
import { paperImage, paperPage } from './paper-page.ts';
import { sendTemplate, templatesPage } from './plantillas/templates-page.ts';
import { queuePage } from './queue-page.ts';
import { receiptDownload } from './receipt-download.ts';
import { addSalaRoutes } from './sala/sala-routes.ts';
import {
  sendAppCode,
  sendEndSession,
  sendNewPasskey,
  sendPasskeyStepUp,
  sendRemovePasskey,
  sendStepUp,
} from './security.ts';
import { securityPage } from './security-page.ts';
import { sendEnrolment, sendFirstStep, sendPasskey, sendSecondStep } from './sign-in.ts';
import { signInPage } from './sign-in-page.ts';
import { sendSignOut } from './sign-out.ts';

/** The same case as `paths.mesa` writes it, with the parts that vary. */
const caseRoute = '/mesa/solicitudes/:referencia';

export function deskDoor(receipts: Receipts, hub: ChatHub): (app: WebApp, web: Web) => void {
  return (app, web) => {
    // Before the routes of cases and conversations: the room is a zone of its own.
    addSalaRoutes(app, web);
    addMailDeskRoutes(app, web);
    addStaffRoutes(app, web);
    addIngresoRoutes(app, web);
    addCalendarRoutes(app, web);
    addSettingsRoutes(app, web, receipts);
    addDatosRoutes(app, web);
    addFiguresRoutes(app, web);
    addAuditRoutes(app, web);
    addRoutes(app, web, receipts);
    addChatRoutes(app, web, hub);
  };
}

function addRoutes(app: WebApp, web: Web, receipts: Receipts): void {
  const { mesa } = paths;
  app.get(mesa.ingresar, (c) => signInPage(web, c));
  app.post(mesa.ingresar, (c) => sendFirstStep(web, c));
  app.post(mesa.segundoPaso, (c) => sendSecondStep(web, c));
  app.post(mesa.inscribir, (c) => sendEnrolment(web, c));
  app.post(mesa.llave, (c) => sendPasskey(web, c));
  app.post(mesa.salir, (c) => sendSignOut(web, c));

  app.get(mesa.inicio, (c) => homePage(web, c));
  app.get(mesa.cola, (c) => queuePage(web, c));
  app.get(mesa.buscar, (c) => searchPage(web, c));
  app.post(mesa.filtros.guardar, (c) => sendFilter(web, c));
  app.post(mesa.filtros.quitar, (c) => sendRemoveFilter(web, c));
  for (const form of [mesa.filtros.guardar, mesa.filtros.quitar])
    app.get(form, (c) => seeOther(c, mesa.cola));
  app.get(mesa.lote.inicio, (c) => lotePage(web, c));
  app.post(mesa.lote.inicio, (c) => sendLote(web, c));
  app.get('/mesa/lote/:id', (c) => loteResultPage(web, c));
  app.get(caseRoute, (c) => casePage(web, c));
  app.get(`${caseRoute}/plazos`, (c) => deskDeadlinesPage(web, c));
  app.get(`${caseRoute}/adjuntos/:adjunto`, (c) => attachmentDownload(web, c));
  app.get(`${caseRoute}/conversaciones/:conversacion`, (c) => conversationDownload(web, c));
  app.get(`${caseRoute}/documentos/:adjunto/paginas`, (c) => paperPage(web, c));
  app.get(`${caseRoute}/documentos/:adjunto/paginas/:pagina/:version`, (c) => paperImage(web, c));
  app.get(`${caseRoute}/recibos/:evento`, (c) => receiptDownload(web, c, receipts));
  app.post(`${caseRoute}/presencia`, (c) => sendCasePresence(web, c));
  app.post(`${caseRoute}/:verbo`, (c) => caseVerb(web, c));
  app.post(mesa.mencionLeida, (c) => sendMentionRead(web, c));
  app.get(mesa.mencionLeida, (c) => seeOther(c, mesa.inicio));
  app.get(mesa.plantillas(), (c) => templatesPage(web, c));
  app.post(mesa.plantillas(), (c) => sendTemplate(web, c));

  integrationRoutes(app, web, staffSurface);
  integrationRoutes(app, web, administrationSurface);
  app.get(mesa.administracion.inicio, (c) => administrationPage(web, c));
  app.get(mesa.escalas, (c) => escalasPage(web, c));
  app.post(mesa.escalas, (c) => sendEscala(web, c));
  app.get(mesa.estado, (c) => statePage(web, c));
  app.post(mesa.repetirTarea, (c) => sendRevive(web, c));
  app.get(mesa.repetirTarea, (c) => seeOther(c, mesa.estado));

  app.get(mesa.seguridad, (c) => securityPage(web, c));
  app.post(mesa.reforzar, (c) => sendStepUp(web, c));
  app.post(mesa.reforzarConLlave, (c) => sendPasskeyStepUp(web, c));
  app.post(mesa.codigos, (c) => sendAppCode(web, c));
  app.post(mesa.llaves, (c) => sendNewPasskey(web, c));
  app.post(mesa.quitarLlave, (c) => sendRemovePasskey(web, c));
  app.post(mesa.cerrarSesion, (c) => sendEndSession(web, c));

  // A form's own address, opened or reloaded after a refusal, leads to the page the form is on.
  for (const step of [mesa.segundoPaso, mesa.inscribir, mesa.llave]) app.get(step, (c) => signInPage(web, c));
  for (const form of [mesa.reforzar, mesa.reforzarConLlave, mesa.codigos, mesa.llaves, mesa.quitarLlave]) {
    app.get(form, (c) => seeOther(c, mesa.seguridad));
  }
  app.get(`${caseRoute}/:verbo`, (c) => seeOther(c, mesa.solicitud(c.req.param('referencia'))));
}
