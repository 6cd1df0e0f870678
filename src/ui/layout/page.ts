/** A page for the public: one column, calm, the same on every door. */

import { backLink } from '../components/back-link.ts';
import { breadcrumbs, type Crumb } from '../components/breadcrumbs.ts';
import { phaseBanner } from '../components/phase-banner.ts';
import { type NavItem, serviceNavigation } from '../components/service-navigation.ts';
import { skipLink } from '../components/skip-link.ts';
import { type Content, type Html, html } from '../html.ts';
import { type DocumentOptions, documentOf } from './document.ts';
import { footer } from './footer.ts';
import { header, signedInBox } from './header.ts';
import type { SignedIn, Site } from './site.ts';

export type PageOptions = DocumentOptions & {
  main: Content;
  /** A band across the whole page above the rest: title and search of a front page. */
  hero?: Content | undefined;
  nav: readonly NavItem[];
  user?: SignedIn | undefined;
  breadcrumbs?: readonly Crumb[] | undefined;
  /** Instead of breadcrumbs, inside a form. */
  backHref?: string | undefined;
  /** Text pages keep to a readable width; `full` uses the whole container. */
  width?: 'text' | 'full' | undefined;
};

/** In the demo, every page says that its people are invented. */
export function demoBanner(site: Site): Html | false {
  return (
    site.isDemo &&
    phaseBanner({ tag: 'Demostración', text: 'Datos de demostración: personas y empresas ficticias.' })
  );
}

function contentOf(options: PageOptions): Html {
  const text =
    options.width === 'full'
      ? options.main
      : html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${options.main}</div></div>`;
  if (options.hero !== undefined) {
    return html`<main class="v-cuerpo" id="contenido" tabindex="-1"><div class="v-portada"><div class="govuk-width-container">${options.hero}</div></div>
<div class="govuk-width-container govuk-main-wrapper">${text}</div></main>`;
  }
  return html`<div class="govuk-width-container v-cuerpo">${options.breadcrumbs && breadcrumbs({ items: options.breadcrumbs })}${options.backHref !== undefined && backLink({ href: options.backHref })}
<main class="govuk-main-wrapper" id="contenido" tabindex="-1">${text}</main></div>`;
}

export function page(options: PageOptions): Html {
  const { site, user } = options;
  const navigation = serviceNavigation({
    items: options.nav,
    end: user && signedInBox(user),
    endIsInline: user !== undefined,
  });
  return documentOf(
    options,
    'v-publico',
    html`${skipLink()}<header>${header(site)}${navigation}</header>
${demoBanner(site)}
${contentOf(options)}
${footer(site)}`,
  );
}
