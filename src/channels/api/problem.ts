/** What goes wrong without being a refusal: a database that restarts, and our own mistakes, told as problems like all the rest. */
import { busySentence } from '../../web/app.ts';
import type { Web, WebContext } from '../../web/web.ts';

function problem(c: WebContext, status: 500 | 503, code: string, title: string): Response {
  const body = { type: `urn:ventanilla:falla:${code}`, title, status, code, detail: title };
  return c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...(status === 503 ? { 'retry-after': '5' } : {}),
  });
}

export function faultAnswer(web: Web, c: WebContext, error: unknown): Response {
  const busy = busySentence(error);
  if (busy !== null) return problem(c, 503, 'servicio-ocupado', busy);
  const reference = web.deps.log.fault(error, { method: c.req.method, route: c.req.routePath });
  return problem(
    c,
    500,
    'falla-interna',
    `Algo falló de nuestro lado y quedó anotado con el número ${reference}.`,
  );
}
