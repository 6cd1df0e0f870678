/** The portal: catalogue, sign-in, one's own requests, public tracking. Each page has a file of its own. */
import { leerReferencia } from '../../domain/solicitud/referencia.ts';
import { paths } from '../../paths.ts';
import type { Web, WebApp, WebContext } from '../../web/web.ts';
import { showAccessibility } from './about-pages.ts';
import { sendEndOthers, sendEndSession, showAccount } from './account-page.ts';
import { downloadAttachment } from './attachment-download.ts';
import { sendMessage } from './case-messages.ts';
import { showCase } from './case-page.ts';
import { showCatalogue } from './catalogue-page.ts';
import { downloadConversation } from './conversation-download.ts';
import { sendCorrection, showCorrection } from './correction-page.ts';
import { codesList, placesList } from './data-lists.ts';
import { showDeadlines } from './deadlines-page.ts';
import { showDemoBricks, showDemoMail } from './demo-pages.ts';
import { downloadMyData, sendMyData, showMyData } from './my-data-page.ts';
import { showMyRequests } from './my-requests-page.ts';
import { sendNewPassword, showNewPassword } from './new-password-page.ts';
import { showNotice } from './notice-page.ts';
import { openPortal, type Portal } from './portal.ts';
import { showPrivacy } from './privacy-page.ts';
import { sendReopen, showReopen } from './reopen-page.ts';
import { requerimientoRoutes } from './requerimiento-routes.ts';
import { sendReset, showReset } from './reset-request-page.ts';
import { followShortLink } from './short-links.ts';
import { sendSignIn, showSignIn } from './sign-in.ts';
import { sendSignOut } from './sign-out.ts';
import { sendStepUp, showStepUp } from './step-up-page.ts';
import { tellOpenData } from './tell-open-data.ts';
import { showTracked, showTracking } from './tracking-page.ts';
import { showTramite } from './tramite-page.ts';
import { showTransparency } from './transparency-page.ts';
import { sendWithdraw, showWithdraw } from './withdraw-page.ts';

export function portalDoor(app: WebApp, web: Web): void {
  const portal = openPortal(web);
  catalogueRoutes(app, portal);
  resetRoutes(app, portal);
  accountRoutes(app, web);
  caseRoutes(app, web);
  requerimientoRoutes(app, web);

  app.get(paths.seguimiento, (c) => showTracking(web, c));
  app.get('/seguimiento/:referencia', (c) => showTracked(web, c, c.req.param('referencia')));
  app.get('/reprogramaciones/:referencia', (c) => showNotice(web, c, c.req.param('referencia')));

  app.get(paths.datosDpa, (c) => placesList(web, c));
  app.get(paths.datosCpc, (c) => codesList(web, c, 'cpc'));
  app.get(paths.datosCiiu, (c) => codesList(web, c, 'ciiu'));

  app.get(paths.transparencia, (c) => showTransparency(web, c, null));
  app.get('/transparencia/:mes', (c) => showTransparency(web, c, c.req.param('mes')));

  app.get(paths.accesibilidad, (c) => showAccessibility(web, c));
  app.get(paths.privacidad, (c) => showPrivacy(web, c));
  app.get(paths.demoBuzon, (c) => showDemoMail(web, c));
  app.get(paths.demoMuestrario, (c) => showDemoBricks(web, c));

  // Last: whatever is a single word and no page of another name.
  app.get('/:corto{[A-Za-z]+}', (c, next) => followShortLink(portal, c) ?? next());
}

function catalogueRoutes(app: WebApp, portal: Portal): void {
  app.get(paths.catalogo, (c) => {
    tellOpenData(c, null);
    return showCatalogue(portal, c);
  });
  app.get('/tramites/:id', (c) => {
    tellOpenData(c, c.req.param('id'));
    return showTramite(portal, c, c.req.param('id'));
  });
}

/** Trámites whose owner proves who they are by the answers; those of a session are another door's. */
function resetRoutes(app: WebApp, portal: Portal): void {
  const { web } = portal;
  const withoutSession = (id: string) => {
    const vigente = web.deps.definiciones.porId(id);
    return vigente?.definicion.solicitante === 'titular-sin-sesion' ? vigente : null;
  };
  app.get('/tramites/:id/solicitar', (c, next) => {
    const vigente = withoutSession(c.req.param('id'));
    return vigente === null ? next() : showReset(portal, c, vigente);
  });
  app.post('/tramites/:id/solicitar', (c, next) => {
    const vigente = withoutSession(c.req.param('id'));
    return vigente === null ? next() : sendReset(portal, c, vigente);
  });
  app.get('/clave/nueva/:token', (c) => showNewPassword(web, c, c.req.param('token')));
  app.post('/clave/nueva/:token', (c) => sendNewPassword(web, c, c.req.param('token')));
}

function accountRoutes(app: WebApp, web: Web): void {
  app.get(paths.ingresar, (c) => showSignIn(web, c));
  app.post(paths.ingresar, (c) => sendSignIn(web, c));
  app.post(paths.salir, (c) => sendSignOut(web, c));
  app.get(paths.miCuenta, (c) => showAccount(web, c));
  app.post(paths.cerrarSesion, (c) => sendEndSession(web, c));
  app.post(paths.cerrarOtras, (c) => sendEndOthers(web, c));
  app.get(paths.reforzar, (c) => showStepUp(web, c));
  app.post(paths.reforzar, (c) => sendStepUp(web, c));
  app.get(paths.misDatos, (c) => showMyData(web, c));
  app.post(paths.misDatos, (c) => sendMyData(web, c));
  app.get('/mis-datos/:id/copia', (c) => downloadMyData(web, c, c.req.param('id')));
  app.get(paths.misSolicitudes, (c) => showMyRequests(web, c));
}

/** A reference as people write it; what cannot be one is nobody's, and never reaches the database. */
const referenceOf = (raw: string): string => leerReferencia(raw) ?? '';

type CasePage = (web: Web, c: WebContext, referencia: string) => Response | Promise<Response>;

function caseRoutes(app: WebApp, web: Web): void {
  const at = '/solicitudes/:referencia';
  const form = (name: string, show: CasePage, send: CasePage) => {
    app.get(`${at}/${name}`, (c) => show(web, c, referenceOf(c.req.param('referencia'))));
    app.post(`${at}/${name}`, (c) => send(web, c, referenceOf(c.req.param('referencia'))));
  };
  app.get(at, (c) => showCase(web, c, referenceOf(c.req.param('referencia'))));
  app.post(`${at}/mensajes`, (c) => sendMessage(web, c, referenceOf(c.req.param('referencia'))));
  form('subsanar', showCorrection, sendCorrection);
  form('desistir', showWithdraw, sendWithdraw);
  form('reabrir', showReopen, sendReopen);
  app.get(`${at}/plazos`, (c) => showDeadlines(web, c, referenceOf(c.req.param('referencia'))));
  app.get(`${at}/conversaciones/:id`, (c) =>
    downloadConversation(web, c, referenceOf(c.req.param('referencia')), c.req.param('id')),
  );
  app.get(`${at}/adjuntos/:id`, (c) =>
    downloadAttachment(web, c, referenceOf(c.req.param('referencia')), c.req.param('id')),
  );
}
