/** Where the hand goes on inside the controls: at the next question, or at the place a button was about. */

const answerable = 'input:not([type=hidden]),select,textarea,button:not([tabindex])';

function goTo(target: HTMLElement | null | undefined): boolean {
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'nearest' });
  return target !== null && target !== undefined;
}

/** One answer leads to the next question; where none is asked the hand stays. */
export function focusQuestion(root: HTMLElement): void {
  const dialogue = root.querySelector<HTMLElement>('.v-chat-dialogo');
  const active = document.activeElement;
  // The question may have come before its turn, and a hand be in it already.
  if (dialogue?.contains(active) && active?.matches('input,select,textarea')) return;
  dialogue?.scrollIntoView({ block: 'nearest' });
  dialogue?.querySelector<HTMLElement>(`form :is(${answerable})`)?.focus({ preventScroll: true });
}

/** `donde`: `?en=…#id`, as the server says it after an inner button; its fragment is the place. */
export function focusPlace(root: HTMLElement, donde: string): void {
  const id = decodeURIComponent(donde.split('#')[1] ?? '');
  const place = id === '' ? null : root.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  const inside = place?.matches(answerable) ? place : place?.querySelector<HTMLElement>(answerable);
  if (!goTo(inside ?? place)) focusQuestion(root);
}
