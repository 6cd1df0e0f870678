/** The lines on the page: each once, in order, without gaps; reading further up is never disturbed. */
import { elementsOf, made } from './chat-markup.ts';

export type Thread = {
  readonly last: () => number;
  /** False where one before it is missing: then nothing is shown until the gap is closed. */
  append(n: number, markup: string): boolean;
  /** Shows what is not a line yet below the last line. */
  putBelow(item: HTMLElement): void;
  toEnd(): void;
  /** Whether the end of the thread is in sight. */
  isAtEnd(): boolean;
};

type Told = {
  /** A new line, after it is on the page; `wasAtEnd`: whether the eye was there. */
  added(line: HTMLElement, wasAtEnd: boolean): void;
};

const nearPixels = 80;

export function openThread(root: HTMLElement, list: HTMLOListElement, told: Told): Thread {
  const box = root.querySelector<HTMLElement>('[data-chat-hilo]') ?? list;
  const controls = root.querySelector<HTMLElement>('[data-chat-controles]');
  let last = Number(root.dataset.ultima ?? 0);
  const scrolls = () => box.scrollHeight > box.clientHeight + 1;
  const isAtEnd = () =>
    scrolls()
      ? box.scrollHeight - box.scrollTop - box.clientHeight < nearPixels
      : box.getBoundingClientRect().bottom <= innerHeight + nearPixels;
  const toEnd = () => {
    if (scrolls()) box.scrollTop = box.scrollHeight;
    else list.lastElementChild?.scrollIntoView({ block: 'nearest' });
  };
  /** The end stays in sight where it was; in a page without a box of its own, the box to write in stays where it is. */
  const keeping = (change: () => void): boolean => {
    const wasAtEnd = isAtEnd();
    const before = controls?.getBoundingClientRect().top ?? 0;
    change();
    if (wasAtEnd && scrolls()) toEnd();
    else if (wasAtEnd) scrollBy({ top: (controls?.getBoundingClientRect().top ?? 0) - before });
    return wasAtEnd;
  };
  // A window that changes its size leaves the eye where it was: at the end.
  let rested = true;
  box.addEventListener('scroll', () => {
    rested = isAtEnd();
  });
  new ResizeObserver(() => {
    if (rested && scrolls()) toEnd();
  }).observe(box);
  const firstPending = () => list.querySelector('[data-cliente]');
  const dayOf = (line: HTMLElement): void => {
    const lines = list.querySelectorAll<HTMLElement>('li[data-dia]');
    const before = [...lines].at(-1);
    if (before?.dataset.dia === line.dataset.dia) return;
    const separator = made('li', 'v-linea-dia');
    separator.append(made('span', '', line.dataset.dia));
    list.insertBefore(separator, firstPending());
  };
  return {
    last: () => last,
    append(n, markup) {
      if (n <= last) return true;
      if (n > last + 1) return false;
      const line = elementsOf(markup).querySelector('li');
      if (!line) return false;
      last = n;
      const wasAtEnd = keeping(() => {
        dayOf(line);
        list.insertBefore(line, firstPending());
      });
      told.added(line, wasAtEnd);
      return true;
    },
    putBelow: (item) => void keeping(() => list.append(item)),
    toEnd,
    isAtEnd,
  };
}
