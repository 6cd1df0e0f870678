/** Who calls the API: a session's token in the Authorization header. Cookies are not looked at, so no page can forge a call. */
import { readSession } from '../../actions/read-session.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { esSolicitante, type Solicitante } from '../../domain/solicitud/actor.ts';
import type { Web, WebContext } from '../../web/web.ts';

export async function requireBearer(web: Web, c: WebContext): Promise<Solicitante | Refusal> {
  const token = /^Bearer ([\w-]{20,200})$/i.exec(c.env.incoming.headers.authorization ?? '')?.[1];
  const session = token === undefined ? null : await readSession(web.deps, token);
  if (session === null)
    return refuse('sesion-necesaria', { sentence: 'Falta la cabecera Authorization con un token vigente.' });
  return esSolicitante(session.actor) ? session.actor : refuse('sin-permiso');
}
