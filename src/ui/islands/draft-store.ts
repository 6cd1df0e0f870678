/** What was typed into a form, kept in this tab only: never passwords, hidden fields or files. */

export type TypedField = { name: string; value: string; checked: boolean | undefined };
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const prefix = 'borrador:';
const secretTypes = new Set(['password', 'hidden', 'file', 'submit', 'button']);

function controls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement && !secretTypes.has(element.type)) ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement,
  );
}

function isChoice(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type);
}

/** A password shown as text is still a password. */
export function typedFields(form: HTMLFormElement): TypedField[] {
  return controls(form)
    .filter((control) => control.name !== '' && !control.closest('[data-module="govuk-password-input"]'))
    .map((control) => ({
      name: control.name,
      value: control.value,
      checked: isChoice(control) ? control.checked : undefined,
    }));
}

/** Puts kept answers back, each into the field of the same name and turn. Returns whether anything changed. */
export function restoreFields(form: HTMLFormElement, kept: readonly TypedField[]): boolean {
  const byName = new Map<string, TypedField[]>();
  for (const field of kept) byName.set(field.name, [...(byName.get(field.name) ?? []), field]);
  let changed = false;
  for (const control of controls(form)) {
    const candidates = byName.get(control.name) ?? [];
    if (isChoice(control)) {
      const match = candidates.find(({ value }) => value === control.value);
      if (match?.checked === undefined || match.checked === control.checked) continue;
      control.checked = match.checked;
    } else {
      const match = candidates.shift();
      if (!match || match.value === control.value) continue;
      control.value = match.value;
    }
    changed = true;
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return changed;
}

/**
 * `typed`: not sent yet. `sent`: on its way; whatever page the server answers with is newer than this.
 * `held`: the answer was a request to sign in, so the server never took it.
 */
export type Kept = { state: 'typed' | 'sent' | 'held'; fields: readonly TypedField[] };

/** Storage may be full or forbidden: then nothing is kept, and nothing breaks. */
export function keep(key: string, kept: Kept): void {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(kept));
  } catch (error) {
    console.info('No se pudo guardar el borrador en esta pestaña', error);
  }
}

function isTypedField(value: unknown): value is TypedField {
  return typeof value === 'object' && value !== null && 'name' in value && 'value' in value;
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('state' in value) || !('fields' in value))
    return false;
  return Array.isArray(value.fields) && value.fields.every(isTypedField);
}

export function kept(key: string): Kept | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null');
    return isKept(value) ? value : undefined;
  } catch (error) {
    console.info('No se pudo leer el borrador de esta pestaña', error);
    return undefined;
  }
}

export function keptKeys(): string[] {
  try {
    const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
    return keys.map((key) => key.slice(prefix.length));
  } catch (error) {
    console.info('Esta pestaña no guarda borradores', error);
    return [];
  }
}

export function forget(key: string): void {
  sessionStorage.removeItem(prefix + key);
}

export function forgetAll(): void {
  for (const key of keptKeys()) forget(key);
}
