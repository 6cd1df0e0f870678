/** The agents' desk of the chat, alive: one stream for all of it, several conversations side by side, keys. */
import { alerts } from './mesa-chat-alerts.ts';
import { following } from './mesa-chat-following.ts';
import { fieldsOf, sendForm } from './mesa-chat-fragment.ts';
import { type Inbox, inbox } from './mesa-chat-inbox.ts';
import { keys } from './mesa-chat-keys.ts';
import { type DeskFrame, deskFrame } from './mesa-chat-page.ts';
import { type Panes, paneSet } from './mesa-chat-panes.ts';
import { presence } from './mesa-chat-presence.ts';
import { deskStream } from './mesa-chat-stream.ts';

const sideBySide = matchMedia('(min-width: 64em)');
const lost = 'Sin conexión con el servicio. Lo que escriba se enviará cuando vuelva.';
const over =
  'Su sesión terminó o cambiaron sus permisos. Vuelva a ingresar para seguir; lo que escribió se conserva en esta pestaña.';

/** A row opens beside the others where there is room; elsewhere its link leads to its own page. */
function openRows({ root }: DeskFrame, panes: Panes): void {
  root.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-abrir]') : null;
    if (!link || !sideBySide.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void panes.show(link.dataset.abrir ?? '', link.dataset.panelHref ?? '');
  });
}

/** Taking answers in the row: who got it goes on to it, who did not reads who has it. */
function takeRows({ root, announce }: DeskFrame, panes: Panes, list: Inbox): void {
  const take = async (form: HTMLFormElement, submitter: HTMLElement | null) => {
    const sent = await sendForm(form.action, fieldsOf(form, submitter));
    if (sent.kind !== 'done') {
      const words = sent.kind === 'lost' ? 'No hay conexión. Vuelva a intentarlo.' : sent.sentence;
      const note = form.querySelector<HTMLElement>('[data-negado]');
      if (note) note.textContent = words;
      announce(words);
      return;
    }
    list.refresh();
    if (sideBySide.matches) await panes.show(form.dataset.tomar ?? '', form.dataset.panelHref ?? '');
    else location.assign(form.dataset.href ?? '');
  };
  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-tomar]')) return;
    event.preventDefault();
    void take(form, event.submitter);
  });
}

function help(): void {
  const folded = document.querySelector<HTMLDetailsElement>('details#atajos');
  if (!folded) return;
  folded.open = !folded.open;
  folded.querySelector('summary')?.focus();
}

function useKeys(panes: Panes, list: Inbox): void {
  keys({
    row: list.step,
    take: list.take,
    compose: () => panes.current()?.compose(),
    pane: panes.step,
    open: (part) => panes.current()?.open(part),
    help,
  });
}

function start(frame: DeskFrame): void {
  const { announce } = frame;
  const calls = alerts(frame);
  const ended = () => {
    stream.stop();
    calls.connection(over);
  };
  const list = inbox(frame, {
    ended,
    drawn: (waiting) => {
      calls.waiting(waiting);
      if (follow.isBehind()) stream.follow();
    },
  });
  const panes = paneSet(frame, {
    announce,
    ended,
    moved: list.refresh,
    lost: () => calls.connection(lost),
    arranged: (ids) => {
      list.mark(ids);
      stream.follow();
    },
  });
  const follow = following(panes, list, calls, Number(frame.root.dataset.siguenMax));
  const stream = deskStream(frame.streamHref, follow.cursors, {
    line: follow.line,
    typing: (c, by) => by === 'persona' && panes.get(c)?.typing(),
    inbox: list.refresh,
    resync: (c) => void panes.get(c)?.refresh(),
    ended,
    connected: () => {
      calls.connection('');
      list.refresh();
      for (const one of panes.all()) one.flush();
    },
    lost: () => {
      calls.connection(lost);
      // A stream does not say why it was refused; a page does, where the session is over.
      list.refresh();
      void panes.current()?.refresh();
    },
  });
  openRows(frame, panes);
  takeRows(frame, panes, list);
  useKeys(panes, list);
  presence(frame, list.refresh);
  list.mark(panes.all().map(({ id }) => id));
  addEventListener('offline', () => calls.connection(lost));
}

const frame = deskFrame();
if (frame) start(frame);
