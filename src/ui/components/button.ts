/** Buttons that send a form, and links that look like them. */
import { type Attributes, attributes, classes } from '../attributes.ts';
import { type Content, type Html, html, trusted } from '../html.ts';

type Look = {
  text: Content;
  variant?: 'secondary' | 'warning' | 'inverse' | undefined;
  /** The large button with an arrow that opens a trámite. */
  isStart?: boolean | undefined;
  id?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type ButtonOptions = Look & {
  type?: 'submit' | 'button' | undefined;
  name?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  /** True keeps a second click from sending twice (with JavaScript; the server's idempotency key holds anyway). */
  preventDoubleClick?: boolean | undefined;
};

export type LinkButtonOptions = Look & { href: string };

const startArrow = trusted(
  '<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M6 2h11l16 18-16 18H6l16-18z"/></svg>',
);

function look(options: Look): { class: string; 'data-module': string } {
  return {
    class: classes(
      'govuk-button',
      options.variant && `govuk-button--${options.variant}`,
      options.classes,
      options.isStart && 'govuk-button--start',
    ),
    'data-module': 'govuk-button',
  };
}

export function button(options: ButtonOptions): Html {
  return html`<button${attributes({
    type: options.type ?? 'submit',
    value: options.value,
    name: options.name,
    disabled: options.disabled,
    'aria-disabled': options.disabled ? 'true' : undefined,
    'data-prevent-double-click':
      options.preventDoubleClick === undefined ? undefined : String(options.preventDoubleClick),
    ...look(options),
    ...options.attributes,
    id: options.id,
  })}>${options.text}${options.isStart && startArrow}</button>`;
}

/** A link styled as a button: for going somewhere, never for changing something. */
export function linkButton(options: LinkButtonOptions): Html {
  return html`<a${attributes({
    href: options.href,
    role: 'button',
    draggable: 'false',
    ...look(options),
    ...options.attributes,
    id: options.id,
  })}>${options.text}${options.isStart && startArrow}</a>`;
}

export function buttonGroup(buttons: readonly Content[]): Html {
  return html`<div class="govuk-button-group">${buttons}</div>`;
}
