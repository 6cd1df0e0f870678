/** Who is at the chat's door: the token in their cookie, and the account they signed in with. */
import type { Participante } from '../../domain/chat/ciclo.ts';
import { esSolicitante, type Solicitante } from '../../domain/solicitud/actor.ts';
import { readCookie, setCookie } from '../../platform/cookies.ts';
import type { Web, WebContext } from '../../web/web.ts';

const chatCookie = 'chat';

export type Person = Extract<Participante, { clase: 'persona' }>;

/** What the row of a conversation keeps of a token. */
export function fingerprintOf({ deps }: Web, token: string): string {
  return deps.keys.mac('chat', token);
}

export function accountOf(c: WebContext): Solicitante | null {
  const { actor } = c.var.visit;
  return esSolicitante(actor) ? actor : null;
}

/** The person as every verb of the chat takes them. */
export function personOf(web: Web, c: WebContext): Person {
  const token = readCookie(c.env.incoming.headers.cookie, chatCookie, web.secure);
  return {
    clase: 'persona',
    huella: token === null ? null : fingerprintOf(web, token),
    cuenta: accountOf(c)?.cuenta ?? null,
  };
}

/** Ends with the browser, as a session does. */
export function rememberConversation(web: Web, c: WebContext, token: string): void {
  c.header('set-cookie', setCookie({ name: chatCookie, value: token, secure: web.secure }), { append: true });
}

/**
 * Token and key of a beginning, both made from who sends the form and the form's own key: a second click begins the
 * same conversation, and nobody else can.
 */
export function beginningOf(web: Web, c: WebContext, llave: string): { token: string; comienzo: string } {
  const { session, anonymous } = c.var.visit;
  const whose = `${session?.huella ?? `anonimo:${anonymous.value}`}|${llave}`;
  const { keys } = web.deps;
  return { token: keys.mac('chat', `ficha|${whose}`), comienzo: keys.mac('chat', `comienzo|${whose}`) };
}
