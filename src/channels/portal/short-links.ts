/** The short links the agency publishes, on its own domain and in any capitals, led to the page that serves them. */
import { paths } from '../../paths.ts';
import type { WebContext } from '../../web/web.ts';
import type { Portal } from './portal.ts';

/** Null for what is no short link. */
export function followShortLink({ web }: Portal, c: WebContext): Promise<Response> | null {
  const path = c.req.path.toLowerCase();
  if (path === paths.cortos.chat.toLowerCase()) return Promise.resolve(c.redirect(paths.chat.inicio, 302));
  if (path !== paths.cortos.clave.toLowerCase()) return null;
  const reset = web.deps.definiciones.todas.find(
    ({ definicion }) => definicion.solicitante === 'titular-sin-sesion',
  );
  const target = reset === undefined ? paths.catalogo : paths.solicitar(reset.definicion.id);
  return Promise.resolve(c.redirect(target, 302));
}
