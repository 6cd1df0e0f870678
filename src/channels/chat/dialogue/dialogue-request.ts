/** A form of a trámite in the chat from arrival: read, recognised, with the conversation and the account it is for. */
import type { Conversacion } from '../../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal, refuse } from '../../../domain/refusals.ts';
import type { Solicitante } from '../../../domain/solicitud/actor.ts';
import type { FormBody } from '../../../platform/http/form-body.ts';
import { forgery, readForm } from '../../../web/post.ts';
import { problemAnswer } from '../../../web/problem-answer.ts';
import { requireFilerFor } from '../../../web/require-filer.ts';
import type { FormPurpose, Web, WebContext } from '../../../web/web.ts';
import { chatAnswer, wantsJson } from '../answer.ts';
import { joinedConversation, type Own, ownConversation } from '../own-conversation.ts';
import { accountOf } from '../visitor.ts';
import { dialogueForm } from './dialogue-form.ts';
import { type DialogueTyped, typedIn } from './dialogue-typed.ts';

export type DialogueRequest = Own & { readonly actor: Solicitante; readonly body: FormBody };

type Here = Own & { readonly actor: Solicitante };

/** The conversation of the account that asks, as it stands; nothing is written for a form not recognised yet. */
export async function ownOf(web: Web, c: WebContext): Promise<Here | Refusal> {
  const actor = accountOf(c);
  if (actor === null) return refuse('identifiquese');
  const own = await ownConversation(web, c);
  return isRefusal(own) ? own : { ...own, actor };
}

/** As it stands now, with the step of the refused form in place of the one asked, where that one can be answered too. */
async function refusedAt(web: Web, c: WebContext, before: Conversacion, paso: string): Promise<Conversacion> {
  const own = await ownConversation(web, c);
  const now = isRefusal(own) ? before : own.conversacion;
  const { dialogo } = now;
  return dialogo?.contestados.includes(paso) === true ? { ...now, dialogo: { ...dialogo, paso } } : now;
}

/** The chat again with the step that was refused, everything typed in it; a problem document for scripts. */
export async function dialogueRefused(
  web: Web,
  c: WebContext,
  before: Conversacion,
  refusal: Refusal,
  { paso = '', ...typed }: DialogueTyped & { readonly paso?: string } = typedIn(refusal),
): Promise<Response> {
  if (wantsJson(c)) return problemAnswer(c, refusal);
  const pregunta = await dialogueForm(web, c, await refusedAt(web, c, before, paso), typed);
  return chatAnswer(web, c, refusal, { de: 'otro', ...(pregunta === null ? {} : { pregunta }) });
}

/**
 * Whoever is not signed in signs in first, with the form carried along. What is forged or out of date is answered by
 * `forged`, which knows what was typed.
 */
export async function readDialogueForm(
  web: Web,
  c: WebContext,
  purpose: FormPurpose,
  forged: (request: DialogueRequest, refusal: Refusal) => Promise<Response>,
): Promise<DialogueRequest | Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return chatAnswer(web, c, body);
  if (accountOf(c) === null) {
    if (wantsJson(c)) return problemAnswer(c, refuse('identifiquese'));
    const asked = requireFilerFor(web, c, { purpose }, body);
    if (asked instanceof Response) return asked;
  }
  const here = await ownOf(web, c);
  if (isRefusal(here)) return chatAnswer(web, c, here);
  const stop = forgery(web, c, purpose, body);
  if (stop !== null) return forged({ ...here, body }, stop);
  const joined = await joinedConversation(web, c, here);
  return isRefusal(joined) ? chatAnswer(web, c, joined) : { ...joined, actor: here.actor, body };
}
