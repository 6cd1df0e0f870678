/** Times every request by its route's pattern: an address as people see it holds references, and never becomes a label. */
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { stopwatch } from '../platform/clock.ts';
import type { Metrics } from '../platform/metrics/registry.ts';
import type { WebContext, WebEnv } from './web.ts';

/** From a page out of memory to a filing with papers on a bad day, in seconds. */
const boundsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** The pattern that answered; what matches none is one label, however it is spelt. Call it after the handlers. */
export function patternOf(c: WebContext): string {
  const path = routePath(c);
  return path === '*' || path === '/*' ? 'otra' : path;
}

export function requestTimes(metrics: Metrics): MiddlewareHandler<WebEnv> {
  const times = metrics.histogram(
    'ventanilla_peticiones_segundos',
    'Peticiones por ruta y clase de respuesta.',
    boundsSeconds,
  );
  return async (c, next) => {
    const elapsed = stopwatch();
    await next();
    const estado = `${Math.floor(c.res.status / 100)}xx`;
    times.observe({ metodo: c.req.method, ruta: patternOf(c), estado }, elapsed() / 1000);
  };
}
