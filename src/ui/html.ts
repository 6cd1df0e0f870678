/** The one tagged template of every page: text is escaped unless it already is a piece of markup. */
import { html as escapedTemplate, raw } from 'hono/html';

/** A finished piece of markup. Only `html`, `trusted` and the bricks make one. */
export type Html = ReturnType<typeof raw>;

/** What a brick accepts where words go: a plain string is escaped, an `Html` goes in as it is. */
export type Content = string | Html;

/** What a template may hold. A promise does not fit: pages are rendered in one synchronous go. */
export type Piece = Content | number | false | null | undefined | readonly Piece[];

/** Escapes every string put in; `false`, `null` and `undefined` leave nothing. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const markup = escapedTemplate(strings, ...pieces);
  if (markup instanceof Promise) throw new TypeError('a page piece cannot be a promise');
  return markup;
}

/** Markup that this program wrote itself. Never for anything a person typed. */
export function trusted(markup: string): Html {
  return raw(markup);
}

/** Tells words and markup from option objects. */
export function isContent(value: unknown): value is Content {
  return typeof value === 'string' || value instanceof String;
}
