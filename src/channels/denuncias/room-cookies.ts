/** The two cookies of the sealed door, each only for as long as it is needed; closing the browser ends both. */
import { clearCookie, readCookie, setCookie } from '../../platform/cookies.ts';
import type { Web, WebContext } from '../../web/web.ts';

/** The draft's token, and the opened thread. Their names tell nothing to whoever looks over the device. */
const names = { borrador: 'apunte', hilo: 'lectura' } as const;
export type RoomCookie = keyof typeof names;

export function readRoomCookie({ secure }: Web, c: WebContext, which: RoomCookie): string | null {
  return readCookie(c.env.incoming.headers.cookie, names[which], secure);
}

export function setRoomCookie({ secure }: Web, c: WebContext, which: RoomCookie, value: string): void {
  const cookie = setCookie({ name: names[which], value, secure, sameSite: 'Strict' });
  c.header('set-cookie', cookie, { append: true });
}

export function clearRoomCookie({ secure }: Web, c: WebContext, which: RoomCookie): void {
  c.header('set-cookie', clearCookie(names[which], secure), { append: true });
}
