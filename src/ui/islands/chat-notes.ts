/** The small words between thread and controls: no connection, somebody types, there is something new below. */
import { made } from './chat-markup.ts';

export type Notes = {
  offline(isOffline: boolean): void;
  typing(): void;
  quiet(): void;
  newsBelow(show: () => void): void;
  seen(): void;
  problem(texts: readonly string[], link?: { text: string; href: string }): void;
  clearProblem(): void;
};

const typingMs = 6_000;
/** A connection that comes right back is not worth a word. */
const offlineAfterMs = 4_000;

export function openNotes(box: HTMLElement): Notes {
  const offline = made(
    'p',
    'v-chat-nota v-chat-nota--mal',
    'Sin conexión. Lo que escriba se enviará cuando vuelva.',
  );
  const typing = made('p', 'v-chat-nota', 'Le están escribiendo…');
  typing.setAttribute('aria-hidden', 'true');
  const below = made('button', 'v-chat-nota v-chat-nota--nuevo', 'Hay mensajes nuevos más abajo');
  below.type = 'button';
  const problem = made('div', 'v-chat-problema');
  problem.setAttribute('role', 'alert');
  offline.setAttribute('role', 'status');
  box.append(problem);
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let offlineTimer: ReturnType<typeof setTimeout> | undefined;
  return {
    offline(isOffline) {
      if (!isOffline) {
        clearTimeout(offlineTimer);
        offlineTimer = undefined;
        offline.remove();
      } else offlineTimer ??= setTimeout(() => box.append(offline), offlineAfterMs);
    },
    typing() {
      box.append(typing);
      clearTimeout(typingTimer);
      typingTimer = setTimeout(() => typing.remove(), typingMs);
    },
    quiet: () => typing.remove(),
    newsBelow(show) {
      below.onclick = show;
      box.prepend(below);
    },
    seen: () => below.remove(),
    problem(texts, link) {
      problem.replaceChildren(...texts.map((text) => made('p', 'govuk-error-message', text)));
      if (!link) return;
      const anchor = made('a', 'govuk-link', link.text);
      anchor.href = link.href;
      problem.append(anchor);
    },
    clearProblem: () => problem.replaceChildren(),
  };
}
