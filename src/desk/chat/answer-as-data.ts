/** Forms of the chat answer as data where the island asked, and as pages where a browser did. */
import type { WebContext } from '../../web/web.ts';

export function wantsData(c: WebContext): boolean {
  return (c.req.header('accept') ?? '').startsWith('application/json');
}

export function dataAnswer(c: WebContext, body: Readonly<Record<string, unknown>>): Response {
  return c.json(body, 200);
}
