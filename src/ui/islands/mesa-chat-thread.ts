/** The lines of one conversation on the page: each once, in their order, with the end in sight while somebody is there. */
import { sendForm } from './mesa-chat-fragment.ts';

export type Thread = {
  readonly list: HTMLElement;
  last(): number;
  /** What is there already is left out. True where something of the person is new. */
  add(lines: readonly HTMLElement[]): boolean;
  /** Lines the server draws otherwise now, as one whose content was taken out. */
  correct(lines: readonly HTMLElement[]): void;
  toEnd(): void;
  stop(): void;
};

type Wiring = {
  csrf(): string;
  /** The server knows how far it was read. */
  read(): void;
};

const readPauseMs = 1200;
const nearEndPx = 80;

const numberOf = (line: HTMLElement | null) => Number(line?.dataset.n ?? 0);

function insert(list: HTMLElement, lines: readonly HTMLElement[]): { added: number; ofPerson: number } {
  let added = 0;
  let ofPerson = 0;
  for (const line of [...lines].sort((a, b) => numberOf(a) - numberOf(b))) {
    if (list.querySelector(`li[data-n="${numberOf(line)}"]`)) continue;
    const all = [...list.querySelectorAll<HTMLElement>(':scope > li[data-n]')];
    list.insertBefore(line, all.find((one) => numberOf(one) > numberOf(line)) ?? null);
    added += 1;
    if (line.dataset.autor === 'persona') ofPerson += 1;
  }
  return { added, ofPerson };
}

/** Marks how far it was read, at most once in a while and only while somebody looks. */
function readMarker(element: HTMLElement, last: () => number, { csrf, read }: Wiring): () => void {
  let marked = Number(element.dataset.leido);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mark = async () => {
    timer = undefined;
    const n = last();
    const action = element.dataset.leidoHref;
    if (!action || n <= marked || document.hidden || !document.hasFocus()) return;
    const sent = await sendForm(action, new URLSearchParams({ _csrf: csrf(), n: String(n) }));
    if (sent.kind !== 'done') return;
    marked = n;
    read();
  };
  return () => {
    if (timer === undefined) timer = setTimeout(() => void mark(), readPauseMs);
  };
}

export function thread(element: HTMLElement, wiring: Wiring): Thread {
  const list = element.querySelector<HTMLElement>('[data-lineas]') ?? element;
  const last = () => numberOf(list.querySelector<HTMLElement>(':scope > li[data-n]:last-child'));
  const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < nearEndPx;
  const markRead = readMarker(element, last, wiring);
  const seen = () => {
    element.removeAttribute('data-hay-nuevo');
    markRead();
  };
  const toEnd = () => {
    list.scrollTo({ top: list.scrollHeight });
    seen();
  };
  const look = () => {
    if (isAtEnd()) seen();
  };
  list.addEventListener('scroll', look);
  addEventListener('focus', look);
  element.querySelector('[data-al-final]')?.addEventListener('click', toEnd);
  return {
    list,
    last,
    add: (lines) => {
      const wasAtEnd = isAtEnd();
      const { added, ofPerson } = insert(list, lines);
      if (added > 0 && wasAtEnd) toEnd();
      else if (added > 0) element.setAttribute('data-hay-nuevo', '');
      return ofPerson > 0;
    },
    correct: (lines) => {
      for (const line of lines) {
        const there = list.querySelector<HTMLElement>(`li[data-n="${numberOf(line)}"]`);
        if (there && there.textContent !== line.textContent)
          there.replaceWith(document.importNode(line, true));
      }
    },
    toEnd,
    stop: () => removeEventListener('focus', look),
  };
}
