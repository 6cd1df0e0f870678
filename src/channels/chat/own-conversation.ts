/** Finds the conversation a form is about, which no address names, and joins it to the account that now writes in it. */
import { findOwnConversation } from '../../actions/chat/find-conversation.ts';
import { identifyPerson } from '../../actions/chat/identify-person.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { accountOf, type Person, personOf } from './visitor.ts';

export type Own = { readonly quien: Person; readonly conversacion: Conversacion };

export const noConversation: Refusal = refuse('no-encontrada', {
  sentence:
    'No encontramos su conversación en este equipo. Envíe su mensaje para empezar otra, o vuelva a ella con un código.',
});

export async function ownConversation(web: Web, c: WebContext): Promise<Own | Refusal> {
  const quien = personOf(web, c);
  const conversacion = await findOwnConversation(web.deps, quien);
  return conversacion === null ? noConversation : { quien, conversacion };
}

/**
 * A GET changes nothing, so an anonymous conversation becomes the account's with the first thing that account does in
 * it; the page has said so since the sign-in. Its key is made from both, so that two tabs join it once.
 */
export async function joinedConversation(web: Web, c: WebContext, own: Own): Promise<Own | Refusal> {
  const account = accountOf(c);
  const { quien, conversacion } = own;
  if (account === null || conversacion.persona !== null || conversacion.estado === 'cerrada') return own;
  const joined = await identifyPerson(web.deps, quien, {
    id: conversacion.id,
    cliente: `cuenta-${account.cuenta}`,
    persona: account,
  });
  return isRefusal(joined) ? joined : { quien, conversacion: joined };
}
