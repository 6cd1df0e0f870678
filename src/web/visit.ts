/** Opens a visit: who is at the window, by their cookie, and the nonce of the answer. */
import { readSession } from '../actions/read-session.ts';
import { readCookie, setCookie } from '../platform/cookies.ts';
import { formToken, isFormToken } from '../platform/csrf.ts';
import type { Signer } from '../platform/signer.ts';
import type { FormPurpose, Visit, Web, WebContext } from './web.ts';

export const sessionCookie = 'sesion';
export const anonymousCookie = 'visita';

const nonceBytes = 16;
const saltBytes = 9;

/** Asks the database only where there is a session cookie. */
export async function openVisit(web: Web, c: WebContext, network: string): Promise<Visit> {
  const { deps, secure } = web;
  const header = c.env.incoming.headers.cookie;
  const token = readCookie(header, sessionCookie, secure);
  const session = token === null ? null : await readSession(deps, token);
  const anonymous = readCookie(header, anonymousCookie, secure);
  return {
    nonce: deps.ids.randomToken(nonceBytes),
    actor: session?.actor ?? { clase: 'publico' },
    session,
    network,
    anonymous: { value: anonymous ?? deps.ids.randomToken(nonceBytes), isNew: anonymous === null },
  };
}

const signerOf = ({ deps }: Web): Signer => ({
  sign: (text) => deps.keys.mac('formulario', text),
  isSigned: (text, signature) => deps.keys.macIs('formulario', text, signature),
});

const holderOf = (visit: Visit) => visit.session?.huella ?? `anonimo:${visit.anonymous.value}`;

/** The hidden `_csrf` field of a form of this visit. */
export function tokenFor(web: Web, visit: Visit, purpose: FormPurpose): string {
  return formToken(
    signerOf(web),
    { holder: holderOf(visit), purpose },
    web.deps.clock.nowMs(),
    web.deps.ids.randomToken(saltBytes),
  );
}

export function holdsToken(web: Web, visit: Visit, purpose: FormPurpose, token: string): boolean {
  return isFormToken(signerOf(web), { holder: holderOf(visit), purpose }, web.deps.clock.nowMs(), token);
}

/** Binds an anonymous visitor's forms to their browser; call it on every page that shows a form to one. */
export function rememberVisitor(web: Web, c: WebContext, visit: Visit): void {
  if (visit.session === null && visit.anonymous.isNew) {
    c.header(
      'set-cookie',
      setCookie({ name: anonymousCookie, value: visit.anonymous.value, secure: web.secure }),
      { append: true },
    );
  }
}
