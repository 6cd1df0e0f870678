/** Questions with their answers and a «Cambiar» link each: the review page, and the data of a case. */
import { classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';

export type SummaryAction = {
  href: string;
  text?: Content | undefined;
  /** What is changed, for those who hear the link alone. */
  visuallyHiddenText?: string | undefined;
};

export type SummaryRow = {
  key: Content;
  value: Content;
  actions?: readonly SummaryAction[] | undefined;
  classes?: string | undefined;
};

export type SummaryListOptions = {
  rows: readonly SummaryRow[];
  noBorder?: boolean | undefined;
  card?: { title: Content; actions?: readonly SummaryAction[] | undefined } | undefined;
};

function actionLink(action: SummaryAction, cardTitle: Content | undefined): Html {
  const hidden =
    (action.visuallyHiddenText !== undefined || cardTitle !== undefined) &&
    html`<span class="govuk-visually-hidden">${action.visuallyHiddenText !== undefined && html` ${action.visuallyHiddenText}`}${cardTitle !== undefined && html` (${cardTitle})`}</span>`;
  return html`<a class="govuk-link" href="${action.href}">${action.text ?? 'Cambiar'}${hidden}</a>`;
}

function rowActions(actions: readonly SummaryAction[], cardTitle: Content | undefined): Html {
  const links = actions.map((action) => actionLink(action, cardTitle));
  return html`<dd class="govuk-summary-list__actions">${
    links.length === 1
      ? links
      : html`<ul class="govuk-summary-list__actions-list">${links.map((link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`)}</ul>`
  }</dd>`;
}

function cardActions(actions: readonly SummaryAction[], cardTitle: Content): Html | undefined {
  const links = actions.map((action) => actionLink(action, cardTitle));
  if (links.length === 0) return undefined;
  return links.length === 1
    ? html`<div class="govuk-summary-card__actions">${links}</div>`
    : html`<ul class="govuk-summary-card__actions">${links.map((link) => html`<li class="govuk-summary-card__action">${link}</li>`)}</ul>`;
}

export function summaryList(options: SummaryListOptions): Html {
  const anyActions = options.rows.some((row) => (row.actions?.length ?? 0) > 0);
  const rows = options.rows.map((row) => {
    const actions = row.actions ?? [];
    const names = classes(
      'govuk-summary-list__row',
      anyActions && actions.length === 0 && 'govuk-summary-list__row--no-actions',
      row.classes,
    );
    return html`<div class="${names}"><dt class="govuk-summary-list__key">${row.key}</dt><dd class="govuk-summary-list__value">${row.value}</dd>${actions.length > 0 && rowActions(actions, options.card?.title)}</div>`;
  });
  const list = html`<dl class="${classes('govuk-summary-list', options.noBorder && 'govuk-summary-list--no-border')}">${rows}</dl>`;
  if (options.card === undefined) return list;
  return html`<div class="govuk-summary-card"><div class="govuk-summary-card__title-wrapper">
<h2 class="govuk-summary-card__title">${options.card.title}</h2>${cardActions(options.card.actions ?? [], options.card.title)}</div>
<div class="govuk-summary-card__content">${list}</div></div>`;
}
