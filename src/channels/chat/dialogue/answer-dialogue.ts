/** The answer to a question of a trámite: kept, looked something up for, left out, gone back from, or taken and followed by the next. */
import { answerQuestion } from '../../../actions/chat/answer-question.ts';
import { goBack } from '../../../actions/chat/go-back.ts';
import { keepTyped } from '../../../actions/chat/keep-typed.ts';
import { skipQuestion } from '../../../actions/chat/skip-question.ts';
import { openDraft } from '../../../actions/open-draft.ts';
import type { Conversacion } from '../../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal } from '../../../domain/refusals.ts';
import type { Definicion } from '../../../domain/tramite/definicion.ts';
import type { Entrada } from '../../../domain/tramite/leer-datos.ts';
import { paths } from '../../../paths.ts';
import { first } from '../../../platform/http/form-body.ts';
import {
  applyRowButton,
  readAnswers,
  unansweredSearch,
  withoutEmptyRows,
} from '../../../web/fields/read-answers.ts';
import { listJustAppeared } from '../../../web/filing/draw-questions.ts';
import { placeAfter } from '../../../web/filing/inner-buttons.ts';
import { seeOther } from '../../../web/pages.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { chatAnswer, wantsJson } from '../answer.ts';
import { stepAskedBack } from './back-button.ts';
import { dialoguePurposes } from './dialogue-purposes.ts';
import { type DialogueRequest, dialogueRefused, readDialogueForm } from './dialogue-request.ts';
import { typedIn } from './dialogue-typed.ts';
import { skipAction } from './question-form.ts';

/** An answer as sent: for which question, by which button, and how it reads. */
type Sent = {
  readonly command: { readonly id: string; readonly cliente: string; readonly borrador: string };
  readonly paso: string;
  readonly accion: string;
  readonly entrada: Entrada;
  /** A button that only looks something up, or words left in a search box. */
  readonly looks: string | null;
};

function definitionOf({ deps }: Web, { dialogo }: Conversacion): Definicion | null {
  return dialogo === null ? null : (deps.definiciones.porId(dialogo.tramite)?.definicion ?? null);
}

const leads = (accion: string) => accion === skipAction || stepAskedBack(accion) !== null;

function sentIn(web: Web, { body, conversacion }: DialogueRequest): Sent {
  const definicion = definitionOf(web, conversacion);
  const [paso, accion] = [first(body, 'paso'), first(body, '_accion')];
  const typed = definicion === null ? {} : readAnswers(definicion, [paso], body);
  const searched = accion === '' && definicion !== null ? unansweredSearch(definicion, [paso], body) : null;
  return {
    command: {
      id: conversacion.id,
      cliente: first(body, 'cliente'),
      borrador: first(body, 'borrador'),
    },
    paso,
    accion,
    entrada: accion === '' || leads(accion) ? withoutEmptyRows(typed) : applyRowButton(typed, accion),
    looks: leads(accion) ? null : accion === '' ? searched : accion,
  };
}

/** The controls once more, at the place the button was about; scripts are told which address shows them. */
async function lookUp(web: Web, c: WebContext, request: DialogueRequest, sent: Sent, accion: string) {
  const { quien, actor, conversacion, body } = request;
  const { command, paso, entrada } = sent;
  const kept = await keepTyped(web.deps, quien, actor, { ...command, paso, entrada });
  if (kept !== null) return dialogueRefused(web, c, conversacion, kept, typedIn(kept, entrada));
  const donde = placeAfter(accion, entrada, body);
  return wantsJson(c)
    ? c.json({ n: conversacion.lineas, donde })
    : seeOther(c, `${paths.chat.inicio}${donde}`);
}

/** Going back keeps what was typed, where the question is still asked; that it is not whole yet matters later. */
async function goBackFrom(
  web: Web,
  { quien, actor }: DialogueRequest,
  { command, paso, entrada }: Sent,
  to: string,
): Promise<Conversacion | Refusal> {
  if (Object.keys(entrada).length > 0) await keepTyped(web.deps, quien, actor, { ...command, paso, entrada });
  return goBack(web.deps, quien, actor, { ...command, paso: to });
}

function carryOut(web: Web, request: DialogueRequest, sent: Sent): Promise<Conversacion | Refusal> {
  const { quien, actor } = request;
  const { command, paso, accion, entrada } = sent;
  const back = stepAskedBack(accion);
  if (back !== null) return goBackFrom(web, request, sent, back);
  if (accion === skipAction) return skipQuestion(web.deps, quien, actor, { ...command, paso });
  return answerQuestion(web.deps, quien, actor, { ...command, paso, entrada });
}

/** Of the errors, only that a list which was not on the page yet was left unchosen: then it is shown now. */
async function unfinishedPlace(
  web: Web,
  { actor }: DialogueRequest,
  { command, entrada }: Sent,
  before: Entrada,
  { errors }: Refusal,
): Promise<string | null> {
  const [first, ...others] = errors;
  if (first === undefined || others.length > 0) return null;
  const draft = await openDraft(web.deps, actor, command.borrador);
  const now = isRefusal(draft) ? entrada : draft.borrador.entrada;
  return listJustAppeared(before, now, first.path) ? `cascada:${first.path}` : null;
}

export async function answerDialogue(web: Web, c: WebContext): Promise<Response> {
  const request = await readDialogueForm(web, c, dialoguePurposes.pregunta, (forged, refusal) => {
    const { entrada, paso } = sentIn(web, forged);
    return dialogueRefused(web, c, forged.conversacion, refusal, { ...typedIn(refusal, entrada), paso });
  });
  if (request instanceof Response) return request;
  const sent = sentIn(web, request);
  if (sent.looks !== null) return lookUp(web, c, request, sent, sent.looks);
  const draft = await openDraft(web.deps, request.actor, sent.command.borrador);
  const before = isRefusal(draft) ? {} : draft.borrador.entrada;
  const outcome = await carryOut(web, request, sent);
  if (!isRefusal(outcome)) return chatAnswer(web, c, outcome);
  const unfinished = await unfinishedPlace(web, request, sent, before, outcome);
  return unfinished === null
    ? dialogueRefused(web, c, request.conversacion, outcome, { ...typedIn(outcome), paso: sent.paso })
    : lookUp(web, c, request, sent, unfinished);
}
