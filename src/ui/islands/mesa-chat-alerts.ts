/** How the page calls who works elsewhere: a number in its title, a tone when it is on, a word to who listens. */
import type { DeskFrame } from './mesa-chat-page.ts';
import { bell } from './mesa-chat-sound.ts';

export type Alerts = {
  /** How many wait now. */
  waiting(count: number): void;
  /** Somebody wrote; `isInSight`: where the reader is working. */
  written(isInSight: boolean): void;
  /** Empty: all is well. */
  connection(words: string): void;
};

export function alerts({ root, connection, announce }: DeskFrame): Alerts {
  const plain = document.title.replace(/^\(\d+\) /, '');
  const ring = bell();
  let waiting = Number(root.querySelector<HTMLElement>('[data-esperan]')?.dataset.esperan ?? 0);
  let unseen = 0;
  const draw = () => {
    const count = waiting + unseen;
    document.title = count > 0 ? `(${count}) ${plain}` : plain;
  };
  addEventListener('focus', () => {
    unseen = 0;
    draw();
  });
  draw();
  return {
    waiting: (count) => {
      if (count > waiting) {
        ring();
        announce(count === 1 ? 'Una persona espera.' : `${count} personas esperan.`);
      }
      waiting = count;
      draw();
    },
    written: (isInSight) => {
      if (isInSight && !document.hidden) return;
      ring();
      unseen += 1;
      draw();
    },
    connection: (words) => {
      if (connection && connection.textContent !== words) connection.textContent = words;
      root.toggleAttribute('data-sin-conexion', words !== '');
    },
  };
}
