/** A page for the public: one column, calm, the same on every door. */

import { paths } from '../../paths.ts';
import { backLink } from '../components/back-link.ts';
import { breadcrumbs, type Crumb } from '../components/breadcrumbs.ts';
import { chatLauncher } from '../components/chat-launcher.ts';
import { phaseBanner } from '../components/phase-banner.ts';
import { type NavItem, serviceNavigation } from '../components/service-navigation.ts';
import { skipLink } from '../components/skip-link.ts';
import { type Content, type Html, html } from '../html.ts';
import { type DocumentOptions, documentOf } from './document.ts';
import { footer } from './footer.ts';
import { header, signedInBox } from './header.ts';
import { notices } from './notices.ts';
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
  /** What the agency tells everybody today. */
  notices?: readonly string[] | undefined;
  /** False where the chat is the page itself. */
  hasChat?: boolean | undefined;
};

/**
 * The way to the chat, at the corner. A page with a proof of work keeps to the plain link: there the one policy of
 * trusted types makes addresses of workers and no markup.
 */
function launcherOf({ site, hasChat = true, scripts = [] }: PageOptions): {
  link: Html | false;
  opens: boolean;
} {
  const { chat } = paths;
  const link =
    hasChat &&
    chatLauncher({
      href: chat.inicio,
      panelHref: chat.panel,
      scriptHref: site.assets.js.chat,
      styleHref: site.assets.cssChat,
    });
  return { link, opens: hasChat && !scripts.includes('prueba') };
}

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
  const { site, user, scripts = [] } = options;
  const { link, opens } = launcherOf(options);
  const navigation = serviceNavigation({
    items: options.nav,
    end: user && signedInBox(user),
    endIsInline: user !== undefined,
  });
  return documentOf(
    { ...options, scripts: opens ? [...scripts, 'chat-panel'] : scripts },
    'v-publico',
    html`${skipLink()}<header>${header(site)}${navigation}</header>
${demoBanner(site)}${notices(options.notices ?? [])}
${contentOf(options)}
${link}${footer(site)}`,
  );
}
