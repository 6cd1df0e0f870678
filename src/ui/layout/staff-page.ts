/** A page of the desk: denser, wider, its places along the side. */

import { attributes } from '../attributes.ts';
import { breadcrumbs, type Crumb } from '../components/breadcrumbs.ts';
import { skipLink } from '../components/skip-link.ts';
import { type Content, type Html, html } from '../html.ts';
import { type DocumentOptions, documentOf } from './document.ts';
import { header, signedInBox } from './header.ts';
import { demoBanner } from './page.ts';
import type { SignedIn } from './site.ts';

export type StaffNavItem = {
  text: Content;
  href: string;
  isCurrent?: boolean | undefined;
  /** How many wait there. */
  count?: number | undefined;
};

export type StaffPageOptions = DocumentOptions & {
  main: Content;
  nav: readonly StaffNavItem[];
  user?: SignedIn | undefined;
  breadcrumbs?: readonly Crumb[] | undefined;
};

function navItem(item: StaffNavItem): Html {
  const list = attributes({ href: item.href, 'aria-current': item.isCurrent ? 'page' : undefined });
  return html`<li><a class="v-lado__enlace"${list}>${item.text}${item.count !== undefined && html` <span class="v-lado__cuenta">${item.count}<span class="govuk-visually-hidden"> pendientes</span></span>`}</a></li>`;
}

export function staffPage(options: StaffPageOptions): Html {
  const { site, user } = options;
  return documentOf(
    { ...options, styles: [site.assets.cssChat, site.assets.cssMesa] },
    'v-mesa',
    html`${skipLink()}<header>${header(site)}${user && html`<div class="v-mesa__barra"><div class="govuk-width-container">${signedInBox(user)}</div></div>`}</header>
${demoBanner(site)}
<div class="govuk-width-container v-mesa__cuerpo">
<nav class="v-lado" aria-label="Mesa de trabajo"><ul>${options.nav.map(navItem)}</ul></nav>
<div class="v-mesa__hoja">${options.breadcrumbs && breadcrumbs({ items: options.breadcrumbs })}
<main class="govuk-main-wrapper" id="contenido" tabindex="-1">${options.main}</main></div></div>`,
  );
}
