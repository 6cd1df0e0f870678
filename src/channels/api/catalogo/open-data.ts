/** The catalogue as open data: CPSV-AP in JSON-LD and the record of gob.ec, whole and of one trámite, from the definitions. */
import { civilDateAt } from '../../../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../../../domain/calendar/zone.ts';
import { catalogoCpsvAp, type Institucion } from '../../../domain/catalogo/cpsv-ap.ts';
import { catalogoGobEc } from '../../../domain/catalogo/gob-ec.ts';
import { refuse } from '../../../domain/refusals.ts';
import type { Definicion } from '../../../domain/tramite/definicion.ts';
import { seOfrece } from '../../../domain/tramite/resultados.ts';
import { paths } from '../../../paths.ts';
import { problemAnswer } from '../../../web/problem-answer.ts';
import type { Web, WebApp, WebContext } from '../../../web/web.ts';

const keptSeconds = 3_600;

function institucionOf({ deps, site }: Web): Institucion {
  return {
    nombre: site.agencyName,
    baseUrl: deps.baseUrl,
    pagina: paths.tramite,
    transparencia: paths.transparencia,
    puertasCerradas: deps.puertasCerradas,
    hoy: civilDateAt(deps.clock.nowMs(), zoneGuayaquil),
  };
}

function answer(c: WebContext, type: string, body: object): Response {
  c.header('cache-control', `public, max-age=${keptSeconds}`);
  c.header('access-control-allow-origin', '*');
  c.header('cross-origin-resource-policy', 'cross-origin');
  return c.body(JSON.stringify(body), 200, { 'content-type': `${type}; charset=utf-8` });
}

export function openDataRoutes(app: WebApp, web: Web): void {
  const offered = (): readonly Definicion[] =>
    web.deps.definiciones.todas.map(({ definicion }) => definicion).filter(seOfrece);
  const cpsv = (c: WebContext, definiciones: readonly Definicion[]): Response =>
    answer(c, 'application/ld+json', catalogoCpsvAp(definiciones, institucionOf(web)));
  const gobEc = (c: WebContext, definiciones: readonly Definicion[]): Response =>
    answer(c, 'application/json', catalogoGobEc(definiciones, institucionOf(web)));
  const one = (c: WebContext, tell: typeof cpsv): Response => {
    const found = offered().filter(({ id }) => id === c.req.param('tramite'));
    return found.length === 0 ? problemAnswer(c, refuse('no-encontrada')) : tell(c, found);
  };
  app.get(paths.catalogoAbierto.cpsvAp, (c) => cpsv(c, offered()));
  app.get(paths.catalogoAbierto.gobEc, (c) => gobEc(c, offered()));
  app.get('/catalogo/:tramite/cpsv-ap.jsonld', (c) => one(c, cpsv));
  app.get('/catalogo/:tramite/gob-ec.json', (c) => one(c, gobEc));
}
