/** The web application: headers on every answer, the visit, the doors, and the last resort. */
import { Hono } from 'hono';
import { refuse } from '../domain/refusals.ts';
import { paths } from '../paths.ts';
import { DatabaseFault } from '../platform/database-fault.ts';
import { assetPolicy, securityHeaders } from '../platform/http/security-headers.ts';
import { PasswordsBusy } from '../platform/passwords.ts';
import { clientNetworkReader } from './client-network.ts';
import { problemAnswer } from './problem-answer.ts';
import { refusalPage } from './refusal-page.ts';
import { requestTimes } from './request-times.ts';
import { openVisit } from './visit.ts';
import type { Door, Web, WebApp, WebContext, WebEnv } from './web.ts';

/** The methods there are: everything that changes something is a POST (ASVS 4.1.4). */
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

function refuseMethod(c: WebContext): Response {
  c.header('allow', [...methods].join(', '));
  if (c.req.path.startsWith(`${paths.api.raiz}/`)) return problemAnswer(c, refuse('metodo-no-permitido'));
  return c.text('Este sitio no atiende peticiones de esa clase.', 405);
}

/** What to tell people while something restarts or is crowded; null for any other fault. */
export function busySentence(error: unknown): string | null {
  if (error instanceof PasswordsBusy)
    return 'Hay muchas personas ingresando a la vez. Espere un momento y vuelva a intentarlo.';
  if (error instanceof DatabaseFault && (error.retry || error.kind === 'outcome-unknown'))
    return 'El servicio está reiniciándose. Espere unos segundos y repita lo último que hizo: nada se pierde y nada se hace dos veces.';
  return null;
}

/** Static files come first, without a visit: they are the same for everybody. */
function serveAssets(app: WebApp, web: Web): void {
  app.get('/recursos/*', (c) => {
    const asset = web.assets.get(c.req.path);
    if (asset === undefined) return c.body(null, 404);
    c.header('content-security-policy', assetPolicy);
    c.header('content-type', asset.type);
    c.header('cache-control', 'public, max-age=31536000, immutable');
    c.header('etag', asset.etag);
    c.header('vary', 'accept-encoding');
    if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304);
    const accepted = c.req.header('accept-encoding') ?? '';
    const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null;
    if (encoding !== null) c.header('content-encoding', encoding);
    const body = encoding === 'br' ? asset.brotli : encoding === 'gzip' ? asset.gzip : asset.body;
    return c.body(new Uint8Array(body));
  });
}

/** Notes it with its route and gives the number to quote. */
function noteFault(web: Web, c: WebContext, error: unknown): string {
  return web.deps.log.fault(error, { method: c.req.method, route: c.req.routePath });
}

/** Every door is a function that adds its routes. */
export function createApp(web: Web, doors: readonly Door[]): WebApp {
  const app = new Hono<WebEnv>();
  const headers = Object.entries(securityHeaders({ https: web.secure }));
  const networkOf = clientNetworkReader(web.config.trustedProxies);
  if (web.metrics !== undefined) app.use(requestTimes(web.metrics.counted));
  app.use(async (c, next) => {
    for (const [name, value] of headers) c.header(name, value);
    // Whatever does not say otherwise is somebody's own, and nobody keeps it.
    c.header('cache-control', 'no-store');
    if (!methods.has(c.req.method)) return refuseMethod(c);
    c.set('fault', (error) => void noteFault(web, c, error));
    await next();
  });
  serveAssets(app, web);
  for (const door of doors) if (door.beforeVisit === true) door(app, web);
  app.use(async (c, next) => {
    c.set('visit', await openVisit(web, c, networkOf(c.env.incoming)));
    await next();
  });
  // No name, code or word of ours holds a NUL, and no text of the database can: such an address is nobody's.
  app.use(async (c, next) =>
    c.req.url.includes('%00') ? refusalPage(web, c, refuse('no-encontrada')) : next(),
  );
  for (const door of doors) if (door.beforeVisit !== true) door(app, web);
  app.notFound((c) => refusalPage(web, c, refuse('no-encontrada')));
  app.onError((error, c) => {
    const busy = busySentence(error);
    if (busy !== null) {
      c.header('retry-after', '5');
      if (c.var.visit !== undefined) return refusalPage(web, c, { status: 503, sentence: busy });
      return c.text(busy, 503);
    }
    const sentence = `Algo falló de nuestro lado y ya quedó anotado con el número ${noteFault(web, c, error)}. Lo que había guardado se conserva.`;
    return c.var.visit === undefined ? c.text(sentence, 500) : refusalPage(web, c, { status: 500, sentence });
  });
  return app;
}
