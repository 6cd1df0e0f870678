/** The box to write in, for a conversation that goes on. */
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { paths } from '../../paths.ts';
import { chatComposer } from '../../ui/components/chat-composer.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { chatForm } from './chat-form.ts';
import { chatPurposes } from './purposes.ts';
import { refreshHref } from './refresh-href.ts';
import type { ChatShown } from './shown.ts';

export const composerId = 'chat-texto';

/** Without JavaScript new answers show when one asks for them: a page that reloads by itself would lose what is being typed. */
export function composerView(
  web: Web,
  c: WebContext,
  { id }: Pick<Conversacion, 'id'>,
  shown: ChatShown,
): Html {
  const isRefused = shown.de === 'mensaje';
  return chatForm(web, c, {
    action: paths.chat.mensajes,
    purpose: chatPurposes.mensaje,
    classes: 'v-chat__redactor',
    cliente: isRefused ? shown.cliente : undefined,
    attributes: { 'data-chat-redactor': true },
    content: html`<input type="hidden" name="conversacion" value="${id}">${chatComposer({
      id: composerId,
      label: 'Escriba su mensaje',
      value: shown.texto,
      error: isRefused ? shown.refusal?.sentence : undefined,
      charsMax: chatLimits.messageCharsMax,
      sendText: 'Enviar',
      also: html`<a class="govuk-link v-chat__refrescar" href="${refreshHref(c)}">Ver respuestas nuevas</a><a class="govuk-link v-chat__refrescar" href="${paths.chat.inicio}?vista=lectura#fin">Leer sin escribir, con actualización automática</a>`,
    })}`,
  });
}
