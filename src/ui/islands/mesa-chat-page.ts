/** What the parts of the agents' desk share in the browser: the page's frame, its addresses, what it tells aloud. */

export type DeskFrame = {
  readonly root: HTMLElement;
  /** Holds the panes, side by side. */
  readonly panes: HTMLElement;
  /** The lists of the inbox. */
  readonly inbox: HTMLElement | null;
  /** Says in words, for who sees the page, that the connection is lost or back. */
  readonly connection: HTMLElement | null;
  readonly streamHref: string;
  readonly inboxHref: string;
  readonly presenceHref: string;
  /** Says something to who listens to the page: rarely, and never the same twice in a row. */
  announce(words: string): void;
};

const announcePauseMs = 4000;

/** Several things in a row become one sentence. */
function announcer(region: HTMLElement | null): (words: string) => void {
  let waiting: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = () => {
    if (region) region.textContent = [...new Set(waiting)].join(' ');
    waiting = [];
    timer = undefined;
  };
  return (words) => {
    waiting.push(words);
    if (timer === undefined) timer = setTimeout(say, waiting.length === 1 ? 300 : announcePauseMs);
  };
}

export function deskFrame(): DeskFrame | null {
  const root = document.querySelector<HTMLElement>('[data-mesa-chat]');
  const panes = root?.querySelector<HTMLElement>('[data-paneles]');
  if (!root || !panes) return null;
  return {
    root,
    panes,
    inbox: root.querySelector('[data-bandeja]'),
    connection: root.querySelector('[data-conexion]'),
    streamHref: root.dataset.flujo ?? '',
    inboxHref: root.dataset.bandejaHref ?? '',
    presenceHref: root.dataset.presenciaHref ?? '',
    announce: announcer(root.querySelector('[data-anuncios]')),
  };
}

/** True while a key belongs to what is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}
