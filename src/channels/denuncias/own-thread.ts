/** The thread this browser opened with its words; its cookie serves for a while and is renewed by every page. */
import { openThreadPass, sealThreadPass, type ThreadPass } from '../../actions/sala/thread-pass.ts';
import { paths } from '../../paths.ts';
import { tokenHash } from '../../platform/token-hash.ts';
import { seeOther } from '../../web/pages.ts';
import type { WebContext } from '../../web/web.ts';
import type { Room } from './room.ts';
import { clearRoomCookie, readRoomCookie, setRoomCookie } from './room-cookies.ts';

/** The answer to give instead, where no thread is open in this browser. */
export function ownPass({ web }: Room, c: WebContext): ThreadPass | Response {
  const cookie = readRoomCookie(web, c, 'hilo');
  const pass = cookie === null ? null : openThreadPass(web.deps, cookie);
  if (pass === null) {
    clearRoomCookie(web, c, 'hilo');
    return seeOther(c, paths.denuncias.volver);
  }
  setRoomCookie(web, c, 'hilo', sealThreadPass(web.deps, pass));
  return pass;
}

/** Whose the forms of an opened thread are; opens nothing. */
export function threadHolder({ llave }: ThreadPass): string {
  return `hilo-${tokenHash(llave.busqueda.toString('base64url'))}`;
}
