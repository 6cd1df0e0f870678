/** Tells the server how far the person has read and that they are typing: seldom, and only what is news. */
import { sendFields } from './chat-exchange.ts';

export type Reading = {
  /** The last line is in sight. */
  seen(n: number): void;
  typing(): void;
};

const readPauseMs = 1_500;
const typingMs = 3_000;

export function openReading(root: HTMLElement): Reading {
  let told = 0;
  let seen = 0;
  let isWaiting = false;
  let typedAt = Number.NEGATIVE_INFINITY;
  const form = () => root.querySelector<HTMLFormElement>('form[data-chat-leido]');
  const send = (href: string, n?: number) => {
    const target = form();
    if (!target) return;
    const fields = new FormData(target);
    if (n !== undefined) fields.set('n', String(n));
    void sendFields(href, fields);
  };
  return {
    seen(n) {
      seen = Math.max(seen, n);
      if (document.visibilityState !== 'visible' || seen <= told || isWaiting) return;
      isWaiting = true;
      setTimeout(() => {
        isWaiting = false;
        told = seen;
        send(form()?.getAttribute('action') ?? '', seen);
      }, readPauseMs);
    },
    typing() {
      const state = root.querySelector<HTMLElement>('[data-chat-estado]')?.dataset.chatEstado;
      if (state !== 'atendida' && state !== 'diferida') return;
      const now = performance.now();
      if (now - typedAt < typingMs) return;
      typedAt = now;
      send(form()?.dataset.chatLeido ?? '');
    },
  };
}
