/** Up to where the page has each conversation it follows: those open on it, and the agent's others by their row. */
import { elementsOf } from './chat-markup.ts';
import type { Alerts } from './mesa-chat-alerts.ts';
import type { Inbox } from './mesa-chat-inbox.ts';
import type { Panes } from './mesa-chat-panes.ts';

export type Following = {
  /** What the stream is asked for, open ones first. */
  cursors(): ReadonlyMap<string, number>;
  /** Whether one of the agent's own is not followed yet. */
  isBehind(): boolean;
  line(event: { c: string; changes: boolean; html: string }): void;
};

export function following(panes: Panes, list: Inbox, alerts: Alerts, conversationsMax: number): Following {
  let known = new Map<string, number>();
  return {
    cursors: () => {
      const own = list.own();
      const open = panes.all();
      const others = [...own.keys()].filter((id) => !panes.get(id));
      const ids = [...open.map(({ id }) => id), ...others].slice(0, conversationsMax);
      known = new Map(
        ids.map((id) => [id, panes.get(id)?.last() ?? Math.max(own.get(id) ?? 0, known.get(id) ?? 0)]),
      );
      return known;
    },
    isBehind: () => known.size < conversationsMax && [...list.own().keys()].some((id) => !known.has(id)),
    line: ({ c, changes, html }) => {
      const line = elementsOf(html).querySelector<HTMLElement>('li');
      if (!line) return;
      const n = Number(line.dataset.n);
      const at = panes.get(c);
      const isNew = n > (at?.last() ?? known.get(c) ?? 0);
      if (isNew) known.set(c, n);
      at?.take(line, changes);
      if (!isNew || line.dataset.autor !== 'persona') return;
      if (!at) list.unread(c);
      alerts.written(at?.element.contains(document.activeElement) === true);
    },
  };
}
