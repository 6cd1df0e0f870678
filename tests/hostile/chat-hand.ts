/** Somebody who sends the forms of the chat with tokens of their own and whatever they like in them. */
import { formToken } from '../../src/platform/csrf.ts';
import { tokenHash } from '../../src/platform/token-hash.ts';
import type { Served } from '../served.ts';
import { type Answer, WebClient } from '../web-client.ts';

type Fields = Readonly<Record<string, string>> | readonly (readonly [string, string])[];

export type ChatHand = {
  readonly client: WebClient;
  /** A good token for a form of that name. */
  token(purpose: string): string;
  /** Asks for data, as a script does; a key of its own unless `fields` has one. */
  post(path: string, purpose: string, fields: Fields): Promise<Answer>;
};

let forms = 0;

export function chatHand(served: Served, session?: string): ChatHand {
  const { keys, clock, ids } = served.deps;
  const client = new WebClient(served.origin, session);
  const visita = ids.randomToken(16);
  client.cookies.set('visita', visita);
  client.headers = { accept: 'application/json' };
  const signer = {
    sign: (text: string) => keys.mac('formulario', text),
    isSigned: (text: string, signature: string) => keys.macIs('formulario', text, signature),
  };
  const holder = session === undefined ? `anonimo:${visita}` : tokenHash(session);
  const token = (purpose: string) =>
    formToken(signer, { holder, purpose }, clock.nowMs(), ids.randomToken(9));
  return {
    client,
    token,
    post(path, purpose, fields) {
      forms += 1;
      const given = Array.isArray(fields) ? fields : Object.entries(fields);
      const own = given.some(([name]) => name === 'cliente') ? [] : [['cliente', `formulario-${forms}`]];
      const body = new URLSearchParams([['_csrf', token(purpose)], ...own, ...given]);
      return client.send(path, { method: 'POST', body });
    },
  };
}

/** The code of a problem document, or the status of what was taken. */
export function codeIn({ html, status }: Answer): string {
  try {
    return (JSON.parse(html) as { code?: string }).code ?? String(status);
  } catch {
    return String(status);
  }
}
