/** Replaces the controls by how things stand now and keeps what a hand is just doing: text, choices, files, focus. */
import { fetchFragment } from './chat-exchange.ts';
import { elementsOf } from './chat-markup.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement;

const step = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('[name=paso]')?.value ?? '';
const nameOf = (form: HTMLFormElement) => `${form.getAttribute('action')}|${step(form)}`;

/** A control of the same form, name and turn; of choices the one with the same value. */
function twinOf(control: Control, fresh: HTMLElement): Control | undefined {
  const { form } = control;
  const other = [...fresh.querySelectorAll('form')].find((one) => form && nameOf(one) === nameOf(form));
  const isChoice = control instanceof HTMLInputElement && /radio|checkbox/.test(control.type);
  const candidates = [...(other?.elements ?? [])].filter(
    (one): one is Control =>
      isControl(one) && one.name === control.name && (!isChoice || one.value === control.value),
  );
  return candidates[0];
}

/** Only what was touched is carried over: the rest is newer from the server. */
function carryOver(old: HTMLElement, fresh: HTMLElement): void {
  for (const control of old.querySelectorAll('input,textarea,select')) {
    if (!isControl(control) || control.type === 'hidden' || control.type === 'submit') continue;
    const twin = twinOf(control, fresh);
    if (!twin) continue;
    if (control instanceof HTMLInputElement && twin instanceof HTMLInputElement) {
      if (control.type === 'file') {
        if (control.files?.length) twin.replaceWith(control);
      } else if (/radio|checkbox/.test(control.type)) {
        if (control.checked !== control.defaultChecked) twin.checked = control.checked;
      } else if (control.value !== control.defaultValue) twin.value = control.value;
    } else if (control instanceof HTMLTextAreaElement) {
      if (control.value !== control.defaultValue) twin.value = control.value;
    } else twin.value = control.value;
  }
  const open = new Set([...old.querySelectorAll('details[open]>summary')].map((one) => one.textContent));
  for (const summary of fresh.querySelectorAll('details>summary'))
    if (open.has(summary.textContent)) summary.parentElement?.setAttribute('open', '');
}

/** Where the hand is: given back after the swap, or left where nothing of the kind is there any more. */
function focusIn(box: HTMLElement): (fresh: HTMLElement) => void {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !box.contains(active)) return () => undefined;
  const position =
    active instanceof HTMLTextAreaElement ? ([active.selectionStart, active.selectionEnd] as const) : null;
  const words = active.textContent;
  return (fresh) => {
    const sameWords = [...fresh.querySelectorAll<HTMLElement>('button,a,summary')].find(
      (one) => one.textContent === words,
    );
    const twin = isControl(active)
      ? active.isConnected
        ? active
        : twinOf(active, fresh)
      : (sameWords ?? fresh.querySelector<HTMLElement>('[data-chat-texto]'));
    twin?.focus({ preventScroll: true });
    if (position && twin instanceof HTMLTextAreaElement) twin.setSelectionRange(...position);
  };
}

const dialogueIn = (box: ParentNode) => box.querySelector<HTMLElement>('.v-chat-dialogo');

/** Which step of which draft a trámite asks for; undefined where nothing is typed, as at the review. */
function stepIn(dialogue: HTMLElement | null): string | undefined {
  const form = dialogue?.querySelector<HTMLFormElement>('form[data-chat-pregunta],form[enctype]');
  const draft = form?.querySelector<HTMLInputElement>('[name=borrador]')?.value;
  return form ? `${nameOf(form)}|${draft}` : undefined;
}

/**
 * A question that is being answered stays as it is while something else changes: lists, results and uploads that a
 * script added are in no markup. Once it was answered the server knows all of it, and the old rows may be others.
 */
function settleDialogue(box: HTMLElement, fresh: HTMLElement, answered: WeakSet<Element>): void {
  const [old, now] = [dialogueIn(box), dialogueIn(fresh)];
  if (old && answered.has(old)) old.remove();
  else if (old && now && stepIn(old) !== undefined && stepIn(old) === stepIn(now)) now.replaceWith(old);
}

function swap(box: HTMLElement, markup: string, answered: WeakSet<Element>): void {
  const fresh = document.createElement('div');
  fresh.append(elementsOf(markup));
  const refocus = focusIn(box);
  settleDialogue(box, fresh, answered);
  carryOver(box, fresh);
  box.replaceChildren(...fresh.childNodes);
  refocus(box);
}

export type Controls = {
  /** One request at a time; what changes meanwhile is asked for once more. Resolves when they are as of now. */
  refresh(asked?: Asked): Promise<void>;
};

type Asked = {
  /** `?…`: what to show beside how things stand, as the results of a search. */
  query?: string;
  /** The question that was just answered: nothing of it is to be kept. The next one may be on the page by now. */
  answered?: Element | null;
};

/** `gone`: there is no conversation any more. `swapped`: after each replacement. */
export function openControls(
  box: HTMLElement,
  href: string,
  told: { gone(): void; swapped(): void },
): Controls {
  let running: Promise<void> | undefined;
  let isStale = false;
  let isComposing = false;
  let query = '';
  const answered = new WeakSet<Element>();
  box.addEventListener('compositionstart', () => {
    isComposing = true;
  });
  box.addEventListener('compositionend', () => {
    isComposing = false;
    if (isStale) void refresh();
  });
  async function run(): Promise<void> {
    do {
      isStale = false;
      const markup = await fetchFragment(href + query);
      if (markup === null) return told.gone();
      if (markup === undefined) return;
      // A word half written with an input method would be torn apart.
      if (isComposing) {
        isStale = true;
        return;
      }
      if (isStale) continue;
      swap(box, markup, answered);
      query = '';
      told.swapped();
    } while (isStale);
  }
  function refresh(asked: Asked = {}): Promise<void> {
    isStale = true;
    if (asked.answered) answered.add(asked.answered);
    query = asked.query ?? query;
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  }
  return { refresh };
}
