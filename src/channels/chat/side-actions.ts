/** What else can be done in a conversation, folded away: a file, an address for news, the account, the transcript, the end. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { limits } from '../../domain/limits.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { errorMessage } from '../../ui/components/error-message.ts';
import { input } from '../../ui/components/input.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { chatForm } from './chat-form.ts';
import { chatPurposes } from './purposes.ts';
import type { ChatShown } from './shown.ts';
import { accountOf } from './visitor.ts';

const sizeInMb = Math.floor(limits.fileSizeBytesMax / 1024 / 1024);

export function attachView(web: Web, c: WebContext, { de, refusal }: ChatShown): Html {
  const error = de === 'archivo' ? refusal?.sentence : undefined;
  return details({
    summary: 'Adjuntar un archivo',
    isOpen: error !== undefined,
    content: chatForm(web, c, {
      action: paths.chat.archivos,
      purpose: chatPurposes.archivo,
      hasFiles: true,
      content: html`<div class="govuk-form-group"><label class="govuk-label" for="chat-archivo">Archivo</label>
<div id="chat-archivo-hint" class="govuk-hint">PDF, imagen (PNG o JPG) u hoja de cálculo (XLSX u ODS), de hasta ${sizeInMb} MB.</div>
${error !== undefined && errorMessage({ id: 'chat-archivo-error', text: error })}
<input class="govuk-file-upload" id="chat-archivo" name="archivo" type="file" aria-describedby="chat-archivo-hint${error !== undefined && ' chat-archivo-error'}"></div>
${button({ text: 'Enviar el archivo', variant: 'secondary', classes: 'v-boton-menor' })}`,
    }),
  });
}

const errorOf = ({ de, refusal }: ChatShown, path: string): string | undefined =>
  de === 'contacto' ? refusal?.errors.find((error) => error.path === path)?.sentence : undefined;

function contactSummary({ correo, telefono }: Conversacion['contacto']): string {
  if (correo !== null) return `Le avisaremos a ${correo}`;
  return telefono === null ? 'Dejar un correo o teléfono' : `Dejó el teléfono ${telefono}`;
}

/** Where to be told of an answer: only a link travels by mail, never what was said. */
export function contactView(web: Web, c: WebContext, { contacto }: Conversacion, shown: ChatShown): Html {
  const { correo, telefono } = contacto;
  const isRefused = shown.de === 'contacto';
  return details({
    summary: contactSummary({ correo, telefono }),
    isOpen: isRefused,
    content: html`<p class="govuk-body">Si se va antes de la respuesta, le avisamos por correo que ya está aquí, y con él puede volver a esta conversación desde otro equipo. Al teléfono no enviamos avisos: lo ve quien atiende su conversación.</p>
${chatForm(web, c, {
  action: paths.chat.contacto,
  purpose: chatPurposes.contacto,
  content: html`${input({ id: 'chat-correo', name: 'correo', label: 'Correo electrónico', type: 'email', autocomplete: 'email', spellcheck: false, value: shown.correo ?? correo ?? '', error: errorOf(shown, 'correo') })}
${input({ id: 'chat-telefono', name: 'telefono', label: 'Teléfono (opcional)', type: 'tel', inputmode: 'tel', autocomplete: 'tel', width: 20, value: shown.telefono ?? telefono ?? '', error: errorOf(shown, 'telefono') })}
${button({ text: 'Guardar', variant: 'secondary', classes: 'v-boton-menor' })}`,
})}`,
  });
}

/** Whose the conversation is, and how it becomes an account's. The first thing an account writes in it joins it, too. */
export function identityView(web: Web, c: WebContext, { persona }: Conversacion): Html {
  const account = accountOf(c);
  if (persona !== null)
    return html`<p class="govuk-body v-chat__cuenta">Conversación de <strong>${persona.nombre}</strong>, RUC ${persona.ruc}.</p>`;
  if (account === null)
    return html`<p class="govuk-body v-chat__cuenta">¿Es proveedor o entidad? <a class="govuk-link" href="${paths.ingresar}?volver=${encodeURIComponent(paths.chat.inicio)}">Ingrese con su cuenta</a> y seguirá en esta misma conversación.</p>`;
  return html`<div class="v-chat__cuenta"><p class="govuk-body">Ingresó como <strong>${account.nombre}</strong>, RUC ${account.ruc}. Cuando escriba, esta conversación quedará unida a su cuenta.</p>
${chatForm(web, c, {
  action: paths.chat.unir,
  purpose: chatPurposes.unir,
  content: button({
    text: 'Unirla ahora a mi cuenta',
    variant: 'secondary',
    classes: 'v-boton-menor',
  }),
})}</div>`;
}

export function transcriptView({ hash }: Conversacion): Html {
  return details({
    summary: 'Descargar la conversación',
    content: html`<p class="govuk-body"><a class="govuk-link" href="${paths.chat.transcripcion}" download>Transcripción para leer</a> · <a class="govuk-link" href="${paths.chat.transcripcion}?formato=json" download>Transcripción con la cadena de comprobación</a></p>
<p class="govuk-body">Huella de la conversación hasta aquí: <code class="v-huella">${hash}</code></p>`,
  });
}

export function endView(web: Web, c: WebContext): Html {
  return details({
    summary: 'Terminar la conversación',
    content: html`<p class="govuk-body">Podrá leerla y descargarla durante siete días. No se puede volver a abrir.</p>
${chatForm(web, c, {
  action: paths.chat.terminar,
  purpose: chatPurposes.terminar,
  content: button({
    text: 'Terminar la conversación',
    variant: 'warning',
    classes: 'v-boton-menor',
  }),
})}`,
  });
}
