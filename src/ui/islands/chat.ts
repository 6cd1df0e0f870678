/** The chat's script: on its own page it begins at once; a panel of another page loads it when it opens. */
import { fetchFragment } from './chat-exchange.ts';
import { elementsOf, made } from './chat-markup.ts';
import { type ChatSession, openChat } from './chat-session.ts';

/** Fetches the chat into a panel. `href`: its markup. */
export async function mountChat(box: HTMLElement, href: string): Promise<ChatSession> {
  const markup = await fetchFragment(href);
  if (typeof markup !== 'string') {
    box.replaceChildren(
      made('p', 'govuk-body', 'No se pudo abrir el chat. Revise su conexión y ábralo otra vez.'),
    );
    return { stop: () => undefined };
  }
  box.replaceChildren(elementsOf(markup));
  const root = box.querySelector<HTMLElement>('[data-chat]');
  return root ? openChat(root) : { stop: () => undefined };
}

const present = document.querySelector<HTMLElement>('main [data-chat]');
if (present) openChat(present);
