/** Attributes and class lists of an element, escaped, and kept within what the content policy allows. */
import { type Html, html, trusted } from './html.ts';

/** `true` writes the bare name, `false` and `undefined` write nothing. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const namePattern = /^[a-zA-Z][\w:.-]*$/;

/** Inline handlers and styles would be stopped by the content policy in the browser; here they stop the page. */
function assertAllowed(name: string): void {
  if (!namePattern.test(name) || name === 'style' || /^on/i.test(name)) {
    throw new TypeError(`attribute not allowed in a page: ${name}`);
  }
}

/** Writes ` name="value"` pairs with a leading blank each. */
export function attributes(list: Attributes | undefined): Html | '' {
  if (list === undefined) return '';
  const pieces: Html[] = [];
  for (const [name, value] of Object.entries(list)) {
    assertAllowed(name);
    if (value === undefined || value === false) continue;
    pieces.push(value === true ? trusted(` ${name}`) : html` ${trusted(name)}="${value}"`);
  }
  return html`${pieces}`;
}

/** Joins the class names that are present. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => name).join(' ');
}
