/** For machines that watch: is the process up, can it serve. */
import { readReadiness } from '../actions/read-readiness.ts';
import { paths } from '../paths.ts';
import type { Web, WebApp } from '../web/web.ts';

export function probes(app: WebApp, web: Web): void {
  app.get(paths.healthz, (c) => c.json({ estado: 'vivo' }));
  app.get(paths.readyz, async (c) => {
    const readiness = await readReadiness(web.deps);
    return c.json(readiness, readiness.listo ? 200 : 503);
  });
}
