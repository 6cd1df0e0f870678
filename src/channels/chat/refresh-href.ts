/** The way to what is new for who has no JavaScript: a link to a place on the very same page would ask the server nothing. */
import { paths } from '../../paths.ts';
import type { WebContext } from '../../web/web.ts';

/** Never the address the page was asked by: two take turns (HTML standard, 7.4.2.3.3: navigating to a fragment loads nothing). */
export function refreshHref(c: WebContext, query: Readonly<Record<string, string>> = {}): string {
  const vez = c.req.query('vez') === '1' ? '2' : '1';
  return `${paths.chat.inicio}?${new URLSearchParams({ ...query, vez })}#fin`;
}
