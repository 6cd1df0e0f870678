/** The forms of the security page: each changes one proof of identity or ends a session. */
import { endOtherSessions, endSession } from '../actions/end-session.ts';
import { oweNotices } from '../actions/owe-notices.ts';
import { finishPasskeyRegistration, removePasskey } from '../actions/passkey-registration.ts';
import { finishPasskeyStepUp } from '../actions/passkey-sign-in.ts';
import { stepUp } from '../actions/step-up.ts';
import { confirmTotpEnrolment, startTotpEnrolment } from '../actions/totp-enrolment.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import { paths } from '../paths.ts';
import { type FormBody, first } from '../platform/http/form-body.ts';
import { sessionToken, setSession, sourceOf } from '../web/entry.ts';
import { seeOther } from '../web/pages.ts';
import { forgery, readForm } from '../web/post.ts';
import type { Web, WebContext } from '../web/web.ts';
import { deskRefusal } from './desk-page.ts';
import { enrolmentIn } from './enrolment-fields.ts';
import { requireStaff, type Staff } from './require-staff.ts';
import { type securityNews, securityPurpose, showSecurity } from './security-page.ts';
import { passkeyAnswerIn } from './sign-in.ts';

type Sent = { readonly staff: Staff; readonly body: FormBody };

/** The person and the form, or the answer that stops it. */
async function receive(web: Web, c: WebContext): Promise<Sent | Response> {
  const staff = requireStaff(c, paths.mesa.seguridad);
  if (staff instanceof Response) return staff;
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, { text: 'Volver', href: paths.mesa.seguridad });
  const forged = forgery(web, c, securityPurpose, body);
  return forged === null ? { staff, body } : showSecurity(web, c, staff, { refusal: forged });
}

/** Says what was done, or shows the page again with the reason why not. */
function answer(
  web: Web,
  c: WebContext,
  staff: Staff,
  outcome: Refusal | null,
  news: keyof typeof securityNews,
): Promise<Response> | Response {
  return outcome === null
    ? seeOther(c, `${paths.mesa.seguridad}?hecho=${news}`)
    : showSecurity(web, c, staff, { refusal: outcome });
}

function proved(
  web: Web,
  c: WebContext,
  staff: Staff,
  renewed: { readonly token: string } | Refusal,
): Promise<Response> | Response {
  if (isRefusal(renewed)) return showSecurity(web, c, staff, { refusal: renewed });
  setSession(web, c, renewed.token);
  return seeOther(c, `${paths.mesa.seguridad}?hecho=confirmada`);
}

export async function sendStepUp(web: Web, c: WebContext): Promise<Response> {
  const sent = await receive(web, c);
  if (sent instanceof Response) return sent;
  return proved(web, c, sent.staff, await stepUp(web.deps, sent.staff.session, first(sent.body, 'clave')));
}

export async function sendPasskeyStepUp(web: Web, c: WebContext): Promise<Response> {
  const sent = await receive(web, c);
  if (sent instanceof Response) return sent;
  const { staff, body } = sent;
  return proved(web, c, staff, await finishPasskeyStepUp(web.deps, staff.session, passkeyAnswerIn(body)));
}

/** Without `ficha` it begins an enrolment; with it and a right code it is taken into use. */
export async function sendAppCode(web: Web, c: WebContext): Promise<Response> {
  const sent = await receive(web, c);
  if (sent instanceof Response) return sent;
  const { staff, body } = sent;
  const who = { session: staff.session };
  if (first(body, 'ficha') === '') {
    const begun = await startTotpEnrolment(web.deps, who);
    return showSecurity(web, c, staff, isRefusal(begun) ? { refusal: begun } : { enrolment: begun });
  }
  const enrolment = enrolmentIn(body);
  const outcome = await confirmTotpEnrolment(web.deps, who, {
    source: sourceOf(web, c),
    previousToken: sessionToken(web, c),
    ficha: enrolment.ficha,
    codigo: first(body, 'codigo'),
    avisar: oweNotices(web.deps),
  });
  return isRefusal(outcome)
    ? showSecurity(web, c, staff, { refusal: outcome, enrolment })
    : answer(web, c, staff, null, 'codigos');
}

export async function sendNewPasskey(web: Web, c: WebContext): Promise<Response> {
  const sent = await receive(web, c);
  if (sent instanceof Response) return sent;
  const outcome = await finishPasskeyRegistration(web.deps, sent.staff.session, {
    respuesta: passkeyAnswerIn(sent.body),
    nombre: first(sent.body, 'nombre'),
    avisar: oweNotices(web.deps),
  });
  return answer(web, c, sent.staff, outcome, 'llave');
}

export async function sendRemovePasskey(web: Web, c: WebContext): Promise<Response> {
  const sent = await receive(web, c);
  if (sent instanceof Response) return sent;
  const outcome = await removePasskey(web.deps, sent.staff.session, {
    id: first(sent.body, 'id'),
    avisar: oweNotices(web.deps),
  });
  return answer(web, c, sent.staff, outcome, 'llave-quitada');
}

export async function sendEndSession(web: Web, c: WebContext): Promise<Response> {
  const sent = await receive(web, c);
  if (sent instanceof Response) return sent;
  const id = first(sent.body, 'id');
  if (id === 'otras') {
    await endOtherSessions(web.deps, sent.staff.session);
    return answer(web, c, sent.staff, null, 'sesiones');
  }
  return answer(web, c, sent.staff, await endSession(web.deps, sent.staff.session, id), 'sesion');
}
