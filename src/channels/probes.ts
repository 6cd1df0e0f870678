/** For machines that watch: is the process up, can it serve, what is degraded, and its figures. */
import { readMetrics } from '../actions/operacion/read-metrics.ts';
import { readOperation } from '../actions/operacion/read-operation.ts';
import { readReadiness } from '../actions/read-readiness.ts';
import { paths } from '../paths.ts';
import { holdsBearer } from '../platform/bearer-token.ts';
import { metricsType } from '../platform/metrics/registry.ts';
import type { Web, WebApp, WebContext } from '../web/web.ts';

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * Operators hold METRICS_TOKEN. A demonstration without one tells its own machine; in production a proxy may stand on
 * this machine and every stranger would seem to come from here (ASVS 13.4.5).
 */
function isOperator({ config }: Web, c: WebContext): boolean {
  if (config.metricsToken !== undefined)
    return holdsBearer(c.req.header('authorization'), config.metricsToken);
  return config.mode === 'demo' && loopback.has(c.env.incoming.socket.remoteAddress ?? '');
}

async function readyz(web: Web, c: WebContext): Promise<Response> {
  const [readiness, { degradado, deteniendo, medidas }] = await Promise.all([
    readReadiness(web.deps),
    readOperation(web.deps),
  ]);
  const listo = readiness.listo && !deteniendo;
  const standing = degradado.length === 0 ? 'bien' : 'degradado';
  const estado = deteniendo ? 'deteniendo' : readiness.listo ? standing : 'sin-base';
  const open = { ...readiness, listo, estado };
  if (!isOperator(web, c)) return c.json(open, listo ? 200 : 503);
  const detail = degradado.map(({ codigo, frase, hacer, desdeMs }) => ({
    codigo,
    frase,
    hacer,
    desde: new Date(desdeMs).toISOString(),
  }));
  const colas = medidas?.machine?.queues ?? [];
  return c.json({ ...open, degradado: detail, atrasos: medidas?.atrasos ?? null, colas }, listo ? 200 : 503);
}

export function probes(app: WebApp, web: Web): void {
  app.get(paths.healthz, (c) => c.json({ estado: 'vivo' }));
  app.get(paths.readyz, (c) => readyz(web, c));
  app.get(paths.metrics, async (c) => {
    // To anybody else there is nothing here.
    if (web.metrics === undefined || !isOperator(web, c)) return c.notFound();
    const body = web.metrics.counted.render([
      ...web.metrics.process.read(web.metrics.pools),
      ...(await readMetrics(web.deps)),
    ]);
    return c.body(body, 200, { 'content-type': metricsType });
  });
}
