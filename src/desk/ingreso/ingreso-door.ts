/** The routes of how staff prove who they are: at the institution, with recovery codes, and how the administration sets it. */
import { paths } from '../../paths.ts';
import { seeOther } from '../../web/pages.ts';
import type { Web, WebApp } from '../../web/web.ts';
import {
  ingresoPage,
  sendIngreso,
  sendTieIdentity,
  sendUntieIdentity,
} from '../administracion/ingreso/ingreso-page.ts';
import { signInPage } from '../sign-in-page.ts';
import {
  leaveForProvider,
  receiveLogoutOrder,
  returnFromProvider,
  sendTie,
  signedOutPage,
} from './institutional.ts';
import { sendMakeRecoveryCodes, sendRecoveryCode } from './recovery.ts';

export function addIngresoRoutes(app: WebApp, web: Web): void {
  const { institucional, recuperar, codigosDeRecuperacion, seguridad, ingreso } = paths.mesa;
  app.get(institucional.ir, (c) => leaveForProvider(web, c));
  app.get(institucional.regreso, (c) => returnFromProvider(web, c));
  app.post(institucional.vincular, (c) => sendTie(web, c));
  app.get(institucional.salida, (c) => signedOutPage(web, c));
  app.post(institucional.orden, (c) => receiveLogoutOrder(web, c));
  app.post(recuperar, (c) => sendRecoveryCode(web, c));
  app.post(codigosDeRecuperacion, (c) => sendMakeRecoveryCodes(web, c));
  // A form's own address, opened or reloaded after a refusal, leads to the page the form is on.
  for (const form of [institucional.vincular, recuperar]) app.get(form, (c) => signInPage(web, c));
  app.get(codigosDeRecuperacion, (c) => seeOther(c, seguridad));

  app.get(ingreso.inicio, (c) => ingresoPage(web, c));
  app.post(ingreso.inicio, (c) => sendIngreso(web, c));
  app.post(ingreso.vincular, (c) => sendTieIdentity(web, c));
  app.post(ingreso.desvincular, (c) => sendUntieIdentity(web, c));
  for (const form of [ingreso.vincular, ingreso.desvincular])
    app.get(form, (c) => seeOther(c, ingreso.inicio));
}
