/** Opens and closes the room in this browser. */
import { closeRoom } from '../../actions/sala/close-room.ts';
import { unlockRoom } from '../../actions/sala/unlock-room.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { paths, safeReturn } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import { continueForm, pendingOf, readCarryingForm } from '../../web/pending-form.ts';
import { forgery, readForm } from '../../web/post.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage } from '../desk-page.ts';
import { proveAgain } from './prove-again.ts';
import { requireRoomRole, salaRefusal } from './require-sala.ts';
import { forgetSala, keepSala, salaToken } from './sala-cookie.ts';
import { salaPurpose } from './sala-purpose.ts';
import { showUnlock } from './unlock-page.ts';

/** Only into the room itself. */
function within(volver: string): string {
  const { inicio } = paths.mesa.sala;
  const path = safeReturn(volver, inicio);
  return path === inicio || path.startsWith(`${inicio}/`) ? path : inicio;
}

export async function sendUnlock(web: Web, c: WebContext): Promise<Response> {
  const staff = requireRoomRole(web, c);
  if (staff instanceof Response) return staff;
  const body = await readCarryingForm(c);
  if (isRefusal(body)) return salaRefusal(web, c, body);
  const [volver, pendiente] = [within(first(body, 'volver')), pendingOf(body)];
  const again = (refusal: Refusal) => showUnlock(web, c, staff, { volver, pendiente, refusal });
  const forged = forgery(web, c, salaPurpose('abrir'), body);
  if (forged !== null) return again(forged);
  const proved = await proveAgain(web, c, staff, body);
  if (isRefusal(proved)) return again(proved);
  const opened = await unlockRoom(web.deps, proved.actor, first(body, 'frase'));
  if (isRefusal(opened)) return showUnlock(web, c, proved, { volver, pendiente, refusal: opened });
  keepSala(web, c, opened.token);
  if (pendiente === '') return seeOther(c, volver);
  return deskPage(web, c, {
    title: 'La sala está abierta',
    place: 'sala',
    main: html`<h1 class="govuk-heading-l">La sala está abierta</h1><p class="govuk-body">Lo que había escrito no se perdió.</p>${continueForm(web, c, volver, pendiente)}`,
  });
}

export async function sendClose(web: Web, c: WebContext): Promise<Response> {
  const staff = requireRoomRole(web, c);
  if (staff instanceof Response) return staff;
  const body = await readForm(c);
  if (isRefusal(body)) return salaRefusal(web, c, body);
  const forged = forgery(web, c, salaPurpose('cerrar'), body);
  if (forged !== null) return salaRefusal(web, c, forged);
  const token = salaToken(web, c);
  if (token !== null) await closeRoom(web.deps, token);
  forgetSala(web, c);
  // The browser forgets whatever it may have kept of what was read.
  c.header('clear-site-data', '"cache"');
  return seeOther(c, paths.mesa.inicio);
}
