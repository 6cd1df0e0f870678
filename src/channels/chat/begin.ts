/** Begins a conversation with its first message; who already has one goes on in it, and nothing typed is lost. */
import { findOwnConversation } from '../../actions/chat/find-conversation.ts';
import { findWrittenQuestion } from '../../actions/chat/find-written-question.ts';
import { startConversation } from '../../actions/chat/start-conversation.ts';
import { startDialogue } from '../../actions/chat/start-dialogue.ts';
import { writeChatMessage } from '../../actions/chat/write-chat-message.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { forgery, readForm } from '../../web/post.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { chatAnswer, type Outcome } from './answer.ts';
import { joinedConversation, type Own } from './own-conversation.ts';
import { chatPurposes } from './purposes.ts';
import { signedOutUnder } from './verb.ts';
import { askForSomebody, plainBreaks, writeAndSuggest } from './verbs.ts';
import { accountOf, beginningOf, fingerprintOf, personOf, rememberConversation } from './visitor.ts';

const keyPattern = /^[\w-]{16,40}$/;

/** Kept for the page that shows a refusal; a key that is none of ours is replaced by a new one. */
const keyOf = (body: FormBody): string | undefined => {
  const llave = first(body, 'llave');
  return keyPattern.test(llave) ? llave : undefined;
};

async function openedConversation(web: Web, c: WebContext, llave: string): Promise<Own | Refusal> {
  const quien = personOf(web, c);
  const present = await findOwnConversation(web.deps, quien);
  if (present !== null && present.estado !== 'cerrada')
    return joinedConversation(web, c, { quien, conversacion: present });
  const { token, comienzo } = beginningOf(web, c, llave);
  const huella = fingerprintOf(web, token);
  const conversacion = await startConversation(web.deps, {
    huella,
    comienzo,
    persona: accountOf(c),
    red: c.var.visit.network,
    unidad: findWrittenQuestion(web.deps).definicion.atiende,
  });
  if (isRefusal(conversacion)) return conversacion;
  rememberConversation(web, c, token);
  return { quien: { ...quien, huella }, conversacion };
}

/** Somebody with an account chose from the list: what they wrote stays, and the first question follows. */
async function beginTramite(
  { deps }: Web,
  c: WebContext,
  { quien, conversacion: { id } }: Own,
  { cliente, texto }: { readonly cliente: string; readonly texto: string },
  tramite: string,
): Promise<Outcome> {
  const account = accountOf(c);
  if (account === null) return refuse('identifiquese');
  if (texto.trim() !== '') {
    const written = await writeChatMessage(deps, quien, { id, cliente, texto });
    if (isRefusal(written)) return written;
  }
  return startDialogue(deps, quien, account, { id, cliente: `tramite-${cliente}`, tramite, propuesta: null });
}

async function begin(web: Web, c: WebContext, body: FormBody): Promise<Outcome> {
  const forged = forgery(web, c, chatPurposes.empezar, body);
  if (forged !== null) return forged;
  const texto = plainBreaks(first(body, 'texto'));
  const llave = keyOf(body);
  if (llave === undefined) return refuse('peticion-ilegible');
  const tramite = first(body, 'tramite');
  if (tramite === '' && body.has('texto') && texto.trim() === '')
    return refuse('mensaje-vacio', {
      sentence: 'Cuéntenos primero qué necesita, aunque sea en pocas palabras.',
    });
  if (tramite !== '' && accountOf(c) === null) return refuse('identifiquese');
  const own = await openedConversation(web, c, llave);
  if (isRefusal(own)) return own;
  const message = { cliente: `inicio-${llave}`, texto };
  if (tramite !== '') return beginTramite(web, c, own, message, tramite);
  if (texto.trim() === '') return own.conversacion;
  const written = await writeAndSuggest(web.deps, own.quien, { id: own.conversacion.id, ...message });
  if (isRefusal(written) || first(body, 'con') !== 'persona') return written;
  if (own.conversacion.estado !== 'asistente') return written;
  return askForSomebody(web.deps, own, `persona-${llave}`);
}

export async function sendBegin(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return chatAnswer(web, c, body);
  const signedOut = signedOutUnder(web, c, chatPurposes.empezar, body);
  if (signedOut !== null) return signedOut;
  const typed = { de: 'mensaje', texto: plainBreaks(first(body, 'texto')), cliente: keyOf(body) } as const;
  return chatAnswer(web, c, await begin(web, c, body), typed);
}
