/** The frame of the pages behind a mailed link: nobody keeps them, nobody finds them, and the address goes to no other site. */
import { type LinkedThread, openByLink } from '../../actions/correo-mesa/open-by-link.ts';
import { type FieldError, isRefusal } from '../../domain/refusals.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { type Content, html } from '../../ui/html.ts';
import { anchorOf } from '../../web/filing/field-errors.ts';
import { publicPage } from '../../web/pages.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import type { Web, WebContext } from '../../web/web.ts';

export type Opened = LinkedThread & { readonly token: string };

export function hide(c: WebContext): void {
  c.header('x-robots-tag', 'noindex, nofollow');
  // The token stands in the address: no other site, and no log of one, learns it (ASVS 14.2.1).
  c.header('referrer-policy', 'same-origin');
}

/** What the link opens, or the one answer for links that open nothing. */
export async function openLink(web: Web, c: WebContext): Promise<Opened | Response> {
  hide(c);
  const token = c.req.param('token') ?? '';
  const opened = await openByLink(web.deps, token, c.var.visit.network);
  return isRefusal(opened) ? refusalPage(web, c, opened) : { ...opened, token };
}

export type LinkPage = {
  readonly title: string;
  readonly content: Content;
  /** Whose fields the errors are about; null where there are none. */
  readonly definicion: Definicion | null;
  readonly errors?: readonly FieldError[];
  readonly status?: number;
  readonly backHref?: string;
};

/** Papers and what is to be confirmed have boxes of their own names. */
function hrefOf(definicion: Definicion | null, path: string): string | undefined {
  if (
    path.startsWith('documento:') ||
    path === 'confirmaciones' ||
    path.startsWith('subsanar-') ||
    path === 'texto'
  )
    return `#${path}`;
  return definicion === null ? undefined : anchorOf(definicion, path);
}

export function linkPage(
  web: Web,
  c: WebContext,
  { title, content, definicion, errors = [], status, backHref }: LinkPage,
): Response {
  hide(c);
  const links = errors.map(({ path, sentence }) => ({ text: sentence, href: hrefOf(definicion, path) }));
  return publicPage(web, c, {
    title,
    status: status ?? (errors.length > 0 ? 422 : 200),
    errorsPresent: errors.length > 0,
    hasForm: true,
    scripts: ['cascada', 'buscador'],
    ...(backHref === undefined ? {} : { backHref }),
    main: html`${links.length > 0 && errorSummary({ errors: links })}<h1 class="govuk-heading-l">${title}</h1>${content}`,
  });
}
