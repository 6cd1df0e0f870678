/** Signing in with the RUC, user and password that suppliers and entities know; nothing typed before is lost. */
import { signIn } from '../../actions/sign-in.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { esSolicitante } from '../../domain/solicitud/actor.ts';
import { paths, safeReturn } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import {
  effortFields,
  effortSentence,
  enterAs,
  readEffort,
  sessionToken,
  sourceOf,
} from '../../web/entry.ts';
import { seeOther } from '../../web/pages.ts';
import { pendingOf, readCarryingForm } from '../../web/pending-form.ts';
import { forgery } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { signInPage, signInPurpose } from '../../web/sign-in-page.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { continuePage } from './continue-page.ts';

export function showSignIn(web: Web, c: WebContext): Response {
  const volver = safeReturn(c.req.query('volver'), paths.misSolicitudes);
  return esSolicitante(c.var.visit.actor) ? seeOther(c, volver) : signInPage(web, c, { volver });
}

export async function sendSignIn(web: Web, c: WebContext): Promise<Response> {
  const body = await readCarryingForm(c);
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
  await enterAs(web, c, outcome);
  if (pendiente === '') return seeOther(c, volver);
  return continuePage(web, c, volver, pendiente);
}
