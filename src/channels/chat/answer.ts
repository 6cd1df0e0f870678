/** Answers a form of the chat: back to the conversation, the page again with everything typed, or JSON for scripts. */
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { seeOther } from '../../web/pages.ts';
import { problemAnswer } from '../../web/problem-answer.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { chatPage } from './chat-page.ts';
import type { ChatShown } from './shown.ts';

/** Whether a script asks; a browser's form never names JSON. */
export function wantsJson(c: WebContext): boolean {
  return (c.req.header('accept') ?? '').toLowerCase().includes('application/json');
}

/** What a verb of the chat leaves: a number of line, a conversation, nothing, or a refusal. */
export type Outcome = Refusal | Conversacion | { readonly n: number } | null;

function lastLine(outcome: Exclude<Outcome, Refusal>): number {
  if (outcome === null) return 0;
  return 'n' in outcome ? outcome.n : outcome.lineas;
}

/** `shown`: what was typed, for the page that shows a refusal. */
export async function chatAnswer(
  web: Web,
  c: WebContext,
  outcome: Outcome,
  shown: Omit<ChatShown, 'refusal'> = {},
): Promise<Response> {
  if (isRefusal(outcome))
    return wantsJson(c) ? problemAnswer(c, outcome) : chatPage(web, c, { ...shown, refusal: outcome });
  if (wantsJson(c)) return c.json({ n: lastLine(outcome) });
  return seeOther(c, `${paths.chat.inicio}#fin`);
}
