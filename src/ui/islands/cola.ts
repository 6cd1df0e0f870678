/**
 * In the queue, keys act while one of its rows has the focus: j and k go down and up, x marks, t takes, / goes to the search
 * box, ? shows them all. Only there: a letter elsewhere on the page does nothing (WCAG 2.1.4). Marked rows are counted.
 */

const marks = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>('[data-marca]')];
const dialog = document.querySelector<HTMLDialogElement>('#teclas');

function tellMarked(): void {
  const all = marks();
  const count = all.filter((box) => box.checked).length;
  const said = document.querySelector<HTMLElement>('[data-marcadas]');
  if (said) said.textContent = count === 1 ? '1 marcada.' : `${count} marcadas.`;
  const whole = document.querySelector<HTMLInputElement>('[data-marca-todas]');
  if (whole === null) return;
  whole.checked = count > 0 && count === all.length;
  whole.indeterminate = count > 0 && count < all.length;
}

function rowsOf(frame: HTMLElement): HTMLAnchorElement[] {
  return [...frame.querySelectorAll<HTMLAnchorElement>('a[data-fila]')];
}

const rowHolding = (from: Element): Element | null => from.closest('tr, li');

function step(frame: HTMLElement, from: Element, by: number): boolean {
  const rows = rowsOf(frame);
  const next = rows[rows.findIndex((row) => rowHolding(row)?.contains(from)) + by];
  next?.focus();
  return next !== undefined;
}

function mark(from: Element): boolean {
  const box = rowHolding(from)?.querySelector<HTMLInputElement>('[data-marca]');
  box?.click();
  return box != null;
}

function take(from: Element): boolean {
  const form = rowHolding(from)?.querySelector<HTMLFormElement>('form[action$="/tomar"]');
  form?.requestSubmit();
  return form != null;
}

function search(): boolean {
  const box = document.querySelector<HTMLInputElement>('#q');
  box?.focus();
  box?.select();
  return box !== null;
}

function help(): boolean {
  dialog?.showModal();
  return dialog !== null;
}

const keys: Readonly<Record<string, (frame: HTMLElement, from: Element) => boolean>> = {
  j: (frame, from) => step(frame, from, 1),
  k: (frame, from) => step(frame, from, -1),
  x: (_frame, from) => mark(from),
  t: (_frame, from) => take(from),
  '/': search,
  '?': help,
};

/** A box is no place to type, but the blank that marks it is the browser's own. */
const isTyping = (from: Element): boolean =>
  from.closest('select, textarea, input:not([type="checkbox"])') !== null;

function connect(frame: HTMLElement): void {
  frame.addEventListener('keydown', (event) => {
    const act = keys[event.key];
    const from = event.target;
    if (act === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!(from instanceof Element) || isTyping(from)) return;
    if (act(frame, from)) event.preventDefault();
  });
}

const frame = document.querySelector<HTMLElement>('[data-cola]');
if (frame) connect(frame);
const opener = document.querySelector<HTMLElement>('[data-abre-teclas]');
if (opener) {
  opener.hidden = false;
  opener.addEventListener('click', help);
}
const whole = document.querySelector<HTMLInputElement>('[data-marca-todas]');
if (whole) {
  whole.closest<HTMLElement>('[data-solo-con-script]')?.removeAttribute('hidden');
  whole.addEventListener('change', () => {
    for (const box of marks()) box.checked = whole.checked;
    tellMarked();
  });
}
for (const box of marks()) box.addEventListener('change', tellMarked);
