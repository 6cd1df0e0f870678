/** Everything a person can do in their conversation as it stands now; the script asks for it again after each change. */
import { closedService } from '../../actions/closed-door.ts';
import { seAtiendePorChat } from '../../domain/chat/dialogo.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { type Html, html } from '../../ui/html.ts';
import { tramiteFormId } from '../../web/chat/form-ids.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { chatForm } from './chat-form.ts';
import { composerId, composerView } from './composer-view.ts';
import type { Moment, PendingProposal } from './moment.ts';
import { chatPurposes } from './purposes.ts';
import type { ChatShown } from './shown.ts';
import { attachView, contactView, endView, identityView, transcriptView } from './side-actions.ts';
import { startForm } from './start-view.ts';
import { statusView } from './status-view.ts';
import { tramiteList } from './tramite-list.ts';

const fieldIds: Readonly<Record<string, string>> = {
  correo: 'chat-correo',
  telefono: 'chat-telefono',
  archivo: 'chat-archivo',
};

const signInAndBack = `${paths.ingresar}?volver=${encodeURIComponent(paths.chat.inicio)}`;

function refusalSummary({ refusal, de, pregunta }: ChatShown): Html | false {
  // A question comes with its own summary.
  if (refusal === undefined || pregunta !== undefined) return false;
  if (refusal.errors.length > 0)
    return errorSummary({
      errors: refusal.errors.map(({ path, sentence }) => ({
        text: sentence,
        href: `#${fieldIds[path] ?? path}`,
      })),
    });
  if (refusal.code === 'identifiquese')
    return errorSummary({ errors: [{ text: refusal.sentence, href: signInAndBack }] });
  const href = de === 'mensaje' ? `#${composerId}` : de === 'archivo' ? '#chat-archivo' : '#fin';
  return errorSummary({ errors: [{ text: refusal.sentence, href }] });
}

function proposalView(web: Web, c: WebContext, { n, tramite, de }: PendingProposal): Html {
  const definicion = web.deps.definiciones.porId(tramite)?.definicion;
  const nombre = definicion?.nombre ?? tramite;
  const isHere = definicion !== undefined && seAtiendePorChat(definicion);
  return html`<div class="v-chat-propuesta"><p class="govuk-body"><strong>${de}</strong> le propone el trámite «${nombre}». Nada se presenta sin que usted lo revise y lo confirme.</p>
${chatForm(web, c, {
  action: paths.chat.propuesta,
  purpose: chatPurposes.propuesta,
  content: html`<input type="hidden" name="propuesta" value="${n}"><div class="govuk-button-group">${button({ text: isHere ? 'Empezar este trámite' : 'Aceptar y ver dónde se hace', name: 'acepta', value: 'si' })}${button({ text: 'Ahora no', name: 'acepta', value: 'no', variant: 'secondary' })}</div>`,
})}</div>`;
}

/** A person is one press away wherever one is not being waited for already. */
function turnView(web: Web, c: WebContext, { conversacion: { estado } }: Moment): Html | false {
  const resting = closedService(web.deps, 'personas-del-chat');
  if (estado === 'asistente' && resting !== null) return html`<p class="govuk-body">${resting}</p>`;
  if (estado === 'asistente')
    return chatForm(web, c, {
      action: paths.chat.persona,
      purpose: chatPurposes.persona,
      content: button({ text: 'Quiero hablar con una persona', variant: 'secondary' }),
    });
  return (
    estado === 'en-espera' &&
    chatForm(web, c, {
      action: paths.chat.dejarFila,
      purpose: chatPurposes.dejarFila,
      content: button({ text: 'Dejar la fila', variant: 'secondary', classes: 'v-boton-menor' }),
    })
  );
}

/** The forms that only scripts and buttons of lines send. */
function silentForms(web: Web, c: WebContext): Html {
  return html`${chatForm(web, c, { action: paths.chat.tramite, purpose: chatPurposes.tramite, id: tramiteFormId, classes: 'v-chat__callado', content: '' })}
${chatForm(web, c, { action: paths.chat.leido, purpose: chatPurposes.leido, classes: 'v-chat__callado', attributes: { 'data-chat-leido': paths.chat.escribiendo }, content: '' })}`;
}

/** `<div data-chat-estado data-version>` is what the script compares and replaces. */
export function controlsView(web: Web, c: WebContext, moment: Moment, shown: ChatShown): Html {
  const { conversacion, propuesta, pregunta } = moment;
  const { estado, dialogo, lineas } = conversacion;
  const summary = refusalSummary(shown);
  const status = statusView(moment, web.deps.chatWaitMs);
  if (estado === 'cerrada')
    return html`<div data-chat-estado="${estado}" data-hasta="${lineas}">${summary}${status}${transcriptView(conversacion)}
<h2 class="govuk-heading-m">Empezar otra conversación</h2>${startForm(web, c, shown)}</div>`;
  return html`<div data-chat-estado="${estado}" data-hasta="${lineas}">${summary}${status}
${propuesta !== null && proposalView(web, c, propuesta)}${pregunta}
${composerView(web, c, conversacion, shown)}
${turnView(web, c, moment)}${identityView(web, c, conversacion)}
<div class="v-chat__mas">${attachView(web, c, shown)}${contactView(web, c, conversacion, shown)}
${dialogo === null && details({ summary: 'Ver todos los trámites', content: tramiteList(web, tramiteFormId) })}
${transcriptView(conversacion)}${endView(web, c)}</div>${silentForms(web, c)}</div>`;
}
