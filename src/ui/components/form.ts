/** The form around the fields: always POST, always with its token against forged requests. */
import { attributes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';

export type FormOptions = {
  action: string;
  /** Value of the hidden field `_csrf`. */
  csrf: string;
  content: Content;
  id?: string | undefined;
  hasFiles?: boolean | undefined;
  /** Names the draft: what is typed survives an ended session in this tab, and leaving unsaved asks first. */
  draftKey?: string | undefined;
};

export function csrfField(token: string): Html {
  return html`<input type="hidden" name="_csrf" value="${token}">`;
}

export function form(options: FormOptions): Html {
  return html`<form${attributes({
    action: options.action,
    method: 'post',
    novalidate: true,
    id: options.id,
    enctype: options.hasFiles ? 'multipart/form-data' : undefined,
    'data-borrador': options.draftKey,
  })}>${csrfField(options.csrf)}${options.content}</form>`;
}

/** Put on the page that follows a filing: forgets what the tab had kept under that name. */
export function draftDone(draftKey: string): Html {
  return html`<span hidden data-borrador-listo="${draftKey}"></span>`;
}
