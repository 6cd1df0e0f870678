/** The papers of a trámite in the chat: files taken in or taken out, and the step ended once all are there. */
import { finishDocuments } from '../../../actions/chat/finish-documents.ts';
import { goBack } from '../../../actions/chat/go-back.ts';
import { openDraft } from '../../../actions/open-draft.ts';
import { removeDocument } from '../../../actions/remove-document.ts';
import type { Conversacion } from '../../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal, refuse } from '../../../domain/refusals.ts';
import type { Solicitante } from '../../../domain/solicitud/actor.ts';
import { paths } from '../../../paths.ts';
import { isMultipart } from '../../../platform/http/multipart.ts';
import { missingPapers, type PapersReceived, receivePapers } from '../../../web/filing/receive-papers.ts';
import { seeOther } from '../../../web/pages.ts';
import { problemAnswer } from '../../../web/problem-answer.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { chatAnswer, wantsJson } from '../answer.ts';
import type { Own } from '../own-conversation.ts';
import { accountOf } from '../visitor.ts';
import { stepAskedBack } from './back-button.ts';
import { dialogueRefused, ownOf } from './dialogue-request.ts';

type Here = Own & { readonly actor: Solicitante };

/** Files that came and were not taken keep the step where it is, each with its sentence. */
async function refusedFiles(
  { deps }: Web,
  actor: Solicitante,
  borrador: string,
  { errors }: PapersReceived,
  andMissing: boolean,
): Promise<Refusal | null> {
  if (errors.length === 0) return null;
  const draft = andMissing ? await openDraft(deps, actor, borrador) : null;
  const missing = draft === null || isRefusal(draft) ? [] : missingPapers(draft, errors);
  return refuse('falta-documento', { errors: [...errors, ...missing] });
}

async function carryOut(
  web: Web,
  { quien, actor, conversacion }: Here,
  borrador: string,
  received: PapersReceived,
): Promise<Conversacion | Refusal | 'stay'> {
  const accion = received.fields.get('_accion') ?? '';
  const command = { id: conversacion.id, cliente: received.fields.get('cliente') ?? '', borrador };
  const [verb, , , adjunto = ''] = accion.split(':');
  if (verb === 'quitar-archivo') {
    const removed = await removeDocument(web.deps, actor, borrador, adjunto);
    return removed === null ? 'stay' : removed;
  }
  const refused = await refusedFiles(web, actor, borrador, received, accion === '');
  if (refused !== null) return refused;
  if (accion === 'adjuntar') return 'stay';
  const back = stepAskedBack(accion);
  return back === null
    ? finishDocuments(web.deps, quien, actor, command)
    : goBack(web.deps, quien, actor, { ...command, paso: back });
}

/** The way back after a sign-in is the conversation: files cannot be carried through it. */
function signInFirst(c: WebContext): Response {
  if (wantsJson(c)) return problemAnswer(c, refuse('sesion-terminada'));
  return seeOther(c, `${paths.ingresar}?volver=${encodeURIComponent(paths.chat.inicio)}`);
}

export async function attachDialogue(web: Web, c: WebContext): Promise<Response> {
  if (accountOf(c) === null) return signInFirst(c);
  const here = await ownOf(web, c);
  if (isRefusal(here)) return chatAnswer(web, c, here);
  const { conversacion, actor } = here;
  const borrador = conversacion.dialogo?.borrador;
  if (!isMultipart(c.env.incoming)) return dialogueRefused(web, c, conversacion, refuse('peticion-ilegible'));
  if (borrador === undefined) {
    c.env.incoming.resume();
    return chatAnswer(web, c, refuse('conversacion-cambiada'));
  }
  const received = await receivePapers(web, c, { actor, borrador, only: null });
  if (received === 'cut-off') return dialogueRefused(web, c, conversacion, refuse('archivo-incompleto'));
  if (!received.authentic) return dialogueRefused(web, c, conversacion, refuse('formulario-vencido'));
  if (received.fields.get('borrador') !== borrador)
    return dialogueRefused(web, c, conversacion, refuse('conversacion-cambiada'));
  const outcome = await carryOut(web, here, borrador, received);
  if (outcome === 'stay') return chatAnswer(web, c, conversacion);
  return isRefusal(outcome) ? dialogueRefused(web, c, conversacion, outcome) : chatAnswer(web, c, outcome);
}
