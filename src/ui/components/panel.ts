/** The confirmation: what happened, and the reference. */
import { attributes, classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';
import { type ButtonOptions, button, type LinkButtonOptions, linkButton } from './button.ts';

export type PanelAction =
  | ({ kind: 'button' } & ButtonOptions)
  | ({ kind: 'link-button' } & LinkButtonOptions)
  | { kind: 'link'; text: Content; href: string };

export type PanelOptions = {
  title: Content;
  body?: Content | undefined;
  headingLevel?: 1 | 2 | undefined;
  /** Stops a person before a step that cannot be undone. */
  isInterruption?: boolean | undefined;
  actions?: readonly PanelAction[] | undefined;
  /** `espera`: received, not yet decided; `negada`: decided against. */
  mood?: 'espera' | 'negada' | undefined;
};

function panelAction(action: PanelAction): Html {
  if (action.kind === 'button') return button({ ...action, variant: 'inverse' });
  if (action.kind === 'link-button') return linkButton({ ...action, variant: 'inverse' });
  return html`<a class="govuk-link govuk-link--inverse"${attributes({ href: action.href })}>${action.text}</a>`;
}

export function panel(options: PanelOptions): Html {
  const heading = options.headingLevel === 2 ? 'h2' : 'h1';
  const title =
    heading === 'h2'
      ? html`<h2 class="govuk-panel__title">${options.title}</h2>`
      : html`<h1 class="govuk-panel__title">${options.title}</h1>`;
  const names = classes(
    'govuk-panel',
    options.isInterruption ? 'govuk-panel--interruption' : 'govuk-panel--confirmation',
    options.mood && `v-panel--${options.mood}`,
  );
  const actions = options.isInterruption ? (options.actions ?? []) : [];
  return html`<div class="${names}">${title}
${options.body !== undefined && html`<div class="govuk-panel__body">${options.body}</div>`}
${actions.length > 0 && html`<div class="govuk-panel__actions"><div class="govuk-button-group">${actions.map(panelAction)}</div></div>`}</div>`;
}
