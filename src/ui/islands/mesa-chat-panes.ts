/** The conversations open side by side: which they are, in the page's address too, and how one is added or put away. */
import { loadFragment } from './mesa-chat-fragment.ts';
import type { DeskFrame } from './mesa-chat-page.ts';
import { type Pane, type PaneWiring, pane } from './mesa-chat-pane.ts';

export type Panes = {
  all(): readonly Pane[];
  get(id: string): Pane | undefined;
  /** The one with the focus, else the first. */
  current(): Pane | undefined;
  /** Opens it and goes to where one writes; the one opened first makes room. */
  show(id: string, href: string): Promise<void>;
  /** Goes to the next or the one before. */
  step(by: 1 | -1): void;
};

type Wiring = PaneWiring & { arranged(ids: readonly string[]): void; lost(): void };

const panesMax = 3;

export function paneSet({ root, panes: place, inbox }: DeskFrame, wiring: Wiring): Panes {
  const open = new Map<string, Pane>();
  const isAlone = root.dataset.sola !== undefined;
  const all = () => [...open.values()];
  const holds = ({ element }: Pane) => element.contains(document.activeElement);
  const current = () => all().find(holds) ?? all()[0];

  const arrange = () => {
    const ids = [...open.keys()];
    place.dataset.cuantos = String(ids.length);
    root.toggleAttribute('data-vacia', ids.length === 0);
    if (!isAlone)
      history.replaceState(
        null,
        '',
        location.pathname + (ids.length === 0 ? '' : `?abiertas=${ids.join(',')}`),
      );
    wiring.arranged(ids);
  };
  const putAway = (one: Pane) => {
    one.close();
    open.delete(one.id);
  };
  const adopt = (element: HTMLElement): Pane => {
    const made = pane(element, wiring);
    open.set(made.id, made);
    element.querySelector('[data-quitar]')?.addEventListener('click', (event) => {
      event.preventDefault();
      putAway(made);
      arrange();
      const next = all()[0];
      if (next) next.compose();
      else inbox?.focus();
    });
    return made;
  };
  for (const element of place.querySelectorAll<HTMLElement>('[data-panel]')) adopt(element);
  return {
    all,
    get: (id) => open.get(id),
    current,
    show: async (id, href) => {
      const there = open.get(id);
      if (there) return there.compose();
      const fragment = await loadFragment(href);
      if (fragment.kind === 'ended') return wiring.ended();
      const fresh =
        fragment.kind === 'page' ? fragment.page.querySelector<HTMLElement>('[data-panel]') : null;
      if (!fresh) return wiring.lost();
      const [oldest] = all();
      if (open.size >= panesMax && oldest) putAway(oldest);
      const element = document.importNode(fresh, true);
      place.append(element);
      const made = adopt(element);
      // Out of the empty state first: what is not drawn takes no focus.
      arrange();
      made.compose();
    },
    step: (by) => {
      const here = current();
      if (!here) return;
      const at = all().indexOf(here);
      all()[(at + (holds(here) ? by : 0) + open.size) % open.size]?.compose();
    },
  };
}
