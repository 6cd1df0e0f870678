/** What was written and has not arrived: drawn below the lines, sent again by itself, given back where it was refused. */

import { made } from './chat-markup.ts';
import { openOutbox, type Unsent } from './chat-outbox.ts';

export type UnsentBox = { send(texto: string): void; flush(): void };

type Wiring = {
  csrf(): string;
  refresh(): Promise<void>;
  arrived(n: number): void;
  refused(texto: string, sentence: string): void;
};

export function unsentBox(element: HTMLElement, { csrf, refresh, arrived, refused }: Wiring): UnsentBox {
  const list = element.querySelector<HTMLElement>('[data-sin-enviar]');
  const items = new Map<string, HTMLLIElement>();
  const settle = ({ cliente }: Unsent) => {
    items.get(cliente)?.remove();
    items.delete(cliente);
    if (list) list.hidden = items.size === 0;
  };
  const box = openOutbox(
    {
      key: `mesa-chat-sin-enviar:${element.dataset.panel ?? ''}`,
      form: () =>
        csrf() === '' ? undefined : { action: element.dataset.escribirHref ?? '', csrf: csrf(), account: '' },
      refresh,
    },
    {
      waiting: (message) => {
        const item = made('li', 'v-pendiente');
        item.append(
          made('p', 'v-pendiente__texto', message.texto),
          made('p', 'v-pendiente__estado', 'Enviando…'),
        );
        items.set(message.cliente, item);
        list?.append(item);
        if (list) list.hidden = false;
      },
      note: ({ cliente }, note) => {
        const state = items.get(cliente)?.querySelector('.v-pendiente__estado');
        if (state) state.textContent = note === '' ? 'Enviando…' : note;
      },
      arrived: (message, n) => {
        settle(message);
        arrived(n);
      },
      refused: (message, problem) => {
        settle(message);
        refused(message.texto, [problem.detail, ...problem.errors.map(({ detail }) => detail)].join(' '));
      },
    },
  );
  box.flush();
  return box;
}
