/** A form of the chat: its token, and a key of its own so that sending it twice does nothing twice. */
import { attributes } from '../../ui/attributes.ts';
import { csrfField } from '../../ui/components/form.ts';
import { type Content, type Html, html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import type { FormPurpose, Web, WebContext } from '../../web/web.ts';
import { accountOf } from './visitor.ts';

export type ChatForm = {
  readonly action: string;
  readonly purpose: FormPurpose;
  readonly content: Content;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly hasFiles?: boolean | undefined;
  /** Instead of a new key: after a refusal the same form stays the same command. */
  readonly cliente?: string | undefined;
  /** The key of the command that begins a conversation is its `llave`, of any other its `cliente`. */
  readonly keyName?: 'cliente' | 'llave';
  readonly attributes?: Readonly<Record<string, string | boolean>> | undefined;
};

const keyBytes = 16;

/** Names the account it was shown to, so that a session that ended meanwhile is noticed and nothing typed is lost. */
export function chatForm(web: Web, c: WebContext, options: ChatForm): Html {
  const { keyName = 'cliente', cliente = web.deps.ids.randomToken(keyBytes) } = options;
  return html`<form${attributes({
    action: options.action,
    method: 'post',
    novalidate: true,
    id: options.id,
    class: options.classes,
    enctype: options.hasFiles ? 'multipart/form-data' : undefined,
    ...options.attributes,
  })}>${csrfField(tokenFor(web, c.var.visit, options.purpose))}<input type="hidden" name="${keyName}" value="${cliente}">${accountOf(c) !== null && html`<input type="hidden" name="con_cuenta" value="si">`}${options.content}</form>`;
}
