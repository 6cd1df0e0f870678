/** Serves the document, the same bytes all day, and the page that reads it to people. */
import { createHash } from 'node:crypto';
import { civilDateAt } from '../../../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../../../domain/calendar/zone.ts';
import { paths } from '../../../paths.ts';
import type { Web, WebApp } from '../../../web/web.ts';
import { filedHere } from '../operations/catalogue.ts';
import { docsPage } from './docs-page.ts';
import { openApiDocument } from './document.ts';
import type { JsonObject } from './responses.ts';

type Kept = {
  /** What it was made of: the day, and the doors that were open. */
  readonly of: string;
  readonly document: JsonObject;
  readonly text: string;
  readonly etag: string;
};

const keptSeconds = 300;

/** Made once a day, and again when a door opens or closes: nothing else of it changes while a process lives. */
function documentSource(web: Web): () => Kept {
  let kept: Kept | null = null;
  return () => {
    const hoy = civilDateAt(web.deps.clock.nowMs(), zoneGuayaquil);
    const tramites = filedHere({ web });
    const of = [hoy, ...tramites.map(({ definicion }) => definicion.id)].join(' ');
    if (kept?.of === of) return kept;
    const { agencyName } = web.site;
    const document = openApiDocument({ agencyName, baseUrl: web.deps.baseUrl, tramites, hoy });
    const text = JSON.stringify(document);
    kept = {
      of,
      document,
      text,
      etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`,
    };
    return kept;
  };
}

export function openApiRoutes(app: WebApp, web: Web): void {
  const source = documentSource(web);
  app.get(paths.api.documento, (c) => {
    const { text, etag } = source();
    c.header('etag', etag);
    c.header('cache-control', `public, max-age=${keptSeconds}`);
    // What it says is public, and programs of other sites read it from their own pages.
    c.header('access-control-allow-origin', '*');
    c.header('cross-origin-resource-policy', 'cross-origin');
    if (c.req.header('if-none-match') === etag) return c.body(null, 304);
    return c.body(text, 200, { 'content-type': 'application/json; charset=utf-8' });
  });
  app.get(paths.api.pagina, (c) => docsPage(web, c, source().document));
}
