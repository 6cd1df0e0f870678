/** The box to write in: Enter sends, Shift and Enter break the line, and what is written outlives the page in this tab. */

const draftKey = (root: HTMLElement) => `chat-borrador:${root.dataset.chat ?? ''}`;
/** On a keyboard of glass Enter is for a new line; the button is right there. */
const hasKeys = matchMedia('(hover: hover) and (pointer: fine)');

const boxOf = (root: HTMLElement) => root.querySelector<HTMLTextAreaElement>('[data-chat-texto]');

function keep(root: HTMLElement, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(draftKey(root));
    else sessionStorage.setItem(draftKey(root), text);
  } catch (error) {
    console.info('Esta pestaña no guarda lo que escribe', error);
  }
}

/** Puts back what this tab had, where the box is empty. */
export function restoreDraft(root: HTMLElement): void {
  const box = boxOf(root);
  if (box?.value !== '') return;
  try {
    box.value = sessionStorage.getItem(draftKey(root)) ?? '';
  } catch (error) {
    console.info('Esta pestaña no guarda lo que escribe', error);
  }
}

/** Gives refused words back: to the empty box, or below what stands there by now. */
export function giveBack(root: HTMLElement, text: string): void {
  const box = boxOf(root);
  if (box) box.value = box.value === '' ? text : `${box.value}\n${text}`;
  keep(root, box?.value ?? text);
}

export function takeText(root: HTMLElement): string {
  const box = boxOf(root);
  const text = box?.value ?? '';
  if (text.trim() === '') {
    box?.focus();
    return '';
  }
  if (box) box.value = '';
  keep(root, '');
  return text;
}

export function openComposer(root: HTMLElement, typing: () => void): void {
  restoreDraft(root);
  root.addEventListener('input', (event) => {
    if (!(event.target instanceof HTMLTextAreaElement) || event.target !== boxOf(root)) return;
    keep(root, event.target.value);
    if (event.target.value !== '') typing();
  });
  root.addEventListener('keydown', (event) => {
    if (event.target !== boxOf(root) || event.key !== 'Enter') return;
    if (event.shiftKey || event.isComposing || event.repeat || !hasKeys.matches) return;
    event.preventDefault();
    (event.target as HTMLTextAreaElement).form?.requestSubmit();
  });
}
