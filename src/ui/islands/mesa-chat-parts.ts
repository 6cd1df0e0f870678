/** Replaces the server-drawn parts of a pane while what is typed, unfolded and focused in them stays. */
import { restoreFields, typedFields } from './draft-store.ts';

type Memory = {
  readonly open: readonly string[];
  readonly focus: string;
  readonly forms: ReadonlyMap<string, ReturnType<typeof typedFields>>;
};

const actionOf = (form: HTMLFormElement) => form.getAttribute('action') ?? '';

function remember(part: HTMLElement): Memory {
  const active = document.activeElement;
  return {
    open: [...part.querySelectorAll<HTMLDetailsElement>('details[open]')].map(
      (one) => one.dataset.pliegue ?? '',
    ),
    focus: active instanceof HTMLElement && part.contains(active) ? active.id : '',
    forms: new Map([...part.querySelectorAll('form')].map((form) => [actionOf(form), typedFields(form)])),
  };
}

function recall(part: HTMLElement, memory: Memory): void {
  for (const folded of part.querySelectorAll<HTMLDetailsElement>('details')) {
    if (memory.open.includes(folded.dataset.pliegue ?? '')) folded.open = true;
  }
  for (const form of part.querySelectorAll('form')) {
    const kept = memory.forms.get(actionOf(form));
    if (kept) restoreFields(form, kept);
  }
  if (memory.focus !== '') document.getElementById(memory.focus)?.focus();
}

const writable = 'textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox])';

/** True while somebody writes in it, in forms that are still offered: only tokens and versions are brought up to date. */
function isBeingWritten(part: HTMLElement, next: HTMLElement): boolean {
  const active = document.activeElement;
  if (!active?.matches(writable) || !part.contains(active)) return false;
  const offered = new Set([...next.querySelectorAll('form')].map(actionOf));
  return [...part.querySelectorAll('form')].every((form) => offered.has(actionOf(form)));
}

function renewHidden(part: HTMLElement, next: HTMLElement): void {
  const forms = new Map([...next.querySelectorAll('form')].map((form) => [actionOf(form), form]));
  for (const form of part.querySelectorAll('form')) {
    for (const hidden of form.querySelectorAll<HTMLInputElement>('input[type=hidden]')) {
      const name = CSS.escape(hidden.name);
      const same = forms
        .get(actionOf(form))
        ?.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`);
      if (same) hidden.value = same.value;
    }
  }
}

/** `fresh`: the same pane as the server draws it now. */
export function keepParts(shown: HTMLElement, fresh: HTMLElement): void {
  for (const part of shown.querySelectorAll<HTMLElement>('[data-parte]')) {
    const next = fresh.querySelector<HTMLElement>(`[data-parte="${part.dataset.parte}"]`);
    if (!next) continue;
    if (isBeingWritten(part, next)) {
      renewHidden(part, next);
      continue;
    }
    const memory = remember(part);
    part.replaceChildren(...[...next.childNodes].map((node) => document.importNode(node, true)));
    recall(part, memory);
  }
}
