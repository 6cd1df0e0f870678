/** What every part of a conversation's pane works with, and the form around each verb. */
import type { CannedAnswer } from '../../actions/chat/list-canned-answers.ts';
import { listPresentAgents } from '../../actions/chat/list-present-agents.ts';
import { readChatLines } from '../../actions/chat/read-chat-lines.ts';
import {
  readConversationForStaff,
  type StaffConversation,
} from '../../actions/chat/read-conversation-for-staff.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { impedimentoEnConversacion, type VerboDeConversacion } from '../../domain/chat/ciclo.ts';
import type { Linea } from '../../domain/chat/linea.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { form } from '../../ui/components/form.ts';
import { type Content, type Html, html } from '../../ui/html.ts';
import { type LineView, lineViewOf } from '../../web/chat/line-view.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import type { Staff } from '../require-staff.ts';
import { readCannedAnswers } from './canned-answers.ts';
import { chatPurpose } from './chat-purpose.ts';
import { whoOf } from './inbox-lists.ts';

/** A form that was sent and refused: what was typed comes back, with the reasons beside it. */
export type ChatAttempt = {
  readonly verbo: string;
  /** Null: nothing was asked but to put a ready answer into the box. */
  readonly refusal: Refusal | null;
  readonly body: FormBody;
};

export type ConversationView = StaffConversation & {
  readonly web: Web;
  readonly c: WebContext;
  readonly staff: Staff;
  readonly lineas: readonly Linea[];
  readonly presentes: ReadonlySet<string>;
  readonly guardadas: readonly CannedAnswer[];
  readonly attempt: ChatAttempt | null;
  /** Alone on its page, or one of several. */
  readonly isAlone: boolean;
};

/** How the lines of a conversation look to staff. */
export function lineViewForStaff(web: Web, conversacion: StaffConversation['conversacion']): LineView {
  return lineViewOf(web.deps.definiciones, {
    audience: 'agente',
    archivoHref: (archivo) => paths.mesa.chat.archivo(conversacion.id, archivo),
    persona: whoOf(conversacion),
  });
}

/** Reads everything of one conversation; the visit is noted by the action. */
export async function readView(
  web: Web,
  c: WebContext,
  staff: Staff,
  id: string,
  { attempt, isAlone }: Pick<ConversationView, 'attempt' | 'isAlone'>,
): Promise<ConversationView | Refusal> {
  const { deps } = web;
  const read = await readConversationForStaff(deps, staff.actor, staff.session, id);
  if (isRefusal(read)) return read;
  const { conversacion } = read;
  const { linesPerBatchMax } = chatLimits;
  const despues = Math.max(0, conversacion.lineas - linesPerBatchMax);
  const [lines, present, guardadas] = await Promise.all([
    readChatLines(deps, [{ id, despues }], linesPerBatchMax),
    listPresentAgents(deps, staff.actor, conversacion.unidad),
    readCannedAnswers(deps, staff.actor, conversacion.unidad),
  ]);
  return {
    ...read,
    web,
    c,
    staff,
    lineas: lines.get(id) ?? [],
    presentes: new Set(isRefusal(present) ? [] : present.map(({ cuenta }) => cuenta)),
    guardadas,
    attempt,
    isAlone,
  };
}

export function may({ staff, conversacion }: ConversationView, verbo: VerboDeConversacion): boolean {
  return impedimentoEnConversacion({ clase: 'agente', actor: staff.actor }, verbo, conversacion) === null;
}

/** Several conversations share a page: an id says whose field of which form it is. */
export function fieldIdOf({ conversacion }: ConversationView, verbo: string, name: string): string {
  return `${verbo}-${name}-${conversacion.id.slice(-12)}`;
}

export function typed({ attempt }: ConversationView, verbo: string, name: string): string {
  return attempt?.verbo === verbo ? first(attempt.body, name) : '';
}

/** The reasons beside one field; the refusal's own sentence beside the form's first field where it names none. */
export function errorAt(
  { attempt }: ConversationView,
  verbo: string,
  path: string,
  isFirst = false,
): string | undefined {
  if (attempt?.verbo !== verbo || attempt.refusal === null) return undefined;
  const { errors, sentence } = attempt.refusal;
  const own = errors.filter((one) => one.path === path).map((one) => one.sentence);
  if (own.length > 0) return own.join(' ');
  return isFirst && errors.length === 0 ? sentence : undefined;
}

const keyBytes = 16;

/** Carries the version that is shown and a key of its own, so that a second click repeats nothing. */
export function verbForm(
  view: ConversationView,
  verbo: string,
  content: Content,
  { hasFiles = false }: { readonly hasFiles?: boolean } = {},
): Html {
  const { web, c, conversacion } = view;
  const { id, version } = conversacion;
  return form({
    action: paths.mesa.chat.verbo(id, verbo),
    csrf: tokenFor(web, c.var.visit, chatPurpose(verbo)),
    hasFiles,
    content: html`<input type="hidden" name="version" value="${version}"><input type="hidden" name="cliente" value="${web.deps.ids.randomToken(keyBytes)}">${content}`,
  });
}
