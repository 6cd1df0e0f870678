/** Where this page hangs in the site. */
import { classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';

export type Crumb = { text: Content; href?: string | undefined };
export type BreadcrumbsOptions = { items: readonly Crumb[]; collapseOnMobile?: boolean | undefined };

export function breadcrumbs(options: BreadcrumbsOptions): Html {
  const items = options.items.map(({ text, href }) =>
    href === undefined
      ? html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${text}</li>`
      : html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${href}">${text}</a></li>`,
  );
  const names = classes(
    'govuk-breadcrumbs',
    options.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  );
  return html`<nav class="${names}" aria-label="Ruta de navegación"><ol class="govuk-breadcrumbs__list">${items}</ol></nav>`;
}
