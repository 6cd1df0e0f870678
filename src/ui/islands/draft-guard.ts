/**
 * Nothing typed is lost: asks before a page with unsent text is left, and puts the text back after a session
 * that ended in mid-form. The server's draft stays the one that counts.
 */
import { forget, forgetAll, keep, kept, keptKeys, restoreFields, typedFields } from './draft-store.ts';

function announce(form: HTMLFormElement): void {
  const note = document.createElement('div');
  note.className = 'govuk-inset-text';
  note.setAttribute('role', 'status');
  note.textContent = 'Recuperamos lo que había escrito en este formulario. Revíselo antes de continuar.';
  form.before(note);
}

/** What was sent and answered is older than the page; what was never taken goes back into the fields. */
function restore(form: HTMLFormElement, key: string): void {
  const entry = kept(key);
  if (!entry) return;
  if (entry.state === 'sent') forget(key);
  else if (restoreFields(form, entry.fields)) announce(form);
}

function guard(form: HTMLFormElement): void {
  const key = form.dataset.borrador;
  if (!key) return;
  let isUnsent = false;
  const ask = (event: BeforeUnloadEvent) => {
    if (isUnsent) event.preventDefault();
  };
  restore(form, key);
  form.addEventListener('input', (event) => {
    if (!event.isTrusted) return;
    if (!isUnsent) addEventListener('beforeunload', ask);
    isUnsent = true;
    keep(key, { state: 'typed', fields: typedFields(form) });
  });
  form.addEventListener('submit', () => {
    isUnsent = false;
    removeEventListener('beforeunload', ask);
    keep(key, { state: 'sent', fields: typedFields(form) });
  });
}

/** A page that asks for a password instead of the answer means that the session had ended. */
function settle(forms: readonly HTMLFormElement[]): void {
  const asksToSignIn = forms.length === 0 && document.querySelector('input[type=password]') !== null;
  const here = new Set(forms.map((form) => form.dataset.borrador));
  for (const key of keptKeys()) {
    const entry = kept(key);
    if (!entry || here.has(key)) continue;
    if (asksToSignIn) keep(key, { ...entry, state: 'held' });
    else if (entry.state === 'sent') forget(key);
  }
}

export function draftGuard(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-borrador]')];
  for (const done of document.querySelectorAll<HTMLElement>('[data-borrador-listo]')) {
    forget(done.dataset.borradorListo ?? '');
  }
  settle(forms);
  for (const form of forms) guard(form);
  for (const form of document.querySelectorAll('form[data-salir]'))
    form.addEventListener('submit', forgetAll);
}
