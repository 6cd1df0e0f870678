/** The cookie that keeps the room open in one browser: without it the reader's key on the server opens nothing. */
import { clearCookie, readCookie, setCookie } from '../../platform/cookies.ts';
import type { Web, WebContext } from '../../web/web.ts';

const name = 'sala';

export function salaToken({ secure }: Web, c: WebContext): string | null {
  return readCookie(c.env.incoming.headers.cookie, name, secure);
}

/** Ends with the browser. */
export function keepSala({ secure }: Web, c: WebContext, token: string): void {
  c.header('set-cookie', setCookie({ name, value: token, secure }), { append: true });
}

export function forgetSala({ secure }: Web, c: WebContext): void {
  c.header('set-cookie', clearCookie(name, secure), { append: true });
}
