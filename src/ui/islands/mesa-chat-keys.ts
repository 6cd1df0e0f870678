/**
 * The keys of the inbox: single letters, never while somebody types, and one box switches them off (WCAG 2.1.4). What
 * each does is also a link or a button of the page.
 */
import { isTyping } from './mesa-chat-page.ts';
import { keepSwitch, readSwitch, switchBox } from './mesa-chat-sound.ts';

const storageKey = 'mesa-chat-atajos';

export type KeyActions = {
  /** 1: next, -1: previous. */
  row(step: 1 | -1): void;
  take(): void;
  compose(): void;
  pane(step: 1 | -1): void;
  open(part: 'cerrar' | 'pasar' | 'proponer' | 'respuestas' | 'ficha'): void;
  help(): void;
};

const letters: Readonly<Record<string, (actions: KeyActions) => void>> = {
  j: ({ row }) => row(1),
  k: ({ row }) => row(-1),
  t: ({ take }) => take(),
  r: ({ compose }) => compose(),
  n: ({ pane }) => pane(1),
  b: ({ pane }) => pane(-1),
  c: ({ open }) => open('cerrar'),
  p: ({ open }) => open('pasar'),
  o: ({ open }) => open('proponer'),
  g: ({ open }) => open('respuestas'),
  f: ({ open }) => open('ficha'),
  '?': ({ help }) => help(),
};

export function keys(actions: KeyActions): void {
  let areOn = readSwitch(storageKey, true);
  switchBox('atajos', storageKey, true, (on) => {
    areOn = on;
    keepSwitch(storageKey, on);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target instanceof HTMLTextAreaElement) {
      event.target.closest<HTMLElement>('[data-panel]')?.querySelector<HTMLElement>('[data-lineas]')?.focus();
      return;
    }
    const act = letters[event.key];
    if (!areOn || act === undefined || isTyping(event.target)) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    event.preventDefault();
    act(actions);
  });
}
