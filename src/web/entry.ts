/** What a sign-in needs to know of the browser, the cookies it leaves there, and the session it opens or ends. */
import type { Effort, EffortAsked } from '../actions/effort.ts';
import type { SignedIn } from '../actions/open-session.ts';
import { readSession } from '../actions/read-session.ts';
import { signOut } from '../actions/sign-out.ts';
import type { Source } from '../actions/source.ts';
import { clearCookie, readCookie, setCookie } from '../platform/cookies.ts';
import { type FormBody, first } from '../platform/http/form-body.ts';
import { proofOfWork } from '../ui/components/proof-of-work.ts';
import { type Html, html } from '../ui/html.ts';
import { deviceWords } from './device-words.ts';
import { sessionCookie } from './visit.ts';
import type { Web, WebContext } from './web.ts';

/** Tells this browser's later mistakes from strangers' guesses; opens nothing. */
const deviceCookie = 'dispositivo';

export function sourceOf({ secure }: Web, c: WebContext): Source {
  const { headers } = c.env.incoming;
  return {
    network: c.var.visit.network,
    device: readCookie(headers.cookie, deviceCookie, secure),
    equipo: deviceWords(headers['user-agent']),
  };
}

export function sessionToken({ secure }: Web, c: WebContext): string | null {
  return readCookie(c.env.incoming.headers.cookie, sessionCookie, secure);
}

/** The session's cookie ends with the browser; the device's stays. */
export function setSession({ secure }: Web, c: WebContext, token: string): void {
  c.header('set-cookie', setCookie({ name: sessionCookie, value: token, secure }), { append: true });
}

/** Leaves the cookies of a sign-in. What this answer still shows belongs to the session just opened, tokens included. */
export async function enterAs(web: Web, c: WebContext, entry: SignedIn): Promise<void> {
  const { token, device, deviceMaxAgeSeconds, actor } = entry;
  setSession(web, c, token);
  const kept = { name: deviceCookie, value: device, secure: web.secure, maxAgeSeconds: deviceMaxAgeSeconds };
  c.header('set-cookie', setCookie(kept), { append: true });
  const session = await readSession(web.deps, token);
  c.set('visit', { ...c.var.visit, session, actor: session?.actor ?? actor });
}

/** Ends the session in the database, and so in every process at once. */
export async function leave(web: Web, c: WebContext): Promise<void> {
  const token = sessionToken(web, c);
  if (token !== null) await signOut(web.deps, token);
  c.header('set-cookie', clearCookie(sessionCookie, web.secure), { append: true });
}

const fields = { challenge: '_prueba', nonce: '_nonce', wait: '_espera' } as const;

/** The effort a form carries, as `effortFields` put it there. */
export function readEffort(body: FormBody): Effort {
  return {
    challenge: first(body, fields.challenge),
    nonce: first(body, fields.nonce),
    wait: first(body, fields.wait),
  };
}

/** What to do next, for both kinds of browser; nobody knows here which of the two is reading. */
export function effortSentence({ wait, waitSeconds }: EffortAsked['effort']): string {
  const waiting = wait === null ? 'unos minutos' : `${waitSeconds} segundos`;
  return `Hubo muchos intentos. Envíe el formulario otra vez: antes, su navegador hará una breve comprobación de seguridad. Si no usa JavaScript, espere ${waiting} y envíelo.`;
}

/** The work a browser does by itself; without JavaScript, the words say to wait and the ticket makes waiting count. */
export function effortFields({ challenge, bits, wait, waitSeconds }: EffortAsked['effort']): Html {
  const fallback =
    wait === null
      ? html`<p class="govuk-body">Espere unos minutos antes de enviar el formulario otra vez.</p>`
      : html`<p class="govuk-body">Espere ${waitSeconds} segundos antes de enviar el formulario otra vez.</p>`;
  return html`<input type="hidden" name="${fields.challenge}" value="${challenge}">${wait !== null && html`<input type="hidden" name="${fields.wait}" value="${wait}">`}
${proofOfWork({ name: fields.nonce, challenge, bits, fallback })}`;
}
