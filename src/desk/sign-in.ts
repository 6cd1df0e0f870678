/** The steps of a staff sign-in as they are sent; the last one opens the session and goes where the person was going. */
import type { HalfSignIn } from '../actions/half-sign-in.ts';
import type { SignedIn } from '../actions/open-session.ts';
import { oweNotices } from '../actions/owe-notices.ts';
import { finishPasskeySignIn } from '../actions/passkey-sign-in.ts';
import { finishStaffSignIn, startStaffSignIn } from '../actions/staff-sign-in.ts';
import { confirmTotpEnrolment } from '../actions/totp-enrolment.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import { paths, safeReturn } from '../paths.ts';
import { type FormBody, first } from '../platform/http/form-body.ts';
import { effortFields, effortSentence, enterAs, readEffort, sessionToken, sourceOf } from '../web/entry.ts';
import { seeOther } from '../web/pages.ts';
import { pendingOf, readCarryingForm } from '../web/pending-form.ts';
import { forgery } from '../web/post.ts';
import type { Web, WebContext } from '../web/web.ts';
import { continuePage } from './continue-page.ts';
import { deskRefusal } from './desk-page.ts';
import { enrolmentIn } from './enrolment-fields.ts';
import { type SecondStep, secondStepPurpose, showSecondStep } from './second-step-page.ts';
import { type Carried, showSignInPage, signInPurpose } from './sign-in-page.ts';

const carriedIn = (body: FormBody): Carried => ({
  volver: safeReturn(first(body, 'volver'), paths.mesa.inicio),
  pendiente: pendingOf(body),
});

/** Which proofs to show again is only what the page shows: the actions ask the account itself. */
export const stepIn = (body: FormBody): Carried & HalfSignIn => ({
  ...carriedIn(body),
  half: first(body, 'half'),
  totp: first(body, 'totp') === '1',
  passkey: first(body, 'passkey') === '1',
});

/** Opens the desk where the person was going, or offers again what she was sending. */
export async function enterCarried(
  web: Web,
  c: WebContext,
  entry: SignedIn,
  carried: Carried,
): Promise<Response> {
  await enterAs(web, c, entry);
  return carried.pendiente === ''
    ? seeOther(c, carried.volver)
    : continuePage(web, c, carried.volver, carried.pendiente);
}

export const entryOf = (web: Web, c: WebContext) => ({
  source: sourceOf(web, c),
  previousToken: sessionToken(web, c),
});

const startAgain = { text: 'Ingresar', href: paths.mesa.ingresar };

/** Answers with the second step; no session yet. */
export async function sendFirstStep(web: Web, c: WebContext): Promise<Response> {
  const body = await readCarryingForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, startAgain);
  const typed = { ...carriedIn(body), usuario: first(body, 'usuario') };
  const forged = forgery(web, c, signInPurpose, body);
  if (forged !== null) return showSignInPage(web, c, { ...typed, refusal: forged });
  const begun = await startStaffSignIn(web.deps, {
    usuario: typed.usuario,
    clave: first(body, 'clave'),
    source: sourceOf(web, c),
    effort: readEffort(body),
  });
  if (!isRefusal(begun)) return showSecondStep(web, c, { ...typed, ...begun });
  if (!('effort' in begun)) return showSignInPage(web, c, { ...typed, refusal: begun });
  const refusal = { ...begun, sentence: effortSentence(begun.effort) };
  return showSignInPage(web, c, { ...typed, refusal, extra: effortFields(begun.effort) });
}

/** A half sign-in that is over begins again; anything else shows the step again. */
export function againSecondStep(
  web: Web,
  c: WebContext,
  step: SecondStep,
  refusal: Refusal,
): Promise<Response> {
  return refusal.code === 'sesion-terminada'
    ? showSignInPage(web, c, { ...step, refusal })
    : showSecondStep(web, c, { ...step, refusal });
}

export async function sendSecondStep(web: Web, c: WebContext): Promise<Response> {
  const body = await readCarryingForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, startAgain);
  const step = stepIn(body);
  const entry =
    forgery(web, c, secondStepPurpose, body) ??
    (await finishStaffSignIn(web.deps, {
      ...entryOf(web, c),
      half: step.half,
      codigo: first(body, 'codigo'),
    }));
  return isRefusal(entry) ? againSecondStep(web, c, step, entry) : enterCarried(web, c, entry, step);
}

export async function sendEnrolment(web: Web, c: WebContext): Promise<Response> {
  const body = await readCarryingForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, startAgain);
  const step = stepIn(body);
  const { ficha } = enrolmentIn(body);
  const entry =
    forgery(web, c, secondStepPurpose, body) ??
    (await confirmTotpEnrolment(
      web.deps,
      { half: step.half },
      { ...entryOf(web, c), ficha, codigo: first(body, 'codigo'), avisar: oweNotices(web.deps) },
    )) ??
    refuse('sesion-terminada');
  return isRefusal(entry)
    ? againSecondStep(web, c, { ...step, enrolment: enrolmentIn(body) }, entry)
    : enterCarried(web, c, entry, step);
}

/** What the island put there: the browser's own answer as JSON, or nothing of use. */
export function passkeyAnswerIn(body: FormBody): unknown {
  try {
    return JSON.parse(first(body, 'respuesta'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** With a half sign-in it is the second step, without one the whole. */
export async function sendPasskey(web: Web, c: WebContext): Promise<Response> {
  const body = await readCarryingForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, startAgain);
  const step = stepIn(body);
  const half = step.half === '' ? null : step.half;
  const entry =
    forgery(web, c, half === null ? signInPurpose : secondStepPurpose, body) ??
    (await finishPasskeySignIn(web.deps, {
      ...entryOf(web, c),
      half,
      respuesta: passkeyAnswerIn(body),
    }));
  if (!isRefusal(entry)) return enterCarried(web, c, entry, step);
  return half === null
    ? showSignInPage(web, c, { ...step, refusal: entry })
    : againSecondStep(web, c, step, entry);
}
