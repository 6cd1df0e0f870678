/** The main places of the service, in the header. */
import { attributes, classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';

export type NavItem = {
  text: Content;
  href?: string | undefined;
  /** `page`: this very page; `section`: a page below it. */
  current?: 'page' | 'section' | undefined;
};

export type ServiceNavigationOptions = {
  items: readonly NavItem[];
  serviceName?: string | undefined;
  serviceHref?: string | undefined;
  /** Put after the list (the person who is signed in). */
  end?: Html | undefined;
  endIsInline?: boolean | undefined;
  classes?: string | undefined;
};

function navItem(item: NavItem): Html {
  const isActive = item.current !== undefined;
  const words = isActive
    ? html`<strong class="govuk-service-navigation__active-fallback">${item.text}</strong>`
    : item.text;
  const current = isActive ? (item.current === 'page' ? 'page' : 'true') : undefined;
  const content =
    item.href === undefined
      ? html`<span class="govuk-service-navigation__text"${attributes({ 'aria-current': current })}>${words}</span>`
      : html`<a class="govuk-service-navigation__link" href="${item.href}"${attributes({ 'aria-current': current })}>${words}</a>`;
  return html`<li class="${classes('govuk-service-navigation__item', isActive && 'govuk-service-navigation__item--active')}">${content}</li>`;
}

function serviceName(options: ServiceNavigationOptions): Html | undefined {
  if (options.serviceName === undefined) return undefined;
  return html`<span class="govuk-service-navigation__service-name">${
    options.serviceHref === undefined
      ? html`<span class="govuk-service-navigation__text">${options.serviceName}</span>`
      : html`<a href="${options.serviceHref}" class="govuk-service-navigation__link">${options.serviceName}</a>`
  }</span>`;
}

/** Never folds away: a handful of entries wraps on a phone and stays visible without JavaScript. */
export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const list =
    options.items.length > 0 &&
    html`<nav aria-label="Menú" class="govuk-service-navigation__wrapper"><ul class="govuk-service-navigation__list" id="navigation">${options.items.map(navItem)}</ul></nav>`;
  const inner = html`<div class="${classes('govuk-width-container', options.endIsInline && 'govuk-service-navigation__inlining-container')}"><div class="govuk-service-navigation__container">${serviceName(options)}${list}</div>${options.end}</div>`;
  const shared = html` class="${classes('govuk-service-navigation', options.classes)}" data-module="govuk-service-navigation"`;
  return options.serviceName !== undefined || options.end !== undefined
    ? html`<section aria-label="Datos del servicio"${shared}>${inner}</section>`
    : html`<div${shared}>${inner}</div>`;
}
