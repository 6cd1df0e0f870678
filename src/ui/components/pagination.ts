/** The pages of a long list, or the neighbours of one page. */
import { attributes, classes } from '../attributes.ts';
import { type Content, type Html, html, trusted } from '../html.ts';

export type PageItem = { number: number; href: string; isCurrent?: boolean | undefined } | 'ellipsis';
export type PageLink = { href: string; text?: Content | undefined; label?: Content | undefined };

export type PaginationOptions = {
  items?: readonly PageItem[] | undefined;
  previous?: PageLink | undefined;
  next?: PageLink | undefined;
  landmarkLabel?: string | undefined;
};

const arrows = {
  prev: trusted(
    '<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="M6.5 0 8 1.5l-4 4h11v2H4l4 4L6.5 13 0 6.5z"/></svg>',
  ),
  next: trusted(
    '<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="M8.5 0 7 1.5l4 4H0v2h11l-4 4L8.5 13 15 6.5z"/></svg>',
  ),
};

const words = {
  prev: html`Anterior<span class="govuk-visually-hidden"> página</span>`,
  next: html`Siguiente<span class="govuk-visually-hidden"> página</span>`,
};

function arrowLink(link: PageLink, direction: 'prev' | 'next', isBlock: boolean): Html {
  const titleNames = classes(
    'govuk-pagination__link-title',
    isBlock && link.label === undefined && 'govuk-pagination__link-title--decorated',
  );
  return html`<div class="govuk-pagination__${direction}"><a class="govuk-link govuk-pagination__link" href="${link.href}" rel="${direction}">
${(isBlock || direction === 'prev') && arrows[direction]}
<span class="${titleNames}">${link.text ?? words[direction]}</span>
${
  isBlock &&
  link.label !== undefined &&
  html`<span class="govuk-visually-hidden">:</span><span class="govuk-pagination__link-label">${link.label}</span>`
}
${!isBlock && direction === 'next' && arrows.next}</a></div>`;
}

function pageItem(item: PageItem): Html {
  if (item === 'ellipsis')
    return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>`;
  const names = classes('govuk-pagination__item', item.isCurrent && 'govuk-pagination__item--current');
  return html`<li class="${names}"><a${attributes({
    class: 'govuk-link govuk-pagination__link',
    href: item.href,
    'aria-label': `Página ${item.number}`,
    'aria-current': item.isCurrent ? 'page' : undefined,
  })}>${item.number}</a></li>`;
}

export function pagination(options: PaginationOptions): Html {
  const isBlock = options.items === undefined;
  return html`<nav class="${classes('govuk-pagination', isBlock && 'govuk-pagination--block')}" aria-label="${options.landmarkLabel ?? 'Paginación'}">
${options.previous !== undefined && arrowLink(options.previous, 'prev', isBlock)}
${options.items !== undefined && html`<ul class="govuk-pagination__list">${options.items.map(pageItem)}</ul>`}
${options.next !== undefined && arrowLink(options.next, 'next', isBlock)}</nav>`;
}

/** The numbers worth showing around the current page: first, neighbours, last, and gaps. Pages count from 1. */
export function pageItems(current: number, total: number, hrefOf: (page: number) => string): PageItem[] {
  const shown = [1, current - 1, current, current + 1, total].filter((page) => page >= 1 && page <= total);
  const items: PageItem[] = [];
  let last = 0;
  for (const page of [...new Set(shown)].sort((a, b) => a - b)) {
    if (page - last > 1) items.push('ellipsis');
    items.push({ number: page, href: hrefOf(page), isCurrent: page === current });
    last = page;
  }
  return items;
}
