/** What the pages of this door share: the web they stand in, the measured times, the kept markup. */
import { type Delays, delaysSource } from '../../actions/measure-delays.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { type PublicPage, publicMarkup, publicPage, respond } from '../../web/pages.ts';
import { rememberVisitor, tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { type PageCache, pageCache } from './page-cache.ts';

export type Portal = {
  readonly web: Web;
  readonly delays: () => Promise<Delays>;
  readonly cache: PageCache;
};

export function openPortal(web: Web): Portal {
  return { web, delays: delaysSource(web.deps), cache: pageCache() };
}

/** The civil date at the agency: law is dated, and so is what is said of it. */
export async function today({ web }: Portal): Promise<string> {
  const { zone } = await web.deps.calendar();
  return civilDateAt(web.deps.clock.nowMs(), zone);
}

/**
 * Answers from the kept markup where the visitor is nobody in particular. `key`: everything the page depends on
 * besides who is there. `purpose`: of the page's form, where it has one; `render` gets the form's token.
 */
export function keptPage(
  { web, cache }: Portal,
  c: WebContext,
  { key, purpose }: { readonly key: string; readonly purpose?: string },
  render: (csrf: string) => PublicPage,
): Response {
  const { visit } = c.var;
  const csrf = purpose === undefined ? '' : tokenFor(web, visit, purpose);
  if (visit.session !== null) return publicPage(web, c, render(csrf));
  const own = purpose === undefined ? [visit.nonce] : [visit.nonce, csrf];
  const markup = cache(`${web.deps.vivos.marca()} ${key}`, own, () =>
    publicMarkup(web, c, render(csrf)).toString(),
  );
  if (purpose !== undefined) rememberVisitor(web, c, visit);
  return respond(c, markup);
}
