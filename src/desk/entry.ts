/** What a staff sign-in needs to know of the browser, and the cookies it leaves there. */
import type { Effort, EffortAsked } from '../actions/effort.ts';
import type { SignedIn } from '../actions/open-session.ts';
import type { Source } from '../actions/source.ts';
import { readCookie, setCookie } from '../platform/cookies.ts';
import { type FormBody, first } from '../platform/http/form-body.ts';
import { proofOfWork } from '../ui/components/proof-of-work.ts';
import { type Html, html } from '../ui/html.ts';
import { sessionCookie } from '../web/visit.ts';
import type { Web, WebContext } from '../web/web.ts';

/** Tells this browser's later mistakes from strangers' guesses; opens nothing. */
const deviceCookie = 'dispositivo';
const agentCharsMax = 400;

const browserNames = [
  [/\bFirefox\//, 'Firefox'],
  [/\bEdg/, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bChrom/, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;
const systemNames = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
] as const;

/** «Firefox en Windows», for people to recognise a session by. */
function equipmentOf(agent: string | undefined): string {
  const text = (agent ?? '').slice(0, agentCharsMax);
  const nameIn = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([pattern]) => pattern.test(text))?.[1];
  const system = nameIn(systemNames);
  return `${nameIn(browserNames) ?? 'Navegador'}${system === undefined ? '' : ` en ${system}`}`;
}

export function sourceOf({ secure }: Web, c: WebContext): Source {
  const { cookie, 'user-agent': agent } = c.env.incoming.headers;
  return {
    network: c.var.visit.network,
    device: readCookie(cookie, deviceCookie, secure),
    equipo: equipmentOf(agent),
  };
}

export function sessionToken({ secure }: Web, c: WebContext): string | null {
  return readCookie(c.env.incoming.headers.cookie, sessionCookie, secure);
}

export function setSessionCookie({ secure }: Web, c: WebContext, token: string): void {
  c.header('set-cookie', setCookie({ name: sessionCookie, value: token, secure }), { append: true });
}

/** The session ends with the browser; the device is remembered for longer. */
export function setEntryCookies(web: Web, c: WebContext, entry: SignedIn): void {
  setSessionCookie(web, c, entry.token);
  const device = {
    name: deviceCookie,
    value: entry.device,
    secure: web.secure,
    maxAgeSeconds: entry.deviceMaxAgeSeconds,
  };
  c.header('set-cookie', setCookie(device), { append: true });
}

const fields = { challenge: '_prueba', nonce: '_nonce', wait: '_espera' } as const;

export function readEffort(body: FormBody): Effort {
  return {
    challenge: first(body, fields.challenge),
    nonce: first(body, fields.nonce),
    wait: first(body, fields.wait),
  };
}

/** The work a browser does by itself; without JavaScript, waiting counts instead. */
export function effortFields({ challenge, bits, wait, waitSeconds }: EffortAsked['effort']): Html {
  const seconds = wait === null ? 'unos minutos' : `${waitSeconds} segundos`;
  return html`<input type="hidden" name="${fields.challenge}" value="${challenge}">${wait !== null && html`<input type="hidden" name="${fields.wait}" value="${wait}">`}
${proofOfWork({ name: fields.nonce, challenge, bits, fallback: html`<p class="govuk-body">Espere ${seconds} antes de enviar el formulario otra vez.</p>` })}`;
}
