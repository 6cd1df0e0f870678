/** A form of the chat from arrival to answer: read, recognised, joined to the account, carried out, answered. */
import { isRefusal, refuse } from '../../domain/refusals.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { forgery, readForm } from '../../web/post.ts';
import { problemAnswer } from '../../web/problem-answer.ts';
import { requireFilerFor } from '../../web/require-filer.ts';
import type { FormPurpose, Web, WebContext } from '../../web/web.ts';
import { chatAnswer, type Outcome, wantsJson } from './answer.ts';
import { joinedConversation, type Own, ownConversation } from './own-conversation.ts';
import type { ChatShown } from './shown.ts';
import { accountOf, type Person, personOf } from './visitor.ts';

export type ChatVerb = {
  readonly purpose: FormPurpose;
  readonly run: (own: Own, body: FormBody) => Promise<Outcome>;
  /** What can be done without reading the conversation first; undefined where it has to be read after all. */
  readonly direct?: (quien: Person, body: FormBody) => Promise<Outcome | undefined>;
  /** What of the form goes back onto the page after a refusal. */
  readonly typed?: (body: FormBody) => Omit<ChatShown, 'refusal'>;
  /** False for what must not join an anonymous conversation to the account that happens to be signed in. */
  readonly joins?: boolean;
};

/** A form shown to an account whose session ended under it: the sign-in page carries it, scripts are told. */
export function signedOutUnder(
  web: Web,
  c: WebContext,
  purpose: FormPurpose,
  body: FormBody,
): Response | null {
  if (first(body, 'con_cuenta') === '' || accountOf(c) !== null) return null;
  if (wantsJson(c)) return problemAnswer(c, refuse('sesion-terminada'));
  const asked = requireFilerFor(web, c, { purpose }, body);
  return asked instanceof Response ? asked : null;
}

async function outcomeOf(
  web: Web,
  c: WebContext,
  { purpose, run, direct, joins = true }: ChatVerb,
  body: FormBody,
): Promise<Outcome> {
  const forged = forgery(web, c, purpose, body);
  if (forged !== null) return forged;
  // Whoever signed in may have to be joined to the conversation, and it is read for that.
  const done =
    direct === undefined || accountOf(c) !== null ? undefined : await direct(personOf(web, c), body);
  if (done !== undefined) return done;
  const found = await ownConversation(web, c);
  if (isRefusal(found)) return found;
  const own = joins ? await joinedConversation(web, c, found) : found;
  return isRefusal(own) ? own : run(own, body);
}

export async function sendVerb(web: Web, c: WebContext, verb: ChatVerb): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return chatAnswer(web, c, body);
  const signedOut = signedOutUnder(web, c, verb.purpose, body);
  if (signedOut !== null) return signedOut;
  return chatAnswer(web, c, await outcomeOf(web, c, verb, body), verb.typed?.(body) ?? {});
}
