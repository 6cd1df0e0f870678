/** The lists of the inbox, drawn by the server and exchanged whole: the focus and the place in the list stay. */

import { loadFragment } from './mesa-chat-fragment.ts';
import type { DeskFrame } from './mesa-chat-page.ts';

export type Inbox = {
  /** Soon, and at most twice a second however often it is asked. */
  refresh(): void;
  /** The conversations in the agent's own hands and how far the inbox knows them, as the server said last. */
  own(): ReadonlyMap<string, number>;
  /** One more unread line of a conversation that is not on the page. */
  unread(id: string): void;
  /** Which conversations are open beside it. */
  mark(open: readonly string[]): void;
  step(by: 1 | -1): void;
  take(): void;
};

type Wiring = {
  ended(): void /** Called with how many wait after each exchange. */;
  drawn(waiting: number): void;
};

const pauseMs = 500;

const linksOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('a[data-fila]')];
const rowOf = (node: Element | null) => node?.closest<HTMLElement>('[data-fila-de]') ?? null;

type Place = {
  readonly id: string;
  readonly index: number;
  readonly isButton: boolean;
  readonly top: number;
} | null;

function placeIn(list: HTMLElement): Place {
  const active = document.activeElement;
  const row = active && list.contains(active) ? rowOf(active) : null;
  if (!row || !active) return null;
  const index = linksOf(list).findIndex((link) => row.contains(link));
  return {
    id: row.dataset.filaDe ?? '',
    index,
    isButton: active.matches('button'),
    top: row.getBoundingClientRect().top,
  };
}

/** The same row where it still is, else the one that stands in its place now. */
function restore(list: HTMLElement, place: Place): void {
  if (!place) return;
  const links = linksOf(list);
  const same = links.find((link) => rowOf(link)?.dataset.filaDe === place.id);
  const link = same ?? links[Math.min(place.index, links.length - 1)];
  const button = place.isButton && same ? rowOf(same)?.querySelector<HTMLElement>('button') : null;
  (button ?? link)?.focus({ preventScroll: same !== undefined });
  const scroller = list.closest<HTMLElement>('[data-desliza]') ?? list;
  if (same) scroller.scrollTop += (rowOf(same)?.getBoundingClientRect().top ?? place.top) - place.top;
}

export function inbox({ inbox: list, inboxHref }: DeskFrame, { ended, drawn }: Wiring): Inbox {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMs = -pauseMs;
  let isLoading = false;
  let open: readonly string[] = [];

  const markOpen = () => {
    for (const row of list?.querySelectorAll<HTMLElement>('[data-fila-de]') ?? [])
      row.toggleAttribute('data-abierta', open.includes(row.dataset.filaDe ?? ''));
  };
  const waiting = () => Number(list?.querySelector<HTMLElement>('[data-esperan]')?.dataset.esperan ?? 0);
  const load = async (): Promise<void> => {
    timer = undefined;
    if (!list || isLoading) return;
    isLoading = true;
    lastMs = performance.now();
    const fragment = await loadFragment(inboxHref);
    isLoading = false;
    if (fragment.kind === 'ended') return ended();
    const fresh = fragment.kind === 'page' ? fragment.page.querySelector('[data-bandeja]') : null;
    if (!fresh) return;
    const place = placeIn(list);
    const { scrollTop } = list;
    list.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    list.scrollTop = scrollTop;
    restore(list, place);
    markOpen();
    drawn(waiting());
  };
  const refresh = () => {
    if (timer === undefined)
      timer = setTimeout(() => void load(), Math.max(0, pauseMs - (performance.now() - lastMs)));
  };
  return {
    refresh,
    own: () =>
      new Map(
        [...(list?.querySelectorAll<HTMLElement>('[data-mia]') ?? [])].map((row) => [
          row.dataset.filaDe ?? '',
          Number(row.dataset.ultima),
        ]),
      ),
    unread: (id) => {
      for (const row of list?.querySelectorAll<HTMLElement>(`[data-fila-de="${CSS.escape(id)}"]`) ?? []) {
        const badge = row.querySelector<HTMLElement>('[data-sin-leer]');
        if (!badge) continue;
        badge.dataset.sinLeer = String(Number(badge.dataset.sinLeer) + 1);
        badge.textContent = `${badge.dataset.sinLeer} sin leer`;
        badge.hidden = false;
      }
    },
    mark: (ids) => {
      open = ids;
      markOpen();
    },
    step: (by) => {
      if (!list) return;
      const links = linksOf(list);
      const row = rowOf(document.activeElement);
      const at = row ? links.findIndex((link) => row.contains(link)) : by === 1 ? -1 : links.length;
      links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
    },
    take: () => {
      const row = rowOf(document.activeElement);
      const button =
        row?.querySelector<HTMLElement>('[data-tomar] button') ??
        list?.querySelector<HTMLElement>('[data-tomar] button');
      button?.click();
    },
  };
}
