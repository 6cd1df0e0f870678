/** The API: what programs do, with the same verbs, the same refusals and the same record as every other door. */
import { requestCounter } from '../../actions/api-tokens/request-counter.ts';
import type { Receipts } from '../../actions/receipts.ts';
import { refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { integrationRoutes } from '../../web/integraciones/integration-routes.ts';
import { problemAnswer } from '../../web/problem-answer.ts';
import type { Web, WebApp } from '../../web/web.ts';
import { openDataRoutes } from './catalogo/open-data.ts';
import { openApiRoutes } from './openapi/openapi-door.ts';
import { everyOperation } from './operations/every-operation.ts';
import { ownSurface } from './own-surface.ts';
import { serveOperation } from './serve-operation.ts';

export function apiDoor(receipts: Receipts): (app: WebApp, web: Web) => void {
  return (app, web) => {
    integrationRoutes(app, web, ownSurface);
    openApiRoutes(app, web);
    openDataRoutes(app, web);
    const served = { web, receipts, countRequest: requestCounter(web.deps) };
    for (const operation of everyOperation) serveOperation(app, served, operation);
    app.all(`${paths.api.raiz}/*`, (c) => problemAnswer(c, refuse('no-encontrada')));
  };
}
