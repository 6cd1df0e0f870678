/** News about the person's own matter; as success it is announced at once. */
import { classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';

export type NotificationBannerOptions = {
  /** A plain string becomes the heading; markup goes in as it is. */
  content: Content;
  title?: Content | undefined;
  isSuccess?: boolean | undefined;
  titleId?: string | undefined;
};

export function notificationBanner(options: NotificationBannerOptions): Html {
  const isSuccess = options.isSuccess === true;
  const titleId = options.titleId ?? 'govuk-notification-banner-title';
  return html`<div class="${classes('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success')}" role="${isSuccess ? 'alert' : 'region'}" aria-labelledby="${titleId}" data-module="govuk-notification-banner">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="${titleId}">${options.title ?? (isSuccess ? 'Listo' : 'Importante')}</h2></div>
<div class="govuk-notification-banner__content">${
    typeof options.content === 'string'
      ? html`<p class="govuk-notification-banner__heading">${options.content}</p>`
      : options.content
  }</div></div>`;
}
