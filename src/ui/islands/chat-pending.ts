/** One's own messages from the moment they are sent until their line is there. */
import { made } from './chat-markup.ts';
import type { Unsent } from './chat-outbox.ts';
import type { Thread } from './chat-thread.ts';

export type Pending = {
  add(message: Unsent): void;
  note(message: Unsent, note: string): void;
  /** On the server as line `n`; it goes as soon as that line is on the page. */
  arrived(cliente: string, n: number): void;
  /** Line `n` is on the page. */
  settle(n: number): void;
  drop(cliente: string): void;
};

export function pendingLines(thread: Pick<Thread, 'last' | 'putBelow'>): Pending {
  const items = new Map<string, { item: HTMLElement; note: HTMLElement; n: number | undefined }>();
  const drop = (cliente: string) => {
    items.get(cliente)?.item.remove();
    items.delete(cliente);
  };
  return {
    add({ cliente, texto }) {
      const item = made('li', 'v-linea v-linea--persona v-linea--enviando');
      item.dataset.cliente = cliente;
      const globe = made('div', 'v-linea__globo');
      globe.append(made('p', 'v-linea__texto', texto));
      const note = made('p', 'v-linea__quien', 'Enviando…');
      item.append(globe, note);
      items.set(cliente, { item, note, n: undefined });
      thread.putBelow(item);
    },
    note({ cliente }, note) {
      const found = items.get(cliente);
      if (found) found.note.textContent = note === '' ? 'Enviando…' : note;
    },
    arrived(cliente, n) {
      const found = items.get(cliente);
      if (!found) return;
      if (thread.last() >= n) drop(cliente);
      else found.n = n;
    },
    settle(n) {
      for (const [cliente, { n: awaited }] of items) if (awaited !== undefined && awaited <= n) drop(cliente);
    },
    drop,
  };
}
