/** Shows what is wrong in a form beside the boxes it is about, as the server would have drawn it. */
import { made } from './chat-markup.ts';

type FieldProblem = { readonly pointer: string; readonly detail: string };

const idStart = 'chat-falta-';

/** The box a path names: by its name, by its id, or the first one below it. */
function boxOf(form: HTMLFormElement, pointer: string): HTMLElement | null {
  const named = form.elements.namedItem(pointer);
  const first = named instanceof RadioNodeList ? named[0] : named;
  if (first instanceof HTMLElement && !first.matches('[type=hidden]')) return first;
  const placed = form.querySelector<HTMLElement>(`#${CSS.escape(pointer)}`);
  const within = placed?.matches('input,select,textarea')
    ? placed
    : placed?.querySelector<HTMLElement>('input:not([type=hidden]),select,textarea');
  return (
    within ??
    form.querySelector<HTMLElement>(
      `[name^="${CSS.escape(`${pointer}`)}-"],[name^="${CSS.escape(`${pointer}.`)}"],[name^="${CSS.escape(`${pointer}_`)}"]`,
    )
  );
}

/** What was said beside a box goes, and what it looked like. */
function unsay(box: Element): void {
  const ids = (box.getAttribute('aria-describedby') ?? '').split(' ');
  const own = ids.filter((id) => id.startsWith(idStart));
  for (const id of own) {
    const said = document.getElementById(id);
    said?.closest('.govuk-form-group--error')?.classList.remove('govuk-form-group--error');
    said?.remove();
  }
  const others = ids.filter((id) => id !== '' && !own.includes(id));
  if (others.length > 0) box.setAttribute('aria-describedby', others.join(' '));
  else box.removeAttribute('aria-describedby');
  box.removeAttribute('aria-invalid');
}

export function clearErrors(form: HTMLFormElement): void {
  for (const box of form.querySelectorAll('[aria-invalid]')) unsay(box);
}

/** Before the set of choices a box belongs to, else before the box. */
function sayBeside(box: HTMLElement, sentence: string, id: string): void {
  const said = made('p', 'govuk-error-message', sentence);
  said.id = id;
  const choices = box.closest<HTMLElement>('.govuk-radios,.govuk-checkboxes,.govuk-date-input');
  (choices ?? box).before(said);
  box.closest('.govuk-form-group')?.classList.add('govuk-form-group--error');
  box.setAttribute('aria-invalid', 'true');
  const described = box.getAttribute('aria-describedby');
  box.setAttribute('aria-describedby', described === null ? id : `${described} ${id}`);
  // A file goes up by itself, and then what was said is no longer so. Elsewhere the words stay until the form is sent
  // again: taken away as a hand leaves the box, they would move from under it what it is about to press.
  if (box.matches('[type=file]')) box.addEventListener('change', () => unsay(box), { once: true });
}

/** Takes the focus to the first box at fault. The sentences that are about no box. */
export function showErrors(form: HTMLFormElement, errors: readonly FieldProblem[]): readonly string[] {
  clearErrors(form);
  const placed = errors.map(({ pointer, detail }) => ({ detail, box: boxOf(form, pointer) }));
  placed.forEach(({ box, detail }, index) => {
    if (box) sayBeside(box, detail, `${idStart}${index}`);
  });
  placed.find(({ box }) => box)?.box?.focus();
  return placed.filter(({ box }) => !box).map(({ detail }) => detail);
}
