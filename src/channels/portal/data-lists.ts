/** The lists that the islands ask for while a person chooses a place or looks for a code. Public data, and cacheable. */
import { findCodes } from '../../actions/find-codes.ts';
import { listPlaces } from '../../actions/list-places.ts';
import type { Web, WebContext } from '../../web/web.ts';

/** Places and classifications change once in years; a few minutes keep a person's typing from asking twice. */
const cachePolicy = 'public, max-age=300';

function answer(c: WebContext, body: object): Response {
  c.header('cache-control', cachePolicy);
  return c.json(body);
}

export async function placesList({ deps }: Web, c: WebContext): Promise<Response> {
  const asked = { provincia: c.req.query('provincia') ?? null, canton: c.req.query('canton') ?? null };
  return answer(c, { opciones: await listPlaces(deps, asked) });
}

export async function codesList({ deps }: Web, c: WebContext, clase: 'cpc' | 'ciiu'): Promise<Response> {
  return answer(c, { resultados: await findCodes(deps, clase, c.req.query('q') ?? '') });
}
