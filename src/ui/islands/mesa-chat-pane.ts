/** One conversation on the page: its lines, its box, and its controls as the server last drew them. */
import { made } from './chat-markup.ts';
import { composer } from './mesa-chat-composer.ts';
import { fieldsOf, loadFragment, sendForm } from './mesa-chat-fragment.ts';
import { keepParts } from './mesa-chat-parts.ts';
import { thread } from './mesa-chat-thread.ts';
import { unsentBox } from './mesa-chat-unsent.ts';

export type Pane = {
  readonly id: string;
  readonly element: HTMLElement;
  /** Number of the last line it shows. */
  last(): number;
  /** `changes`: what can be done is no longer what it shows. */
  take(line: HTMLElement, changes: boolean): void;
  /** Draws everything around the lines anew and fetches the lines that are missing. */
  refresh(): Promise<void>;
  /** The other side is writing, for a moment. */
  typing(): void;
  /** Sends what waits. */
  flush(): void;
  compose(): void;
  open(part: string): void;
  close(): void;
};

export type PaneWiring = {
  announce(words: string): void;
  /** The session is over: nothing more can be done on this page. */
  ended(): void;
  /** Something of it changed that the inbox shows too. */
  moved(): void;
};

const typingShownMs = 4500;
const lostSentence = 'No hay conexión. Vuelva a intentarlo en un momento.';

function showRefusal(element: HTMLElement, words: readonly string[]): void {
  const sentences = words.map((sentence) => made('p', 'govuk-error-message', sentence));
  element.querySelector('[data-avisos]')?.replaceChildren(...sentences);
}

/** Every form but the one that writes, and those whose button leads to a page of its own. */
function sendForms(element: HTMLElement, after: () => Promise<void>): void {
  const send = async (form: HTMLFormElement, submitter: HTMLElement | null) => {
    const sent = await sendForm(form.action, fieldsOf(form, submitter));
    if (sent.kind === 'lost') return showRefusal(element, [lostSentence]);
    if (sent.kind === 'refused') showRefusal(element, [sent.sentence, ...sent.errors]);
    else {
      showRefusal(element, []);
      form.reset();
      form.closest('details')?.removeAttribute('open');
    }
    await after();
  };
  element.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.matches('[data-escribir]')) return;
    if (event.submitter?.hasAttribute('formaction')) return;
    event.preventDefault();
    void send(form, event.submitter);
  });
}

function typingNote(element: HTMLElement): () => void {
  const note = element.querySelector<HTMLElement>('[data-escribe]');
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    if (!note) return;
    note.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => {
      note.hidden = true;
    }, typingShownMs);
  };
}

/** Unfolds a part of the pane, or goes to a list that needs no unfolding. */
function openPart(element: HTMLElement, part: string): void {
  const choice = element.querySelector<HTMLElement>(`[data-pliegue-foco="${part}"] select`);
  const folded = element.querySelector<HTMLDetailsElement>(`details[data-pliegue="${part}"]`);
  if (folded) folded.open = true;
  const first = folded?.querySelector<HTMLElement>('input:not([type=hidden]),select,textarea,a,button');
  (choice ?? first ?? folded)?.focus();
}

/** Gives the pane as the server draws it now; undefined where it could not be had. */
async function fetchPane(element: HTMLElement, ended: () => void): Promise<HTMLElement | undefined> {
  const fragment = await loadFragment(element.dataset.href ?? '');
  if (fragment.kind === 'ended') ended();
  if (fragment.kind !== 'page') return undefined;
  const fresh = fragment.page.querySelector<HTMLElement>(`[data-panel="${element.dataset.panel}"]`);
  if (!fresh) showRefusal(element, ['Ya no puede ver esta conversación.']);
  return fresh ?? undefined;
}

export function pane(element: HTMLElement, { announce, ended, moved }: PaneWiring): Pane {
  const id = element.dataset.panel ?? '';
  const csrf = () =>
    element.querySelector<HTMLInputElement>('[data-escribir] input[name=_csrf]')?.value ?? '';
  const lines = thread(element, { csrf, read: moved });
  let refreshing: Promise<void> | undefined;

  const draw = async () => {
    const fresh = await fetchPane(element, ended);
    refreshing = undefined;
    if (!fresh) return;
    keepParts(element, fresh);
    element.dataset.quien = fresh.dataset.quien ?? '';
    element.dataset.leidoHref = fresh.dataset.leidoHref ?? '';
    const drawn = [...fresh.querySelectorAll<HTMLElement>('[data-lineas] > li')];
    lines.correct(drawn);
    take(drawn.map((line) => document.importNode(line, true)));
    writing.wire();
  };
  const refresh = () => {
    refreshing ??= draw();
    return refreshing;
  };
  const take = (all: readonly HTMLElement[]) => {
    if (lines.add(all)) announce(`Nuevo mensaje de ${element.dataset.quien ?? 'la persona'}.`);
  };
  const box = unsentBox(element, {
    csrf,
    refresh,
    arrived: (n) => void (n > lines.last() && refresh()),
    refused: (texto, sentence) => {
      writing.insert(texto);
      showRefusal(element, [sentence]);
    },
  });
  const refuse = (words: readonly string[]) => showRefusal(element, words);
  const writing = composer(element, { send: box.send, csrf, refuse });
  sendForms(element, async () => {
    await refresh();
    moved();
  });
  writing.wire();
  lines.toEnd();
  return {
    id,
    element,
    last: lines.last,
    take: (line, changes) => {
      take([line]);
      if (changes) void refresh();
    },
    refresh,
    typing: typingNote(element),
    flush: box.flush,
    compose: () => (writing.box() ?? lines.list).focus(),
    open: (part) => openPart(element, part),
    close: () => {
      lines.stop();
      element.remove();
    },
  };
}
