/** One chat on the page, start or conversation, brought to life: the very markup that works without this. */
import { giveBack, openComposer, restoreDraft, takeText } from './chat-composer.ts';
import { connectNews } from './chat-connection.ts';
import { type Controls, openControls } from './chat-controls.ts';
import { fetchFragment, type Problem } from './chat-exchange.ts';
import { sendForm } from './chat-forms.ts';
import { elementsOf } from './chat-markup.ts';
import { type Notes, openNotes } from './chat-notes.ts';
import { type Outbox, openOutbox, type Unsent } from './chat-outbox.ts';
import { openParts } from './chat-parts.ts';
import { type Pending, pendingLines } from './chat-pending.ts';
import { focusPlace, focusQuestion } from './chat-places.ts';
import { openReading } from './chat-reading.ts';
import { openThread } from './chat-thread.ts';
import { openVoice } from './chat-voice.ts';

/** What a chat can be told from outside. */
export type ChatSession = { stop(): void };

/** Replaces a chat by how the server draws it now. */
async function redraw(root: HTMLElement, live: Live): Promise<void> {
  live.stop();
  const markup = await fetchFragment(root.dataset.panel ?? '');
  const fresh =
    typeof markup === 'string' ? elementsOf(markup).querySelector<HTMLElement>('[data-chat]') : null;
  // Nobody answered: the page itself is asked, which says what is wrong.
  if (!fresh) return location.reload();
  const hadFocus = root.contains(document.activeElement);
  root.replaceWith(fresh);
  if (hadFocus) fresh.querySelector<HTMLElement>('[data-chat-texto]')?.focus({ preventScroll: true });
  live.start(fresh);
}

type Live = { start(root: HTMLElement): void; stop(): void };

/** How long the stream may take with one's own line. */
const streamGraceMs = 800;

const nothing = (): void => {};

function connectStart(root: HTMLElement, live: Live): () => void {
  const box = root.querySelector<HTMLElement>('[data-chat-avisos]');
  const notes = openNotes(box ?? root);
  openComposer(root, () => undefined);
  root.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    const done = async () => {
      takeText(root);
      await redraw(root, live);
    };
    void sendForm(root, event.target, event.submitter, notes, {
      done,
      refresh: async () => redraw(root, live),
    });
  });
  return nothing;
}

/** Where messages go and with which token, as the page has it now. */
function redactorOf(root: HTMLElement): { action: string; csrf: string; account: string } | undefined {
  const form = root.querySelector<HTMLFormElement>('form[data-chat-redactor]');
  const value = (name: string) => form?.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';
  const action = form?.getAttribute('action');
  return action ? { action, csrf: value('_csrf'), account: value('con_cuenta') } : undefined;
}

/** What was refused goes back into the box, with the reason above it. */
function showRefused(root: HTMLElement, notes: Notes, { texto }: Unsent, { detail, code }: Problem): void {
  giveBack(root, texto);
  const href = code === 'sesion-terminada' ? root.dataset.ingresar : undefined;
  notes.problem([detail], href ? { text: 'Ingresar y seguir aquí', href } : undefined);
}

/** Calls whenever the end of the thread may have come into sight. The result ends it. */
function onLook(root: HTMLElement, look: () => void): () => void {
  root.addEventListener('scroll', look, { capture: true, passive: true });
  addEventListener('scroll', look, { passive: true });
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    removeEventListener('scroll', look);
    document.removeEventListener('visibilitychange', look);
  };
}

type Wired = {
  notes: Notes;
  controls: Controls;
  /** Until line `n` is there; 0: whatever is new. */
  catchUp(n: number): Promise<void>;
  send(text: string): void;
};

/** Every form of the chat is sent without leaving the page. */
function wireForms(root: HTMLElement, live: Live, { notes, controls, catchUp, send }: Wired): void {
  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    if (form.matches('[data-chat-redactor]')) {
      const text = takeText(root);
      if (text === '') return;
      notes.clearProblem();
      return send(text);
    }
    // Asked before the form leaves the page.
    const isDialogue = form.closest('.v-chat-dialogo') !== null || form.id === 'chat-tramite';
    const asked = root.querySelector('.v-chat-dialogo');
    const done = async (n: number, donde?: string) => {
      if (form.matches('[data-chat-inicio]')) return redraw(root, live);
      if (!isDialogue) form.reset();
      await catchUp(n);
      const [query = ''] = donde?.split('#') ?? [];
      await controls.refresh({ answered: isDialogue ? asked : null, query });
      if (donde !== undefined) focusPlace(root, donde);
      else if (isDialogue || asked === null) focusQuestion(root);
    };
    void sendForm(root, form, event.submitter, notes, { done, refresh: () => controls.refresh() });
  });
}

type Sending = {
  pending: Pending;
  refresh(): Promise<void>;
  /** Line `n` is on the server and should be on the page soon. */
  expect(n: number): void;
};

/** What this tab sends, kept until the server has it. */
function openSending(root: HTMLElement, notes: Notes, { pending, refresh, expect }: Sending): Outbox {
  const key = `chat-por-enviar:${root.dataset.chat ?? ''}`;
  const outbox = openOutbox(
    { key, form: () => redactorOf(root), refresh },
    {
      waiting: pending.add,
      note: pending.note,
      arrived({ cliente }, n) {
        pending.arrived(cliente, n);
        expect(n);
      },
      refused(message, problem) {
        pending.drop(message.cliente);
        showRefused(root, notes, message, problem);
      },
    },
  );
  outbox.flush();
  return outbox;
}

function connectThread(root: HTMLElement, list: HTMLOListElement, live: Live): () => void {
  const controlsBox = root.querySelector<HTMLElement>('[data-chat-controles]') ?? root;
  const notes = openNotes(root.querySelector<HTMLElement>('[data-chat-avisos]') ?? root);
  const speak = openVoice(root.querySelector<HTMLElement>('[data-chat-voz]'));
  const reading = openReading(root);
  const again = () => void redraw(root, live);
  const connectParts = openParts(root);
  const controls = openControls(controlsBox, root.dataset.controles ?? '', {
    gone: again,
    swapped() {
      restoreDraft(root);
      connectParts();
    },
  });
  connectParts();
  const thread = openThread(root, list, {
    added(line, wasAtEnd) {
      notes.quiet();
      speak(line);
      pending.settle(Number(line.dataset.n));
      if (wasAtEnd) reading.seen(thread.last());
      else if (line.dataset.autor !== 'persona') notes.newsBelow(thread.toEnd);
    },
  });
  const pending = pendingLines(thread);
  const news = connectNews(
    { flujo: root.dataset.flujo ?? '', lineas: root.dataset.lineas ?? '', last: thread.last },
    {
      line({ n, html, changes }) {
        const isNew = n > thread.last();
        const fits = thread.append(n, html);
        if (fits && isNew && changes) void controls.refresh();
        return fits;
      },
      typing: notes.typing,
      restart: again,
      ended: again,
      state(isConnected) {
        notes.offline(!isConnected);
        if (isConnected) outbox.flush();
      },
    },
  );
  const outbox = openSending(root, notes, {
    pending,
    refresh: () => controls.refresh(),
    // The stream brings it; where it does not, it is asked for.
    expect: (n) => void setTimeout(() => thread.last() < n && void news.catchUp(), streamGraceMs),
  });
  openComposer(root, reading.typing);
  wireForms(root, live, {
    notes,
    controls,
    catchUp: (n) => (n === 0 || thread.last() < n ? news.catchUp() : Promise.resolve()),
    send(text) {
      outbox.send(text);
      thread.toEnd();
    },
  });
  thread.toEnd();
  const stopLooking = onLook(root, () => {
    if (!thread.isAtEnd()) return;
    notes.seen();
    reading.seen(thread.last());
  });
  return () => {
    news.stop();
    stopLooking();
  };
}

export function openChat(root: HTMLElement): ChatSession {
  let stopPresent = nothing;
  const live: Live = {
    start(fresh) {
      const list = fresh.querySelector<HTMLOListElement>('[data-chat-lineas]');
      stopPresent = list ? connectThread(fresh, list, live) : connectStart(fresh, live);
    },
    stop: () => stopPresent(),
  };
  live.start(root);
  return { stop: () => stopPresent() };
}
