/** Ways through the site against the published fixtures. */

import { trusted } from '../html.ts';
import {
  content,
  flag,
  type Options,
  part,
  parts,
  required,
  requiredContent,
  testConformity,
  text,
} from '../testing/conformity.ts';
import { backLink } from './back-link.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { type PageLink, pagination } from './pagination.ts';
import { phaseBanner } from './phase-banner.ts';
import { serviceNavigation } from './service-navigation.ts';
import { skipLink } from './skip-link.ts';

const onDark = 'no page of ours has it on a dark ground';

testConformity({
  component: 'back-link',
  words: [[/^Back$/, 'Volver']],
  render: (options) => backLink({ href: text(options, 'href') ?? '#', text: content(options) }),
  unsupported: { inverse: onDark },
});

testConformity({
  component: 'breadcrumbs',
  words: [[/^Breadcrumb$/, 'Ruta de navegación']],
  render: (options) =>
    breadcrumbs({
      items: parts(options, 'items').map((item) => ({
        text: requiredContent(item),
        href: text(item, 'href'),
      })),
      collapseOnMobile: flag(options, 'collapseOnMobile'),
    }),
  unsupported: { inverse: onDark },
});

testConformity({
  component: 'skip-link',
  render: (options) => skipLink({ href: text(options, 'href') ?? '#content', text: content(options) }),
  unsupported: { 'with focus': 'shows a state of the keyboard, not a way of use' },
});

testConformity({
  component: 'phase-banner',
  render: (options) =>
    phaseBanner({ tag: requiredContent(part(options, 'tag')), text: requiredContent(options) }),
});

function pageLink(options: Options | undefined): PageLink | undefined {
  if (options === undefined) return undefined;
  return { href: required(options, 'href'), text: content(options), label: text(options, 'labelText') };
}

testConformity({
  component: 'pagination',
  // The arrows are our own drawing.
  without: /<path[^>]*>(<\/path>)?/g,
  words: [
    [/^Page (\d+)$/, 'Página $1'],
    [/^Pagination$/, 'Paginación'],
    [/^Previous$/, 'Anterior'],
    [/^Next$/, 'Siguiente'],
    [/^page$/, 'página'],
  ],
  render: (options) => {
    const items = parts(options, 'items');
    return pagination({
      items:
        items.length === 0
          ? undefined
          : items.map((item) =>
              item.ellipsis
                ? 'ellipsis'
                : {
                    number: Number(item.number),
                    href: required(item, 'href'),
                    isCurrent: flag(item, 'current'),
                  },
            ),
      previous: pageLink(part(options, 'previous')),
      next: pageLink(part(options, 'next')),
    });
  },
  unsupported: { 'with custom link and item text': 'our pages are numbered, never named' },
});

testConformity({
  component: 'service-navigation',
  // Ours never folds away, so there is nothing to unfold.
  without: /<button[\s\S]*?<\/button>/,
  words: [
    [/^Menu$/, 'Menú'],
    [/^Service information$/, 'Datos del servicio'],
  ],
  render: (options) => {
    const slot = part(options, 'slots') ?? {};
    const end =
      text(slot, 'end') === '[object Object]' ? text(part(slot, 'end') ?? {}, 'html') : text(slot, 'end');
    return serviceNavigation({
      items: parts(options, 'navigation').map((item) => ({
        text: requiredContent(item),
        href: text(item, 'href'),
        current: item.current ? 'page' : item.active ? 'section' : undefined,
      })),
      serviceName: text(options, 'serviceName'),
      serviceHref: text(options, 'serviceUrl'),
      end: end === undefined ? undefined : trusted(end),
      endIsInline: text(part(slot, 'end') ?? {}, 'align') === 'inline',
      classes: text(options, 'classes'),
    });
  },
});
