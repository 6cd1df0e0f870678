/** Signing in with the RUC, user and password that suppliers and entities know; nothing typed before is lost. */
import { readSession } from '../../actions/read-session.ts';
import { signIn } from '../../actions/sign-in.ts';
import { limits } from '../../domain/limits.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { esSolicitante } from '../../domain/solicitud/actor.ts';
import { paths, safeReturn } from '../../paths.ts';
import { type FormBody, first, parseForm, readBody } from '../../platform/http/form-body.ts';
import { seeOther } from '../../web/pages.ts';
import { pendingOf } from '../../web/pending-form.ts';
import { forgery } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { signInPage, signInPurpose } from '../../web/sign-in-page.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { continuePage } from './continue-page.ts';
import {
  effortFields,
  effortSentence,
  readEffort,
  rememberDevice,
  sessionToken,
  setSession,
  sourceOf,
} from './entry.ts';

const formType = 'application/x-www-form-urlencoded';

/** A form inside a form: what was typed once percent-encoded is encoded again. */
const bytesMax = 2 * limits.requestBodyBytesMax;

async function readSignIn(c: WebContext): Promise<FormBody | Refusal> {
  const { incoming } = c.env;
  if (!(incoming.headers['content-type'] ?? '').toLowerCase().startsWith(formType))
    return refuse('peticion-ilegible');
  const body = await readBody(incoming, bytesMax);
  if (body === 'too-large') return refuse('peticion-muy-grande');
  return body === 'cut-off' ? refuse('peticion-ilegible') : parseForm(body.toString('utf8'));
}

export function showSignIn(web: Web, c: WebContext): Response {
  const volver = safeReturn(c.req.query('volver'), paths.misSolicitudes);
  return esSolicitante(c.var.visit.actor) ? seeOther(c, volver) : signInPage(web, c, { volver });
}

export async function sendSignIn(web: Web, c: WebContext): Promise<Response> {
  const body = await readSignIn(c);
  if (isRefusal(body)) return refusalPage(web, c, body, { text: 'Ingresar', href: paths.ingresar });
  const volver = safeReturn(first(body, 'volver'), paths.misSolicitudes);
  const pendiente = pendingOf(body);
  const typed = { volver, pendiente, ruc: first(body, 'ruc'), usuario: first(body, 'usuario') };
  const forged = forgery(web, c, signInPurpose, body);
  if (forged !== null) return signInPage(web, c, { ...typed, refusal: forged });
  const outcome = await signIn(web.deps, {
    ruc: typed.ruc,
    usuario: typed.usuario,
    clave: first(body, 'clave'),
    source: sourceOf(web, c),
    previousToken: sessionToken(web, c),
    effort: readEffort(body),
  });
  if (isRefusal(outcome)) {
    if (!('effort' in outcome)) return signInPage(web, c, { ...typed, refusal: outcome });
    const refusal = { ...outcome, sentence: effortSentence(outcome.effort) };
    return signInPage(web, c, { ...typed, refusal, extra: effortFields(outcome.effort) });
  }
  setSession(web, c, outcome.token);
  rememberDevice(web, c, outcome);
  if (pendiente === '') return seeOther(c, volver);
  // The page that follows belongs to the session just opened: its token and its header are that person's.
  const session = await readSession(web.deps, outcome.token);
  c.set('visit', { ...c.var.visit, session, actor: outcome.actor });
  return continuePage(web, c, volver, pendiente);
}
